"""Days as pages and texts print them: "Published Thursday 12th March 2026", "03/10/2026".

A day printed as updated is not that of publication. Where day and month can be taken for each
other, the day is unknown.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from quotesearch.language.calendar import (
    DAYS,
    MONTHS,
    calendar_day,
    day_number,
    is_month,
    month_number,
)

_DAY_NAME = "|".join(day[:3] for day in DAYS)
_MONTH_NAME = "|".join(month[:3] for month in MONTHS)

_DAY = re.compile(
    rf"""
    (?: \b(?P<day_name>{_DAY_NAME})[a-z]{{0,6}}\.?,?\s )?
    (?:
        (?<!\d)(?P<iso_year>(?:19|20)\d\d) (?P<dash>[-/]?) (?P<iso_month>\d\d) (?P=dash)
        (?P<iso_day>\d\d) (?!\d)
      | \b(?P<month>(?:{_MONTH_NAME})[a-z]{{0,6}})\.?\s (?P<day>\d\d?)(?:st|nd|rd|th)?,?\s
        (?P<year>(?:19|20)\d\d)\b
      | \b(?P<day_before>\d\d?)(?:st|nd|rd|th)?[ -](?:of\s)?
        (?P<month_after>(?:{_MONTH_NAME})[a-z]{{0,6}})\.?,?[ -] (?P<year_after>(?:19|20)\d\d)\b
      | (?<![\d/.-])(?P<first>\d\d?) (?P<separator>[/.-]) (?P<second>\d\d?) (?P=separator)
        (?P<numeric_year>(?:19|20)?\d\d)\b (?![/.-]\d)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publi(?:shed|cation)|posted|issued|created|\bdate\b", re.IGNORECASE)
_UPDATED = re.compile(r"updated?|modified|edited|revised|corrected|changed|amended", re.IGNORECASE)

# Zones, and a stamp, that tell in which order numbers are read.
_MONTH_FIRST_ZONE = re.compile(r"\b(?:[ECMP][SD]T|[ECMP]T)\b")
_STAMP_OF_DRUPAL = re.compile(r"\b[A-Z][a-z]{2}, \d\d/\d\d/\d{4} - \d\d:\d\d\b")  # month first
_DAY_FIRST_ZONE = re.compile(r"\b(?:BST|GMT|IST|AE[SD]T|NZ[SD]T|SAST|CES?T|WAT|EAT)\b")

_MONTH_FIRST_REGIONS = ("US", "PH")
_UNSETTLED_REGIONS = ("CA",)  # both orders are in use
_DAY_FIRST_HOSTS = re.compile(
    r"""
    https?://[^/\s]{1,200}
    \.(?:au|de|es|eu|fr|gh|ie|in|it|jm|ke|lk|mt|my|ng|nz|pk|sg|tt|uk|za)(?:[/:]|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)


_TIME_OF_DAY = re.compile(
    r"[\s,|·•–—-]*(?:at\s)?(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?)?\s*",
    re.IGNORECASE,
)
_SHORTLY = datetime.timedelta(days=14)  # from a publication to a change


class PrintedDay(NamedTuple):
    """A day with its place in the line; `day` is None if the line does not settle it."""

    start: int
    end: int
    day: datetime.date | None
    label: str


def published_day(line: str, month_first: bool | None = None) -> str | None:
    """Return the ISO day of publication that a line states, None if there is none.

    Args:
        line: such as "Updated March 14, 2026 | Published March 12, 2026".
        month_first: the order of numbers, None if it is not known.
    """
    days = list(printed_days(line, month_first))
    published = [found for found in days if _PUBLISHED.search(found.label)]
    unlabelled = [found for found in days if not _UPDATED.search(found.label)]
    for found in published or unlabelled:
        return found.day.isoformat() if found.day else None
    return None


def is_in_numbers(line: str) -> bool:
    """Tell whether a line prints a day in numbers, such as 03/10/2026."""
    return any(match["separator"] == "/" for match in _DAY.finditer(line))


def is_date_only(line: str) -> bool:
    """Tell whether a line is a date, with its time at most."""
    match = _DAY.match(line)
    return match is not None and _TIME_OF_DAY.fullmatch(line, match.end()) is not None


def printed_days(line: str, month_first: bool | None = None) -> Iterator[PrintedDay]:
    """Yield the days with a year that a line prints, each labelled by the words before it."""
    if month_first is None:
        month_first = _order_of_line(line)
    label_start = 0
    for match in _DAY.finditer(line):
        if not _is_date(match):
            continue
        label = line[label_start : match.start()]
        yield PrintedDay(match.start(), match.end(), _read(match, month_first), label)
        label_start = match.end()


def order_of_numbers(
    lines: Sequence[str],
    changes: Sequence[str],
    urls: Sequence[str],
    languages: Sequence[str],
) -> bool | None:
    """Tell whether a page prints the month first, as in 03/17/2026; None if that is not certain.

    Args:
        lines: that may print dates: a day above 12 tells.
        changes: ISO days on which the page was changed, shortly after its publication.
        urls: of the page.
        languages: tags that the page states, such as "en-US".
    """
    matches = list(chain.from_iterable(map(_DAY.finditer, lines)))
    for match in matches:
        order = _order_of_day(match, changes)
        if order is not None:
            return order
    if any(_DAY_FIRST_HOSTS.match(url) for url in urls):
        return False
    for language in languages:
        order = _order_of_language(language)
        if order is not None:
            return order
    return None


def _order_of_line(line: str) -> bool | None:
    if _MONTH_FIRST_ZONE.search(line) or _STAMP_OF_DRUPAL.search(line):
        return True
    return False if _DAY_FIRST_ZONE.search(line) else None


def _order_of_language(language: str) -> bool | None:
    main, _, region = language.partition("-")
    if main.lower() != "en":
        return False if main else None
    if not region or region.upper() in _UNSETTLED_REGIONS:
        return None
    return region.upper() in _MONTH_FIRST_REGIONS


def _order_of_day(match: re.Match[str], changes: Sequence[str]) -> bool | None:
    """Tell the order from a date that can be read, or was shortly before a change, in one only."""
    if match["separator"] != "/":
        return None
    readings = _readings(match)
    if len(readings) > 1:
        readings = {
            order: day
            for order, day in readings.items()
            if any(_is_shortly_before(day, change) for change in changes)
        }
    return next(iter(readings)) if len(readings) == 1 else None


def _is_shortly_before(day: datetime.date, change: str) -> bool:
    since = datetime.date.fromisoformat(change) - day
    return datetime.timedelta(0) <= since <= _SHORTLY


def _is_date(match: re.Match[str]) -> bool:
    """Tell whether the word for the month is one: "Mark 4, 2026" is no date."""
    month = match["month"] or match["month_after"]
    return month is None or is_month(month)


def _read(match: re.Match[str], month_first: bool | None) -> datetime.date | None:
    parts = match.groupdict("")
    if parts["iso_year"]:
        return _day(parts, "iso_year", "iso_month", "iso_day")
    if parts["month"]:
        return calendar_day(int(parts["year"]), month_number(parts["month"]), int(parts["day"]))
    if parts["month_after"]:
        month = month_number(parts["month_after"])
        return calendar_day(int(parts["year_after"]), month, int(parts["day_before"]))
    readings = _readings(match)
    if len(set(readings.values())) == 1:
        return next(iter(readings.values()))
    if parts["separator"] != "/":
        return readings.get(False)
    return None if month_first is None else readings.get(month_first)


def _day(parts: Mapping[str, str], *names: str) -> datetime.date | None:
    year, month, day = (int(parts[name]) for name in names)
    return calendar_day(year, month, day)


def _readings(match: re.Match[str]) -> dict[bool, datetime.date]:
    """Return the days that a date in numbers can mean, by whether the month is first.

    The name of the day, if it is printed, must fit.
    """
    if not match["separator"]:
        return {}
    year = match["numeric_year"]
    full_year = int(year if len(year) == 4 else f"20{year}")
    first, second = int(match["first"]), int(match["second"])
    day_name = match["day_name"]
    readings: dict[bool, datetime.date] = {}
    for is_month_first, month, day in ((True, first, second), (False, second, first)):
        date = calendar_day(full_year, month, day)
        if date and (not day_name or date.weekday() == day_number(day_name)):
            readings[is_month_first] = date
    return readings
