"""The dates that an article mentions outside quotation marks, and the days that they mean.

A day of the week or of a month counts back from the day of publication; without that it means no
certain day. "The previous day" counts from the date mentioned before it.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from quotesearch.extraction.layout.layout import Layout
from quotesearch.language.calendar import DAYS, MONTHS, calendar_day, day_number, month_number

_MONTH_NAMES = [month.capitalize() for month in MONTHS]
_MONTH_FORMS = [rf"{name[:3]}(?:{name[3:]}|t?\.)?" for name in _MONTH_NAMES]  # March, Mar, Mar.
_LONG_MONTH = "|".join(_MONTH_NAMES)

_MONTH = rf"(?P<month>{'|'.join(_MONTH_FORMS)})"
_NUMBER = r"[\d,]*\d*(?:%|[ ]percent|[ ]per[ ]cent|:\d)"  # the rest of one that is not a day
_DAY_OF_MONTH = rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!{_NUMBER})"
_YEAR = (
    r"(?:,?\s(?:(?:in|of)\s)?(?P<year>(?:19|20)\d\d)|\s(?:of\s)?(?P<which_year>this|last)\syear)?"
)
_WEEKDAY = "|".join(day.capitalize() for day in DAYS)
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_OF_THE_SAME_DAY = rf"(?:\b(?P<day_name>{_WEEKDAY}|{_SHORT_WEEKDAY})(?:,?\s(?:the\s)?|\s?\())?"

_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {"a": 1, **{word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}}
_MOST_DAYS_AGO = 14  # past that, "20 days ago" is a rough number

_DATES = (
    re.compile(rf"{_OF_THE_SAME_DAY}\b{_MONTH}\s(?:the\s)?{_DAY_OF_MONTH}\b{_YEAR}\b", re.VERBOSE),
    re.compile(rf"{_OF_THE_SAME_DAY}\b{_DAY_OF_MONTH}\s(?:of\s)?{_MONTH}{_YEAR}\b", re.VERBOSE),
    re.compile(r"\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"),
    re.compile(
        r"""
        \b(?P<first>\d\d?) (?P<separator>[/.]) (?P<second>\d\d?) (?P=separator)
        (?P<numeric_year>(?:19|20)\d\d)\b
        """,
        re.VERBOSE,
    ),
    re.compile(
        rf"""
        \b(?:(?P<which>(?i:next|this[ ]coming|last|past))[ ])?
        (?P<weekday>
            (?:{_WEEKDAY})\b
          | (?<=\b[oO]n[ ]) {_SHORT_WEEKDAY}
          | (?<=\b(?i:late|last)[ ]) {_SHORT_WEEKDAY}
        )
        (?:[ ](?:of[ ])?(?P<week>last[ ]week))?
        """,
        re.VERBOSE,
    ),
    re.compile(
        r"""
        \b(?:
            (?P<relative>
                today | tonight | this[ ](?:morning|afternoon|evening)
              | the[ ]day[ ]before[ ]yesterday | yesterday | last[ ]night
            )
          | (?P<from_date_before>
                (?:earlier|later)[ ](?:in[ ]the|that)[ ]day
              | (?:the|that)[ ]same[ ]day
              | the[ ](?:previous|following|next)[ ]day
              | the[ ]day[ ](?:before|after)
            )
          | (?P<roughly>
                (?:about|almost|around|at[ ]least|less[ ]than|more[ ]than|nearly|over|some)[ ]
            )?
            (?:
                (?P<days_ago>\d\d?|a|one|two|three|four|five|six|seven|eight|nine|ten)[ ]days?
              | (?P<week_ago>a|one)[ ]week
            )
            [ ]ago
        )\b
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    # Dates that name no day. They end the reign of the date before: what follows was said at
    # some other time.
    re.compile(
        rf"""
        \b(?i:in|since|during)\s
        (?:(?i:the)\s)? (?:(?:early|mid|late)[ -])?
        (?:{_LONG_MONTH}|(?P<vague_year>(?:19|20)\d\d)s?)\b
        (?!\s\d)
      | \b(?i:last|this)\s
        (?:{_LONG_MONTH}|week(?:end)?|month|year|spring|summer|autumn|fall|winter)\b
        (?!\s\d)
      | \b(?i:a[ ]few|two|three|several|recent|past)\s(?:weeks?|months?|years?|days)\b
      | \b(?:years?|months?|weeks?|days|decades?)\sago\b
      | \b(?i:over|at|during)\sthe\sweekend\b
      | \b(?i:overnight|recently|previously|at[ ]the[ ]time)\b (?!\s\w+ing\b)
        """,
        re.VERBOSE,
    ),
)

# A dateline: "BERLIN, March 10 (Reuters) -", "New Delhi, Mar 10:".
_DATELINE = re.compile(
    rf"""
    (?:(?:[A-Z][\w.’'-]{{0,30}}[ ,/]{{1,2}}){{0,5}})
    \b{_MONTH}\s{_DAY_OF_MONTH}\b{_YEAR}
    \s?(?:\([^()\n]{{1,30}}\)\s?)? (?:[-–—]{{1,2}}|:)\s
    """,
    re.VERBOSE,
)
_DATELINE_PARAGRAPHS = 3  # of an article, in which its dateline is looked for
_LONGEST_DELAY = datetime.timedelta(days=7)  # between a dateline and the publication
_NEAR = 400  # characters after a year, in which a date without one may be of that year
_SAME_STORY = datetime.timedelta(days=90)  # between two dates of which one leaves out the year
_NEXT_DAY = datetime.timedelta(days=1)


class DateMention(NamedTuple):
    """A date with its place in the text; `day` is None if it means no certain day."""

    start: int
    end: int
    day: datetime.date | None


def find_date_mentions(layout: Layout, published: datetime.date | None) -> list[DateMention]:
    """Return the dates outside quotation marks, in order.

    Args:
        layout: of the article.
        published: the day of publication, if it is known.
    """
    mentions: list[DateMention] = []
    day_before: datetime.date | None = None
    year_before = 0
    year_end = -_NEAR
    for match in _matches(layout):
        parts = match.groupdict("")
        from_date_before = parts.get("from_date_before")
        if from_date_before:
            day = day_before + _distance(from_date_before) if day_before else None
        else:
            day = _day(parts, published)
            stated_year = _stated_year(layout, match)
            if _leaves_out_year(parts) and match.start() - year_end < _NEAR:
                day = _in_story(day, year_before, day_before)
            elif stated_year:
                year_before = int(stated_year)
                year_end = match.end()
            day_before = day or day_before
        mentions.append(DateMention(match.start(), match.end(), day))
    return mentions


def mentions_between(
    mentions: Sequence[DateMention], start: int, end: int
) -> Sequence[DateMention]:
    """Return the mentions, given in order, that start at `start` or later and before `end`."""
    first = bisect_left(mentions, start, key=attrgetter("start"))
    last = bisect_left(mentions, end, key=attrgetter("start"))
    return mentions[first:last]


def day_of_dateline(layout: Layout, published: datetime.date | None) -> datetime.date | None:
    """Return the day in the dateline, "BERLIN, March 10 (Reuters) -"; None if there is none.

    A day that does not fit the publication is none: a dateline is at most a week older.
    """
    for start, _ in layout.paragraphs[:_DATELINE_PARAGRAPHS]:
        start_of_line = layout.text.rfind("\n", 0, start) + 1
        dateline = _DATELINE.match(layout.text, start_of_line)
        if dateline:
            day = _day(dateline.groupdict(""), published)
            return day if _fits(day, published) else None
    return None


def _fits(day: datetime.date | None, published: datetime.date | None) -> bool:
    if day is None or published is None:
        return True
    return -_NEXT_DAY <= published - day <= _LONGEST_DELAY


def _matches(layout: Layout) -> list[re.Match[str]]:
    """List the matches outside quotation marks, of overlapping ones the first and longest."""
    matches: list[re.Match[str]] = []
    for pattern in _DATES:
        matches.extend(pattern.finditer(layout.text))
    matches.sort(key=lambda match: (match.start(), -match.end()))
    apart: list[re.Match[str]] = []
    end = 0
    for match in matches:
        if match.start() >= end and not layout.is_quoted(match.start()):
            apart.append(match)
            end = match.end()
    return apart


def _leaves_out_year(parts: Mapping[str, str]) -> bool:
    return "month" in parts and not (parts["year"] or parts["which_year"])


def _stated_year(layout: Layout, match: re.Match[str]) -> str:
    """Return the year of a whole date, or that of "In 2015" where it opens a sentence; or ""."""
    parts = match.groupdict("")
    sentence_start, _ = layout.sentence_at(match.start())
    if match.start() == sentence_start:
        return parts.get("year") or parts.get("vague_year", "")
    return parts.get("year", "")


def _in_story(
    day: datetime.date | None, year: int, day_before: datetime.date | None
) -> datetime.date | None:
    """Return the day in the year that was named shortly before, if the story goes on from there.

    None if it is not certain that it does.
    """
    if day is None or day.year == year:
        return day
    if day_before is None or day_before.year != year:
        return None
    told = calendar_day(year, day.month, day.day)
    if told is None or abs(told - day_before) > _SAME_STORY:
        return None
    return told


def _distance(relative: str) -> datetime.timedelta:
    """Return how far "the previous day" is from the date before it."""
    words = set(relative.lower().split())
    if words & {"following", "next", "after"}:
        return _NEXT_DAY
    if words & {"previous", "before"}:
        return -_NEXT_DAY
    return datetime.timedelta(days=0)


def _day(parts: Mapping[str, str], published: datetime.date | None) -> datetime.date | None:
    """Return the day that a date means, by the groups of its pattern."""
    if parts.get("iso"):
        year, month, day = map(int, parts["iso"].split("-"))
        return calendar_day(year, month, day)
    if "month" in parts:
        return _day_of_month(parts, published)
    if "separator" in parts:
        return _numeric_day(parts, published)
    if published is None:
        return None
    if "weekday" in parts:
        return _last_weekday(parts, published)
    days_ago = _days_ago(parts)
    return None if days_ago is None else published - datetime.timedelta(days=days_ago)


def _day_of_month(
    parts: Mapping[str, str], published: datetime.date | None
) -> datetime.date | None:
    """Return the day of "March 3, 2025", or the last "March 3" up to the publication."""
    month = month_number(parts["month"])
    day = int(parts["day"])
    if parts["year"]:
        return calendar_day(int(parts["year"]), month, day)
    if published is None:
        return None
    if parts["which_year"]:
        year = published.year - (parts["which_year"] == "last")
        return calendar_day(year, month, day)
    latest = published + _NEXT_DAY  # a paper of the next morning is a day ahead
    for year in (latest.year, latest.year - 1):
        date = calendar_day(year, month, day)
        if date is None or date <= latest:
            break
    return date if _is_day_named(date, parts.get("day_name")) else None


def _is_day_named(date: datetime.date | None, day_name: str | None) -> bool:
    if date is None or not day_name:
        return True
    return date.weekday() == day_number(day_name)


def _numeric_day(parts: Mapping[str, str], published: datetime.date | None) -> datetime.date | None:
    """Return the day of "13/03/2026"; None where day and month can be taken for each other.

    A day after the publication is not meant. With full stops the day is first.
    """
    first, second = int(parts["first"]), int(parts["second"])
    year = int(parts["numeric_year"])
    readings = {calendar_day(year, second, first)}
    if parts["separator"] == "/":
        readings.add(calendar_day(year, first, second))
    days = {day for day in readings if day and not _is_ahead(day, published)}
    return days.pop() if len(days) == 1 else None


def _is_ahead(day: datetime.date, published: datetime.date | None) -> bool:
    return published is not None and day > published + _NEXT_DAY


def _last_weekday(parts: Mapping[str, str], published: datetime.date) -> datetime.date | None:
    """Return the last such day up to the publication; "next Friday" lies ahead, and means none.

    On a Wednesday, "Wednesday" is the same day, and "last Wednesday" a week before; but "last
    Tuesday" may be the day before or a week earlier, and means no certain day.
    """
    which = parts["which"].lower()
    if which in ("next", "this coming"):
        return None
    number = day_number(parts["weekday"])
    if parts["week"]:
        return published - datetime.timedelta(days=published.weekday() - number + 7)
    days_back = (published.weekday() - number) % 7
    if which == "last" and 0 < days_back <= published.weekday():
        return None
    if days_back == 0 and which:
        days_back = 7
    return published - datetime.timedelta(days=days_back)


def _days_ago(parts: Mapping[str, str]) -> int | None:
    """Count back the days of "yesterday" or "three days ago"; None if the number is not certain."""
    relative = parts.get("relative", "").lower()
    if relative:
        return _days_back(relative)
    if parts.get("roughly"):
        return None
    if parts.get("week_ago"):
        return 7
    number = parts.get("days_ago", "").lower()
    days = int(number) if number.isdigit() else _NUMBERS.get(number)
    return days if days is not None and days <= _MOST_DAYS_AGO else None


def _days_back(relative: str) -> int:
    if relative.startswith("the day before"):
        return 2
    return 1 if relative in ("yesterday", "last night") else 0
