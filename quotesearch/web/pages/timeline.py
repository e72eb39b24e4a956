"""How many quotes there are of each day, month or year, from the first to the last."""

import datetime
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_UNITS = {
    "D": 62,
    "M": 120,
    "Y": 10_000,
}  # numpy's units, and how many bars of each are still legible
_WRITTEN = {"D": "{0.day} {0:%B %Y}", "M": "{0:%B %Y}", "Y": "{0.year}"}


@dataclass(frozen=True)
class Bar:
    """A period and its number of quotes; both days are inclusive."""

    label: str
    since: datetime.date
    until: datetime.date
    quotes: int


def timeline(days: npt.NDArray[np.int32]) -> list[Bar]:
    """The bars of a chart of ordinals (quotes,), NO_DAY not among them; none left out between first and last."""
    if not len(days):
        return []
    dates = (days - _EPOCH).astype("datetime64[D]")
    for unit, most in _UNITS.items():
        periods = dates.astype(f"datetime64[{unit}]")
        numbers = (periods - periods.min()).astype(int)
        if numbers.max() < most:
            break
    counts = np.bincount(numbers)
    starts = periods.min() + np.arange(len(counts))
    since, until = (
        starts.astype("datetime64[D]").tolist(),
        ((starts + 1).astype("datetime64[D]") - 1).tolist(),
    )
    bars = zip(since, until, counts.tolist(), strict=True)
    return [Bar(_WRITTEN[unit].format(first), first, last, quotes) for first, last, quotes in bars]
