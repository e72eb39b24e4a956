"""Days in a question: "oct 31", "in late September", "fall 2015", "last week", "since March 3"."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from quotesearch.language.calendar import month_number
from quotesearch.records import Span

Date = datetime.date

_DAY = datetime.timedelta(days=1)
_MONTHS_OF_SEASON = {
    "spring": (3, 5),
    "summer": (6, 8),
    "fall": (9, 11),
    "autumn": (9, 11),
    "winter": (12, 14),  # to February of the next year
}
# Shares of a month, season or year.
_EARLY, _MIDDLE, _LATE = (0.0, 0.34), (0.33, 0.67), (0.66, 1.0)
_PARTS = {
    "early": _EARLY,
    "start": _EARLY,
    "beginning": _EARLY,
    "mid": _MIDDLE,
    "middle": _MIDDLE,
    "late": _LATE,
    "end": _LATE,
}
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1}
_PAST_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
# Months that are also words: alone they need "in" or "late" before them.
_ALSO_WORDS = frozenset(("march", "may"))

_YEAR = r"(?:19|20)\d\d"
_DAY_OF_MONTH = r"\b(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"""
    jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | jun(?:e)? | jul(?:y)?
  | aug(?:ust)? | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?
"""
_DATE_PHRASE = re.compile(
    rf"""
    \b(?P<from>(?:since|after|from|starting|before|until|till|up\s+to|by)\s+)?
    (?P<in>(?:in|on|during|of|around|at)\s+)?(?:the\s+)?
    (?:
        (?P<iso>\d{{4}}-\d\d-\d\d)\b
      | (?P<ago>today|tonight|yesterday)\b
      | (?P<which>last|past|this)\s+(?P<unit>day|week|month|year)\b
      | (?:(?P<part>early|mid|late|start|beginning|middle|end)(?:\s+of\s+|-|\s+)(?:the\s+)?)?
        (?:
            # "3rd of October, 2016"
            (?P<day1>{_DAY_OF_MONTH})(?:st|nd|rd|th)?\s+(?:of\s+)?
            (?P<month1>{_MONTH})\b\.?
            (?:,?\s+(?P<year1>{_YEAR})\b)?
          | # "Oct. 3rd, 2016", "October of 2016", "October"
            (?P<month2>{_MONTH})\b\.?
            (?:\s+(?P<day2>{_DAY_OF_MONTH})(?:st|nd|rd|th)?\b)?
            (?:(?:,|\s+of)?\s+(?P<year2>{_YEAR})\b)?
          | (?P<season>spring|summer|fall|autumn|winter)\s+(?:of\s+)?(?P<year3>{_YEAR})\b
          | (?P<year4>{_YEAR})\b
        )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ANY_YEAR = re.compile(_YEAR)


class _Range(NamedTuple):
    """Days, both inclusive."""

    first: Date
    last: Date


class _CalendarPhrase(NamedTuple):
    """What a phrase such as "late September 2016" says of the calendar.

    `months` are the first and the last, numbered on into the next year.
    """

    year: int | None
    months: tuple[int, int]
    day: int | None
    part: str | None


@dataclass(frozen=True)
class Days:
    """The days that a question asks for, both inclusive, None where open.

    `span` is the place in the question that says so.
    """

    since: Date | None
    until: Date | None
    span: Span


def find_days(question: str, today: Date, first: Date, last: Date) -> Days | None:
    """Find the days that a question asks for; None where no quote is of these days.

    Of several phrases, one with a year counts before others, then the one of the fewest days.

    Args:
        question: in plain words.
        today: the day that "last week" counts from.
        first: the first day of the quotes.
        last: the last day of the quotes. A day without a year is in the latest year that has it.
    """

    def precision(days: Days) -> tuple[bool, datetime.timedelta]:
        has_no_year = not _ANY_YEAR.search(question, *days.span)
        length = (days.until or last) - (days.since or first)
        return has_no_year, length

    def is_reached(days: Days) -> bool:
        return (days.since or first) <= last and (days.until or last) >= first

    phrases = _read_phrases(question, today, _Range(first, last))
    reached = [days for days in phrases if is_reached(days)]
    return min(reached, key=precision, default=None)


def _read_phrases(question: str, today: Date, reach: _Range) -> Iterator[Days]:
    for phrase in _DATE_PHRASE.finditer(question):
        with suppress(ValueError, OverflowError):  # a day that no calendar has
            days = _days_of(phrase, today, reach)
            if days:
                since, until = _apply_preposition(phrase["from"] or "", days)
                yield Days(since, until, phrase.span())


def _apply_preposition(preposition: str, days: _Range) -> tuple[Date | None, Date | None]:
    """Return the days that a phrase means with "since" or "before" in front of it."""
    match preposition.lower().split():
        case []:
            return days.first, days.last
        case ["before"]:
            return None, days.first - _DAY
        case ["after"]:
            return days.last + _DAY, None
        case [("until" | "till" | "up" | "by"), *_]:
            return None, days.last
        case _:
            return days.first, None


def _days_of(phrase: re.Match[str], today: Date, reach: _Range) -> _Range | None:
    """Return the days that a phrase names; None where it names none, as "31 June"."""
    if phrase["iso"]:
        day = Date.fromisoformat(phrase["iso"])
        return _Range(day, day)
    if phrase["ago"]:
        day = today - _DAY * _DAYS_AGO[phrase["ago"].lower()]
        return _Range(day, day)
    if phrase["unit"]:
        return _recent_days(phrase["which"].lower(), phrase["unit"].lower(), today)
    written = _read_calendar_phrase(phrase)
    if written is None:
        return None
    if written.year:
        years: Sequence[int] = [written.year]
    else:
        latest = max(reach.last.year, today.year)
        years = range(latest, reach.first.year - 2, -1)
    return _choose(_in_years(written, years), today, reach)


def _recent_days(which: str, unit: str, today: Date) -> _Range:
    """Return the days of "last week", "this month", "past year".

    "This week" is from Monday to today, "last week" the week before that, "past week" the seven
    days up to today. "Last day" is "past day".
    """
    if which == "past" or (which, unit) == ("last", "day"):
        return _Range(today - _DAY * _PAST_DAYS[unit], today)
    if which == "this":
        return _Range(_first_day_of(unit, today), today)
    last = _first_day_of(unit, today) - _DAY
    return _Range(_first_day_of(unit, last), last)


def _first_day_of(unit: str, day: Date) -> Date:
    """Return the first day of the week, month or year that a day is in."""
    if unit == "week":
        return day - _DAY * day.weekday()
    if unit == "month":
        return day.replace(day=1)
    if unit == "year":
        return day.replace(month=1, day=1)
    return day


def _read_calendar_phrase(phrase: re.Match[str]) -> _CalendarPhrase | None:
    """Read year, months and day of a phrase; None where "march" or "may" is only a word."""
    year = phrase["year1"] or phrase["year2"] or phrase["year3"] or phrase["year4"]
    month = phrase["month1"] or phrase["month2"]
    day = phrase["day1"] or phrase["day2"]
    if phrase["season"]:
        months = _MONTHS_OF_SEASON[phrase["season"].lower()]
    elif month:
        is_alone = not (year or day or phrase["in"] or phrase["from"] or phrase["part"])
        if is_alone and month.lower() in _ALSO_WORDS:
            return None
        number = month_number(month)
        months = (number, number)
    else:
        months = (1, 12)
    return _CalendarPhrase(
        year=int(year) if year else None,
        months=months,
        day=int(day) if day else None,
        part=phrase["part"],
    )


def _in_years(written: _CalendarPhrase, years: Iterable[int]) -> list[_Range]:
    """Return the days of a phrase in each of these years that has them."""
    ranges = []
    for year in years:
        with suppress(ValueError):  # 29 February
            ranges.append(_in_year(written, year))
    return ranges


def _in_year(written: _CalendarPhrase, year: int) -> _Range:
    first_month, last_month = written.months
    if written.day:
        day = Date(year, first_month, written.day)
        return _Range(day, day)
    first = Date(year, first_month, 1)
    years_later, month = divmod(last_month, 12)
    last = Date(year + years_later, month + 1, 1) - _DAY
    if not written.part:
        return _Range(first, last)
    start, end = _PARTS[written.part.lower()]
    length = last - first
    return _Range(first + length * start, first + length * end)


def _choose(ranges: Sequence[_Range], today: Date, reach: _Range) -> _Range | None:
    """Choose, of the latest first, days that have quotes, otherwise days that have begun."""
    for days in ranges:
        if days.first <= reach.last and days.last >= reach.first:
            return days
    for days in ranges:
        if days.first <= today:
            return days
    return ranges[0] if ranges else None
