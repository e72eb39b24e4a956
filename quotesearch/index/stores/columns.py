"""The quotes by columns, in memory: for filters, facets and ranking."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]

UNKNOWN = -1  # the number of a speaker, source or kind that is null
NO_DAY = 0
NAMED = ("speaker", "source", "article", "kind")  # columns that number names


@dataclass(frozen=True)
class Columns:
    """Every quote by row, int32 (quotes,) each.

    `speaker`, `source`, `article` and `kind` are positions in `names`, UNKNOWN if null. `day` is
    the ordinal of the day the words were said or else published, NO_DAY if neither is known.
    `printing` is the row that leads the quote's group of printings. `length` counts its characters,
    `verbatim` those that are exact.
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

    def has_any(self, column: str, names: Collection[str]) -> npt.NDArray[np.bool_]:
        """Ask which quotes have one of these names in a column, in any case; bool (quotes,)."""
        positions = self._positions[column]
        numbers: list[int] = []
        for name in names:
            numbers += positions.get(name.casefold(), ())
        return np.isin(getattr(self, column), numbers)

    @cached_property
    def _positions(self) -> dict[str, dict[str, list[int]]]:
        """The positions of each name, without regard to case, by column."""
        return {column: _positions_of(names) for column, names in self.names.items()}

    def reach(self) -> tuple[datetime.date, datetime.date] | None:
        """Return the first and the last day of the quotes, or None if no quote has a day."""
        days = self.day[self.day != NO_DAY].tolist()
        if not days:
            return None
        return datetime.date.fromordinal(min(days)), datetime.date.fromordinal(max(days))


def ordinal(day: str) -> int:
    """Return an ISO day as a number that grows by one a day."""
    return datetime.date.fromisoformat(day).toordinal()


def number_names(values: Collection[str | None]) -> tuple[list[str], Numbers]:
    """Return the names among the values, sorted, and the number of each value."""
    names = sorted({value for value in values if value is not None})
    number_of: dict[str | None, int] = {name: number for number, name in enumerate(names)}
    numbers = [number_of.get(value, UNKNOWN) for value in values]
    return names, np.array(numbers, np.int32)


def _positions_of(names: list[str]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        positions[name.casefold()].append(position)
    return positions
