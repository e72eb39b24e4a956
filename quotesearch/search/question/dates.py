"""Days in a question: "oct 31", "in late September", "fall 2015", "last week", "since March 3, 2016"."""

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from quotesearch.records import Span

Date = datetime.date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "fall": (9, 11),
    "autumn": (9, 11),
    "winter": (12, 14),
}
_PARTS = {
    **dict.fromkeys(("early", "start", "beginning"), (0.0, 0.34)),
    **dict.fromkeys(("mid", "middle"), (0.33, 0.67)),
    **dict.fromkeys(("late", "end"), (0.66, 1.0)),
}
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1}

_MONTH = "|".join(
    f"{name[:3]}(?:{name[3:]})?" if name != "may" else name for name in _MONTHS
).replace("sep(?:tember)?", "sept?(?:ember)?")
_DAY_OF_MONTH = r"\b(?:0?[1-9]|[12]\d|3[01])"
_PHRASE = re.compile(
    rf"""
    \b(?P<from>(?:since|after|from|starting|before|until|till|up\s+to|by)\s+)?
    (?P<in>(?:in|on|during|of|around|at)\s+)?(?:the\s+)?
    (?:
        (?P<iso>\d{{4}}-\d\d-\d\d)\b
      | (?P<ago>today|tonight|yesterday)\b
      | (?P<which>last|past|this)\s+(?P<unit>day|week|month|year)\b
      | (?:(?P<part>early|mid|late|start|beginning|middle|end)(?:\s+of\s+|-|\s+)(?:the\s+)?)?
        (?:
            (?P<day1>{_DAY_OF_MONTH})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month1>{_MONTH})\b\.?(?:,?\s+(?P<year1>(?:19|20)\d\d)\b)?
          | (?P<month2>{_MONTH})\b\.?(?:\s+(?P<day2>{_DAY_OF_MONTH})(?:st|nd|rd|th)?\b)?
            (?:(?:,|\s+of)?\s+(?P<year2>(?:19|20)\d\d)\b)?
          | (?P<season>spring|summer|fall|autumn|winter)\s+(?:of\s+)?(?P<year3>(?:19|20)\d\d)\b
          | (?P<year4>(?:19|20)\d\d)\b
        )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS_TOO = frozenset(
    ("march", "may")
)  # months that are also words: alone they need "in" or "late" before them


@dataclass(frozen=True)
class Days:
    """Days that a question asks for, both inclusive and None where open; `span` is where it says so."""

    since: Date | None
    until: Date | None
    span: Span


def find_days(question: str, today: Date, first: Date, last: Date) -> Days | None:
    """The days that a question asks for, where the quotes have any of them: where it names several, those with a year
    before others, then the fewest.

    Args:
        question: in plain words.
        today: what "last week" counts from.
        first, last: the days of the quotes. A day without a year is in the latest year in which they have it.
    """

    def order(days: Days) -> tuple[bool, datetime.timedelta]:
        return not _YEAR.search(question, *days.span), (days.until or last) - (days.since or first)

    phrases = _phrases(question, today, first, last)
    found = [
        days for days in phrases if (days.since or first) <= last and (days.until or last) >= first
    ]
    return min(found, key=order, default=None)


def _phrases(question: str, today: Date, first: Date, last: Date) -> Iterator[Days]:
    for phrase in _PHRASE.finditer(question):
        with suppress(ValueError, OverflowError):  # a day that no calendar has
            if spanned := _spanned(phrase, today, first, last):
                yield Days(*_bounded((phrase["from"] or "").lower(), *spanned), phrase.span())


def _bounded(word: str, since: Date, until: Date) -> tuple[Date | None, Date | None]:
    """The days that a word before them means, such as "before"."""
    match word.split():
        case []:
            return since, until
        case ["before"]:
            return None, since - _DAY
        case ["after"]:
            return until + _DAY, None
        case [("until" | "till" | "up" | "by"), *_]:
            return None, until
        case _:
            return since, None


def _spanned(
    phrase: re.Match[str], today: Date, first: Date, last: Date
) -> tuple[Date, Date] | None:
    """The days of one phrase, before "since" or "before" is looked at; None for 31 June."""
    if phrase["iso"]:
        return (Date.fromisoformat(phrase["iso"]),) * 2
    if phrase["ago"]:
        return (today - _DAY * _DAYS_AGO[phrase["ago"].lower()],) * 2
    if phrase["unit"]:
        return _lately(phrase["which"].lower(), phrase["unit"].lower(), today)
    year = next(
        (int(phrase[name]) for name in ("year1", "year2", "year3", "year4") if phrase[name]), None
    )
    if phrase["season"]:
        months = _SEASONS[phrase["season"].lower()]
    elif written := phrase["month1"] or phrase["month2"]:
        bare = not (
            year
            or phrase["day1"]
            or phrase["day2"]
            or phrase["in"]
            or phrase["from"]
            or phrase["part"]
        )
        if bare and written.lower() in _WORDS_TOO:
            return None
        months = (
            next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(written[:3].lower())),
        ) * 2
    else:
        months = (1, 12)
    day = phrase["day1"] or phrase["day2"]
    candidates = [year] if year else range(max(last.year, today.year), first.year - 2, -1)
    spans = []
    for number in candidates:
        with suppress(ValueError):  # 29 February
            spans.append(_within(number, months, int(day) if day else None, phrase["part"]))
    in_range = (span for span in spans if span[0] <= last and span[1] >= first)
    past = (span for span in spans if span[0] <= today)
    return next(chain(in_range, past, spans), None)


def _lately(which: str, unit: str, today: Date) -> tuple[Date, Date]:
    """ "this week" has Monday to today, "last week" the week before it, "past week" seven days back to today."""
    back = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    if which == "past" or (which, unit) == ("last", "day"):
        return today - _DAY * back, today
    until = today if which == "this" else _first_of(unit, today) - _DAY
    return _first_of(unit, until), until


def _first_of(unit: str, day: Date) -> Date:
    """The first day of the week, month or year that a day is in."""
    year = day.replace(month=1, day=1)
    return {
        "day": day,
        "week": day - _DAY * day.weekday(),
        "month": day.replace(day=1),
        "year": year,
    }[unit]


def _within(
    year: int, months: tuple[int, int], day: int | None, part: str | None
) -> tuple[Date, Date]:
    if day:
        return (Date(year, months[0], day),) * 2
    since = Date(year, months[0], 1)
    end = Date(year + months[1] // 12, months[1] % 12 + 1, 1) - _DAY
    if not part:
        return since, end
    low, high = _PARTS[part.lower()]
    return since + (end - since) * low, since + (end - since) * high


_DAY = datetime.timedelta(days=1)
