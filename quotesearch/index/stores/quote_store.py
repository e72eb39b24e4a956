"""The quotes of a generation in SQLite: fetched by row or id, filtered and counted."""

from __future__ import annotations

import datetime
import json
import sqlite3
import threading
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quotesearch.errors import IndexDamagedError
from quotesearch.index.name_statistics import ordinary_words, words_of_others
from quotesearch.index.passages import passage_key
from quotesearch.index.printings import first_printed, group_printings
from quotesearch.index.stores.columns import (
    NAMED,
    NO_DAY,
    UNKNOWN,
    Columns,
    Numbers,
    number_names,
    ordinal,
)
from quotesearch.jsonl import parse
from quotesearch.records import Filters, Quote

Rows = npt.NDArray[np.int64]

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
_INSERT_QUOTE = "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = (*NAMED, "day", "printing", "length", "verbatim")
# Any number of rows as one parameter: SQLite limits how many parameters there may be.
_SELECT_ROWS = "SELECT row, record FROM quotes WHERE row IN (SELECT value FROM json_each(?))"


class QuoteStore:
    """The quotes by row, their position among those that `searchable` keeps.

    `columns`: all quotes by columns. `count`: how many there are. `reach`: the first and the last
    day of the quotes, None if no quote has a day. Several threads may ask at once.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        # The object is in a reference cycle: close the connection without waiting for the
        # garbage collector.
        weakref.finalize(self, connection.close)
        self._lock = threading.Lock()
        self.columns = self._read_columns()
        self.count = len(self.columns.day)
        self.reach = self.columns.reach()

    @classmethod
    def build(cls, path: Path, quotes: Sequence[Quote], passages: Sequence[Sequence[str]]) -> None:
        """Write a new file of quotes, and of the keys of their passages."""
        rows = range(len(quotes))
        values = map(_values, rows, quotes, group_printings(quotes), passages)
        names = _names(quotes)
        contexts = (quote.context for quote in quotes)
        connection = sqlite3.connect(path)
        with connection:
            connection.executescript(_SCHEMA)
            connection.executemany(_INSERT_QUOTE, values)
            _insert_words(connection, "ordinary", ordinary_words(names, contexts))
            _insert_words(connection, "others", words_of_others(quotes))
        connection.close()

    @classmethod
    def open(cls, path: Path) -> QuoteStore:
        """Open what `build` has written, for reading only."""
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False), path)

    def get(self, rows: Rows) -> list[Quote]:
        """Return the quotes of these rows, in their order.

        Raises:
            KeyError: there is no such row.
        """
        numbers = rows.tolist()
        quotes: dict[int, Quote] = {}
        for row, record in self._select(_SELECT_ROWS, json.dumps(numbers)):
            where = f"{self._path}: row {row}"
            quotes[row] = parse(Quote, record, IndexDamagedError, where)
        return [quotes[row] for row in numbers]

    def printings(self, rows: Rows) -> list[dict[int, Quote]]:
        """Return for each of these quotes all its printings, itself among them, by row.

        They go from first to last, those of no known day last.
        """
        leaders = self.columns.printing
        printed = np.flatnonzero(np.isin(leaders, leaders[rows]))
        quotes = list(zip(printed.tolist(), self.get(printed), strict=True))
        quotes.sort(key=lambda row_and_quote: first_printed(row_and_quote[1]))
        groups: dict[int, dict[int, Quote]] = defaultdict(dict)
        for row, quote in quotes:
            groups[leaders[row]][row] = quote
        return [dict(groups[leader]) for leader in leaders[rows].tolist()]

    def row_of(self, quote_id: str) -> int | None:
        """Return the row of the quote with this id, None if there is none."""
        rows = self._select("SELECT row FROM quotes WHERE id = ?", quote_id)
        return rows[0][0] if rows else None

    def rows(self, filters: Filters) -> Rows | None:
        """Return the rows that pass, int64 ascending; None if nothing is filtered."""
        if not filters.given():
            return None
        columns = self.columns
        passes = np.ones(self.count, bool)
        for column in ("speaker", "source", "kind"):
            name = getattr(filters, column)
            if name:
                passes &= columns.has_any(column, [name])
        if filters.since:
            passes &= columns.day >= ordinal(filters.since)  # NO_DAY is before all days
        if filters.until:
            passes &= (columns.day != NO_DAY) & (columns.day <= ordinal(filters.until))
        return np.flatnonzero(passes)

    def facets(self, rows: Rows) -> dict[str, dict[str, int]]:
        """Count these quotes by speaker, source, kind and year, most first; null is not counted."""
        facets = {column: self._count(column, rows) for column in ("speaker", "source", "kind")}
        days = self.columns.day[rows].tolist()
        years = [str(datetime.date.fromordinal(day).year) for day in days if day != NO_DAY]
        facets["year"] = _most_first(Counter(years))
        return facets

    def _count(self, column: str, rows: Rows) -> dict[str, int]:
        names = self.columns.names[column]
        numbers = getattr(self.columns, column)[rows].tolist()
        return _most_first(Counter(names[number] for number in numbers if number != UNKNOWN))

    def speakers(self, prefix: str = "") -> dict[str, int]:
        """Count the quotes of each speaker, most first.

        With a prefix, only of speakers of whose names a word begins with it, in any case.
        """
        names = self.columns.names["speaker"]
        numbers = self.columns.speaker
        counts = np.bincount(numbers[numbers != UNKNOWN], minlength=len(names)).tolist()
        start = f" {prefix.strip().casefold()}"
        matching: dict[str, int] = {}
        for name, count in zip(names, counts, strict=True):
            if start in f" {name.casefold()}":
                matching[name] = count
        return _most_first(matching)

    def ordinary_words(self) -> list[str]:
        """Return the words of names that articles write in lower case at least half of the time."""
        return [word for (word,) in self._select("SELECT word FROM ordinary")]

    def words_of_others(self) -> list[str]:
        """Return the words of speakers' names that usually mean somebody or something else."""
        return [word for (word,) in self._select("SELECT word FROM others")]

    def passage_keys(self) -> list[bytes]:
        """Return the keys of all embedded passages: those of row 0, then of row 1, and so on."""
        keys: list[bytes] = []
        for keys_of_row in self._select("SELECT words_key, passage_key FROM quotes ORDER BY row"):
            keys += keys_of_row
        return keys

    def _read_columns(self) -> Columns:
        columns = ", ".join(_COLUMNS)
        statement = f"SELECT {columns} FROM quotes ORDER BY row"  # noqa: S608 - constants
        table = np.array(self._select(statement), object).reshape(-1, len(_COLUMNS))
        names: dict[str, list[str]] = {}
        numbers: dict[str, Numbers] = {}
        for column, values in zip(_COLUMNS, table.T, strict=True):
            if column in NAMED:
                names[column], numbers[column] = number_names(values)
            else:
                numbers[column] = values.astype(np.int32)
        return Columns(**numbers, names=names)

    def _select(self, statement: str, *values: object) -> list[Any]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    def order(item: tuple[str, int]) -> tuple[int, str]:
        name, count = item
        return -count, name

    return dict(sorted(counts.items(), key=order))


def _names(quotes: Iterable[Quote]) -> set[str]:
    """Return the names of all speakers and sources."""
    names: set[str] = set()
    for quote in quotes:
        names.update(filter(None, (quote.speaker, quote.source)))
    return names


def _insert_words(connection: sqlite3.Connection, table: str, words: Iterable[str]) -> None:
    statement = f"INSERT INTO {table} VALUES (?)"  # noqa: S608 - a constant
    connection.executemany(statement, [(word,) for word in sorted(words)])


def _values(row: int, quote: Quote, leader: int, passages: Sequence[str]) -> tuple[object, ...]:
    """Return a row of the table of quotes."""
    day = quote.date or quote.published
    length = len(quote.text)
    verbatim = sum(map(len, quote.quoted))
    return (
        row,
        quote.id,
        quote.speaker,
        quote.source,
        quote.article_id,
        quote.kind,
        ordinal(day) if day else NO_DAY,
        leader,
        length,
        min(length, verbatim),
        *map(passage_key, passages),
        json.dumps(quote.to_json(), ensure_ascii=False),
    )
