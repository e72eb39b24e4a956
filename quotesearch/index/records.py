"""The quotes of a generation in SQLite: fetched by row or id, filtered, counted."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quotesearch.errors import IndexDamagedError
from quotesearch.index.passages import passage_key, passages
from quotesearch.models import Filters, Quote, parse

Rows = npt.NDArray[np.int64]


class Records:
    """The quotes by row, the position they have in `quotes.jsonl`. Several threads may ask at once."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._lock = threading.Lock()
        self.count: int = self._select("SELECT count(*) FROM quotes")[0][0]

    @classmethod
    def build(cls, path: Path, quotes: Sequence[Quote]) -> None:
        """Write a new file."""
        connection = sqlite3.connect(path)
        with connection:
            connection.executescript(_SCHEMA)
            connection.executemany(
                "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_columns(row, quote) for row, quote in enumerate(quotes)),
            )
            speakers = Counter(quote.speaker for quote in quotes if quote.speaker)
            connection.executemany(
                "INSERT INTO speakers VALUES (?, ?, ?)",
                ((name, name.casefold(), count) for name, count in speakers.items()),
            )
        connection.close()

    @classmethod
    def open(cls, path: Path) -> Records:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False), path)

    def get(self, rows: Rows) -> list[Quote]:
        """The quotes of these rows, in their order.

        Raises:
            KeyError: there is no such row.
        """
        found = dict(
            self._select("SELECT row, record FROM quotes WHERE row IN (SELECT value FROM json_each(?))", _array(rows))
        )
        return [parse(Quote, found[row], IndexDamagedError, f"{self._path}: row {row}") for row in rows.tolist()]

    def row_of(self, quote_id: str) -> int | None:
        found = self._select("SELECT row FROM quotes WHERE id = ?", quote_id)
        return found[0][0] if found else None

    def rows(self, filters: Filters) -> Rows | None:
        """The rows that pass, int64 ascending; None where nothing is filtered."""
        if not filters:
            return None
        conditions = {
            "speaker_folded = ?": filters.speaker and filters.speaker.casefold(),
            "source_folded = ?": filters.source and filters.source.casefold(),
            "day >= ?": filters.since,
            "day <= ?": filters.until,
            "kind = ?": filters.kind,
        }
        used = {condition: value for condition, value in conditions.items() if value is not None}
        statement = f"SELECT row FROM quotes WHERE {' AND '.join(used)} ORDER BY row"  # noqa: S608 - no value is in it
        found = self._select(statement, *used.values())
        return np.array([row for (row,) in found], np.int64)

    def facets(self, rows: Rows) -> dict[str, dict[str, int]]:
        """How many of these quotes each speaker, source and year has, most first; what is null is not counted."""
        found = self._select(
            "SELECT speaker, source, substr(day, 1, 4) FROM quotes WHERE row IN (SELECT value FROM json_each(?))",
            _array(rows),
        )
        columns = zip(*found, strict=True) if found else ((), (), ())
        counts = (Counter(filter(None, column)) for column in columns)
        return {
            facet: dict(sorted(count.items(), key=lambda item: (-item[1], item[0])))
            for facet, count in zip(("speaker", "source", "year"), counts, strict=True)
        }

    def speakers(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Speakers with a word that starts with the prefix, caseless, and their number of quotes, most first."""
        literal = prefix.strip().casefold()
        for special in ("\\", "%", "_"):
            literal = literal.replace(special, f"\\{special}")
        return self._select(
            "SELECT name, quotes FROM speakers WHERE ' ' || folded LIKE ? ESCAPE '\\'"
            " ORDER BY quotes DESC, name LIMIT ?",
            f"% {literal}%",
            limit,
        )

    def passage_keys(self) -> list[bytes]:
        """The keys of all embedded passages: those of row 0, then those of row 1, and so on."""
        found = self._select("SELECT words_key, passage_key FROM quotes ORDER BY row")
        return [key for keys in found for key in keys]

    def _select(self, statement: str, *values: object) -> list[Any]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _columns(row: int, quote: Quote) -> tuple[object, ...]:
    return (
        row,
        quote.id,
        quote.speaker,
        quote.speaker and quote.speaker.casefold(),
        quote.source,
        quote.source and quote.source.casefold(),
        quote.date or quote.published,
        quote.kind,
        *map(passage_key, passages(quote)),
        json.dumps(quote.to_json(), ensure_ascii=False),
    )


def _array(rows: Rows) -> str:
    """One parameter for any number of rows: SQLite limits how many there may be."""
    return json.dumps(rows.tolist())


_SCHEMA = """
CREATE TABLE quotes (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    speaker TEXT,
    speaker_folded TEXT,
    source TEXT,
    source_folded TEXT,
    day TEXT,
    kind TEXT NOT NULL,
    words_key BLOB NOT NULL,
    passage_key BLOB NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX quotes_by_speaker ON quotes (speaker_folded);
CREATE INDEX quotes_by_source ON quotes (source_folded);
CREATE INDEX quotes_by_day ON quotes (day);
CREATE TABLE speakers (name TEXT PRIMARY KEY, folded TEXT NOT NULL, quotes INTEGER NOT NULL);
"""
