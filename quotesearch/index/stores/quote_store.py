"""The quotes of a generation in SQLite: fetched by row or id, and by columns for filters, facets and ranking."""

from __future__ import annotations

import datetime
import json
import sqlite3
import threading
import weakref
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quotesearch.errors import IndexDamagedError
from quotesearch.index.name_statistics import ordinary_words, words_of_others
from quotesearch.index.passages import passage_key
from quotesearch.index.printings import first_printed, group_printings
from quotesearch.jsonl import parse
from quotesearch.records import Filters, Quote

Rows = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]

UNKNOWN = -1  # the number of a speaker, source or kind that is null
NO_DAY = 0
NAMED = ("speaker", "source", "article", "kind")  # columns that number names


@dataclass(frozen=True)
class Columns:
    """Every quote by row, int32 (quotes,) each.

    `speaker`, `source`, `article` and `kind` are positions in `names`, UNKNOWN where null; `day` is the ordinal of the
    day the words were said or else published, NO_DAY where there is neither; `printing` is the row that leads the
    quote's group of printings; `length` counts its characters, `verbatim` those of them that are exact.
    """

    speaker: Numbers
    source: Numbers
    article: Numbers
    kind: Numbers
    day: Numbers
    printing: Numbers
    length: Numbers
    verbatim: Numbers
    names: dict[str, list[str]]

    def of(self, column: str, names: Collection[str]) -> npt.NDArray[np.bool_]:
        """Which quotes have one of these names in a column, without regard to case, bool (quotes,)."""
        numbers = [at for name in names for at in self._folded[column].get(name.casefold(), ())]
        return np.isin(getattr(self, column), numbers)

    @cached_property
    def _folded(self) -> dict[str, dict[str, list[int]]]:
        folded: dict[str, dict[str, list[int]]] = {
            column: defaultdict(list) for column in self.names
        }
        for column, names in self.names.items():
            for at, name in enumerate(names):
                folded[column][name.casefold()].append(at)
        return folded


class QuoteStore:
    """The quotes by row, their position among those that `searchable` keeps. Several threads may ask at once."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        weakref.finalize(
            self, connection.close
        )  # it refers to itself, and would else stay open for the collector
        self._lock = threading.Lock()
        self.columns = self._columns()
        self.count = len(self.columns.day)
        self.reach = _reach(self.columns.day)

    @classmethod
    def build(cls, path: Path, quotes: Sequence[Quote], passages: Sequence[Sequence[str]]) -> None:
        """Write a new file of quotes, and of the keys of their passages."""
        connection = sqlite3.connect(path)
        with connection:
            connection.executescript(_SCHEMA)
            connection.executemany(
                "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                map(_values, range(len(quotes)), quotes, group_printings(quotes), passages),
            )
            names = {name for quote in quotes for name in (quote.speaker, quote.source) if name}
            ordinary = ordinary_words(names, (quote.context for quote in quotes))
            connection.executemany(
                "INSERT INTO ordinary VALUES (?)", ((word,) for word in sorted(ordinary))
            )
            others = words_of_others(quotes)
            connection.executemany(
                "INSERT INTO others VALUES (?)", ((word,) for word in sorted(others))
            )
        connection.close()

    @classmethod
    def open(cls, path: Path) -> QuoteStore:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False), path)

    def get(self, rows: Rows) -> list[Quote]:
        """The quotes of these rows, in their order.

        Raises:
            KeyError: there is no such row.
        """
        # Any number of rows as one parameter: SQLite limits how many there may be.
        statement = "SELECT row, record FROM quotes WHERE row IN (SELECT value FROM json_each(?))"
        found = dict(self._select(statement, json.dumps(rows.tolist())))
        return [
            parse(Quote, found[row], IndexDamagedError, f"{self._path}: row {row}")
            for row in rows.tolist()
        ]

    def printings(self, rows: Rows) -> list[dict[int, Quote]]:
        """Of each quote all its printings, itself among them, by row: first to last, those of no known day last."""
        leads = self.columns.printing
        printed = np.flatnonzero(np.isin(leads, leads[rows]))
        groups: dict[int, dict[int, Quote]] = defaultdict(dict)
        quotes = zip(printed.tolist(), self.get(printed), strict=True)
        for row, quote in sorted(quotes, key=lambda item: first_printed(item[1])):
            groups[leads[row]][row] = quote
        return [dict(groups[lead]) for lead in leads[rows].tolist()]

    def row_of(self, quote_id: str) -> int | None:
        found = self._select("SELECT row FROM quotes WHERE id = ?", quote_id)
        return found[0][0] if found else None

    def rows(self, filters: Filters) -> Rows | None:
        """The rows that pass, int64 ascending; None where nothing is filtered."""
        if not filters.given():
            return None
        columns = self.columns
        passes = np.ones(self.count, bool)
        for name in ("speaker", "source", "kind"):
            if wanted := getattr(filters, name):
                passes &= columns.of(name, [wanted])
        if filters.since:
            passes &= columns.day >= ordinal(filters.since)  # NO_DAY is before all days
        if filters.until:
            passes &= (columns.day != NO_DAY) & (columns.day <= ordinal(filters.until))
        return np.flatnonzero(passes)

    def facets(self, rows: Rows) -> dict[str, dict[str, int]]:
        """How many of these quotes each speaker, source, year and kind has, most first; what is null is not counted."""
        columns = self.columns
        values = {
            name: [
                columns.names[name][at]
                for at in getattr(columns, name)[rows].tolist()
                if at != UNKNOWN
            ]
            for name in ("speaker", "source", "kind")
        }
        days = columns.day[rows].tolist()
        values["year"] = [str(datetime.date.fromordinal(day).year) for day in days if day != NO_DAY]
        return {facet: _most_first(Counter(counted)) for facet, counted in values.items()}

    def speakers(self, prefix: str = "") -> dict[str, int]:
        """The number of quotes of each speaker of whose name a word begins with `prefix`, in any case, most first."""
        numbers = self.columns.speaker
        counts = np.bincount(
            numbers[numbers != UNKNOWN], minlength=len(self.columns.names["speaker"])
        )
        start = f" {prefix.strip().casefold()}"
        counted = zip(self.columns.names["speaker"], counts.tolist(), strict=True)
        return _most_first(
            {name: count for name, count in counted if start in f" {name.casefold()}"}
        )

    def ordinary(self) -> list[str]:
        """Words of speakers' and sources' names that the articles mostly write in lower case."""
        return [word for (word,) in self._select("SELECT word FROM ordinary")]

    def others(self) -> list[str]:
        """Words of speakers' names that mostly mean somebody or something else."""
        return [word for (word,) in self._select("SELECT word FROM others")]

    def passage_keys(self) -> list[bytes]:
        """The keys of all embedded passages: those of row 0, then those of row 1, and so on."""
        found = self._select("SELECT words_key, passage_key FROM quotes ORDER BY row")
        return [key for keys in found for key in keys]

    def _columns(self) -> Columns:
        fields = ("speaker", "source", "article", "kind", "day", "printing", "length", "verbatim")
        found = self._select(f"SELECT {', '.join(fields)} FROM quotes ORDER BY row")  # noqa: S608 - no value is in it
        names: dict[str, list[str]] = {}
        numbers: dict[str, Numbers] = {}
        for name, values in zip(
            fields, np.array(found, object).reshape(-1, len(fields)).T, strict=True
        ):
            if name in NAMED:
                names[name] = sorted({value for value in values if value is not None})
                number = {value: at for at, value in enumerate(names[name])}
                numbers[name] = np.array([number.get(value, UNKNOWN) for value in values], np.int32)
            else:
                numbers[name] = values.astype(np.int32)
        return Columns(**numbers, names=names)

    def _select(self, statement: str, *values: object) -> list[Any]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def ordinal(day: str) -> int:
    """An ISO day as a number that grows by one a day."""
    return datetime.date.fromisoformat(day).toordinal()


def _values(row: int, quote: Quote, lead: int, passages: Sequence[str]) -> tuple[object, ...]:
    day = quote.date or quote.published
    return (
        row,
        quote.id,
        quote.speaker,
        quote.source,
        quote.article_id,
        quote.kind,
        ordinal(day) if day else NO_DAY,
        lead,
        len(quote.text),
        min(len(quote.text), sum(map(len, quote.quoted))),
        *map(passage_key, passages),
        json.dumps(quote.to_json(), ensure_ascii=False),
    )


_SCHEMA = """
CREATE TABLE quotes (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    speaker TEXT,
    source TEXT,
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    day INTEGER NOT NULL,
    printing INTEGER NOT NULL,
    length INTEGER NOT NULL,
    verbatim INTEGER NOT NULL,
    words_key BLOB NOT NULL,
    passage_key BLOB NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE ordinary (word TEXT PRIMARY KEY);
CREATE TABLE others (word TEXT PRIMARY KEY);
"""


def _reach(days: Numbers) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of the quotes, or None where no quote has a day."""
    known = days[days != NO_DAY].tolist()
    if not known:
        return None
    return datetime.date.fromordinal(min(known)), datetime.date.fromordinal(max(known))
