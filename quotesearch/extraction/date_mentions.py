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
from quotesearch.language.calendar import DAYS, MONTHS, month_number

_MONTH_NAMES = [month.capitalize() for month in MONTHS]
_MONTH_FORMS = [rf"{name[:3]}(?:{name[3:]}|t?\.)?" for name in _MONTH_NAMES]  # March, Mar, Mar.

_MONTH = rf"(?P<month>{'|'.join(_MONTH_FORMS)})"
_NUMBER = r"[\d,]*\d*(?:%|[ ]percent|[ ]per[ ]cent|:\d)"  # the rest of one that is not a day
_DAY_OF_MONTH = rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!{_NUMBER})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = "|".join(day.capitalize() for day in DAYS)

_DATES = (
    re.compile(rf"\b{_MONTH}\s{_DAY_OF_MONTH}(?:,?\s{_YEAR})?\b", re.VERBOSE),
    re.compile(rf"\b{_DAY_OF_MONTH}\s{_MONTH}(?:,?\s{_YEAR})?\b", re.VERBOSE),
    re.compile(r"\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"),
    re.compile(
        rf"\b(?:(?P<which>(?i:next|this[ ]coming|last|past))[ ])?(?P<weekday>{_WEEKDAY})\b",
        re.VERBOSE,
    ),
    re.compile(
        r"""
        \b(?:
            (?P<relative>today|yesterday)
          | (?P<from_date_before>
                (?:earlier|later)[ ](?:in[ ]the|that)[ ]day
              | (?:the|that)[ ]same[ ]day
              | the[ ](?:previous|following|next)[ ]day
              | the[ ]day[ ](?:before|after)
            )
        )\b
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    # Dates that name no day. They end the reign of the date before: what follows was said at
    # some other time.
    re.compile(
        rf"""
        \b(?i:in|since|during)\s
        (?:(?:early|mid|late)[ -])?
        (?:{"|".join(_MONTH_NAMES)}|(?:19|20)\d\d)\b
        (?!\s\d)
      | \b(?i:last|a[ ]few|two|three|several|recent)\s(?:weeks?|months?|years?|days)\b
      | \b(?:years?|months?|weeks?|days)\sago\b
        """,
        re.VERBOSE,
    ),
)


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
    for match in _matches(layout):
        parts = match.groupdict("")
        from_date_before = parts.get("from_date_before")
        if from_date_before:
            day = day_before + _distance(from_date_before) if day_before else None
        else:
            day = _day(parts, published)
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


def _matches(layout: Layout) -> list[re.Match[str]]:
    matches: list[re.Match[str]] = []
    for pattern in _DATES:
        matches.extend(pattern.finditer(layout.text))
    matches.sort(key=lambda match: match.span())
    return [match for match in matches if not layout.is_quoted(match.start())]


def _distance(relative: str) -> datetime.timedelta:
    """Return how far "the previous day" is from the date before it."""
    words = set(relative.lower().split())
    if words & {"following", "next", "after"}:
        return datetime.timedelta(days=1)
    if words & {"previous", "before"}:
        return datetime.timedelta(days=-1)
    return datetime.timedelta(days=0)


def _day(parts: Mapping[str, str], published: datetime.date | None) -> datetime.date | None:
    """Return the day that a date means, by the groups of its pattern."""
    try:
        if "iso" in parts:
            return datetime.date.fromisoformat(parts["iso"])
        if "month" in parts:
            return _day_of_month(parts, published)
    except ValueError:  # 31 February: a misprint means no day
        return None
    if published is None:
        return None
    if "weekday" in parts:
        return _last_weekday(parts["weekday"], parts["which"], published)
    relative = parts.get("relative", "").lower()
    if relative == "today":
        return published
    if relative == "yesterday":
        return published - datetime.timedelta(days=1)
    return None


def _day_of_month(
    parts: Mapping[str, str], published: datetime.date | None
) -> datetime.date | None:
    """Return the day of "March 3, 2025", or the last "March 3" up to the publication.

    Raises:
        ValueError: the month has no such day.
    """
    month = month_number(parts["month"])
    day = int(parts["day"])
    if parts["year"]:
        return datetime.date(int(parts["year"]), month, day)
    if published is None:
        return None
    latest = published + datetime.timedelta(days=1)  # a paper of the next morning is a day ahead
    date = datetime.date(latest.year, month, day)
    if date <= latest:
        return date
    return datetime.date(latest.year - 1, month, day)


def _last_weekday(weekday: str, which: str, published: datetime.date) -> datetime.date | None:
    """Return the last such day up to the publication; "next Friday" lies ahead, and means none.

    On a Wednesday, "Wednesday" is the same day, and "last Wednesday" a week before.
    """
    which = which.lower()
    if which in ("next", "this coming"):
        return None
    days_back = (published.weekday() - DAYS.index(weekday.lower())) % 7
    if days_back == 0 and which:
        days_back = 7
    return published - datetime.timedelta(days=days_back)
