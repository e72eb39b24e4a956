"""How many quotes there are of each day, month or year, from the first to the last."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_EPOCH = datetime.date(1970, 1, 1).toordinal()


class _Unit(NamedTuple):
    """A length of periods.

    `code` is numpy's name of it, `most_bars` how many bars of it are still legible, `label` how a
    period is written, from its first day.
    """

    code: str
    most_bars: int
    label: str


_UNITS = (
    _Unit("D", 62, "{0.day} {0:%B %Y}"),
    _Unit("M", 120, "{0:%B %Y}"),
    _Unit("Y", 10_000, "{0.year}"),  # more than the calendar has
)


@dataclass(frozen=True)
class Bar:
    """A period and its number of quotes; both days are inclusive."""

    label: str
    since: datetime.date
    until: datetime.date
    quotes: int


def timeline(days: npt.NDArray[np.int32]) -> list[Bar]:
    """Make the bars of a chart, in the finest unit that is legible.

    Args:
        days: (quotes,) the ordinal of each quote's day; NO_DAY must not be among them.

    Returns:
        A bar for each period from the first to the last, also for those without quotes.
    """
    if not len(days):
        return []
    dates = (days - _EPOCH).astype("datetime64[D]")
    unit = next(unit for unit in _UNITS if _span(dates, unit) <= unit.most_bars)
    periods = dates.astype(f"datetime64[{unit.code}]")
    first = periods.min()
    counts = np.bincount((periods - first).astype(int))
    starts = first + np.arange(len(counts))
    first_days = starts.astype("datetime64[D]")
    last_days = (starts + 1).astype("datetime64[D]") - 1
    bars = zip(first_days.tolist(), last_days.tolist(), counts.tolist(), strict=True)
    return [Bar(unit.label.format(since), since, until, count) for since, until, count in bars]


def _span(dates: npt.NDArray[np.datetime64], unit: _Unit) -> int:
    """Count the periods from the first date to the last."""
    periods = dates.astype(f"datetime64[{unit.code}]")
    return int((periods.max() - periods.min()).astype(int)) + 1
