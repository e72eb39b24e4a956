"""Dates: the day on which words were said, where the article says or implies it.

A date governs a quote when it stands with the cue ("said on Saturday", "a January 9 memorandum stated") or opens
the sentence ("On February 28, Altman announced …"); what one speaker says after that, without a date of its own,
was said on the same day. A day of the week or of a month counts back from the day of publication; without one it
resolves to nothing.
"""

import datetime
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from quotesearch.extraction.attribution.decoding import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import between
from quotesearch.language.english import DAYS, MONTHS
from quotesearch.records import DateBasis, Span

_MONTH = (
    r"(?P<month>"
    + "|".join(rf"{name[:3]}(?:{name[3:]}|t?\.)?" for name in map(str.capitalize, MONTHS))
    + ")"
)
_DAY_OF_MONTH = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,]*\d*(?:%| percent| per cent|:\d))"
_WEEKDAY = "|".join(map(str.capitalize, DAYS))
_ANY_MONTH = "|".join(map(str.capitalize, MONTHS))
_PATTERNS = (
    re.compile(rf"\b{_MONTH}\s{_DAY_OF_MONTH}(?:,?\s(?P<year>(?:19|20)\d\d))?\b"),
    re.compile(rf"\b{_DAY_OF_MONTH}\s{_MONTH}(?:,?\s(?P<year>(?:19|20)\d\d))?\b"),
    re.compile(r"\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"),
    re.compile(rf"\b(?P<ahead>(?i:next |this coming |last |past ))?(?P<weekday>{_WEEKDAY})\b"),
    re.compile(
        r"\b(?P<relative>today|yesterday|(?P<back>(?:earlier|later) (?:in the|that) day|(?:the|that) same day|"
        r"the (?:previous|following|next) day|the day (?:before|after)))\b",
        re.I,
    ),
)
# A date that names no day ends the reign of the one before it: the words were said at some other time.
_VAGUE = re.compile(
    rf"\b(?i:in|since|during)\s(?:(?:early|mid|late)[ -])?(?:{_ANY_MONTH}|(?:19|20)\d\d)\b(?!\s\d)"
    r"|\b(?i:last|a few|two|three|several|recent)\s(?:weeks?|months?|years?|days)\b"
    r"|\b(?:years?|months?|weeks?|days)\sago\b"
)
# What may stand between the start of a sentence and the date that governs it.
_LEAD_IN = re.compile(
    r"(?:(?:later|earlier|then|thus|and|but|meanwhile|also|still|on|late|early|by|"
    r"the (?:morning|afternoon|evening|night)(?: of)?)\b[,\s]*)*",
    re.IGNORECASE,
)
_FROM_MENTION = re.compile(r"\s(?:by|from)\s(?:[\w’ ,&-]{0,120}[, ])?")
_RELATIVE_CLAUSE = re.compile(r",|\bwho\b")
_OTHER_CLAUSE = re.compile(r"[.;:]|\b(?:that|and|but|who|of)\b")
_BY_CUE = 60  # characters between a date and its cue, at most


@dataclass(frozen=True)
class Dated:
    """The day of a quote, and whether the article states it."""

    day: str | None
    basis: DateBasis | None


class _Found(NamedTuple):
    start: int
    end: int
    day: datetime.date | None


def date_quotes(
    layout: Layout,
    attributions: Sequence[Attribution],
    speakers: Sequence[str | None],
    published: str | None,
    subjects: Sequence[tuple[int, str]],
) -> list[Dated]:
    """The day of each attribution.

    `attributions` are in the order of the text, `speakers` are whom they resolve to, `published` is the article's ISO
    day, `subjects` are (offset, name) of the people who are the subject of a sentence, in order.
    """
    dates = _find(layout, datetime.date.fromisoformat(published) if published else None)
    reign: dict[str, list[tuple[int, _Found]]] = defaultdict(
        list
    )  # the dates that one speaker has come to, by place
    for at, name in subjects:
        if opening := _opening_date(layout, dates, layout.sentence_at(at), at):
            reign[name].append((at, opening))
    dated: list[Dated] = []
    for attribution, speaker in zip(attributions, speakers, strict=True):
        date = _own_date(layout, dates, attribution)
        start = attribution.spans[0][0]
        told = reign[speaker] if speaker else []
        if date and not _within(attribution.mention, date):
            insort(told, (start, date), key=itemgetter(0))
        elif not date and (before := bisect_left(told, start, key=itemgetter(0))):
            date = told[before - 1][1]
        if date:
            dated.append(Dated(date.day.isoformat(), "stated") if date.day else Dated(None, None))
        else:
            dated.append(Dated(published, "published" if published else None))
    return dated


def _find(layout: Layout, published: datetime.date | None) -> list[_Found]:
    matches = [match for pattern in (*_PATTERNS, _VAGUE) for match in pattern.finditer(layout.text)]
    found: list[_Found] = []
    told: datetime.date | None = None  # the day that the article has come to
    for match in sorted(matches, key=lambda match: match.span()):
        if not layout.is_quoted(match.start()):
            parts = match.groupdict("")
            back = parts.get("back")
            day = told + _step(back) if told and back else _resolve(parts, published)
            found.append(_Found(*match.span(), day))
            told = told if back else day or told
    return found


def _step(relative: str) -> datetime.timedelta:
    """How far "the previous day" is from the day that the article has come to."""
    words = set(relative.lower().split())
    after, before = words & {"following", "next", "after"}, words & {"previous", "before"}
    return datetime.timedelta(days=1 if after else -1 if before else 0)


def _resolve(parts: dict[str, str], published: datetime.date | None) -> datetime.date | None:
    try:
        if "iso" in parts:
            return datetime.date.fromisoformat(parts["iso"])
        if "month" in parts:
            month = next(
                at
                for at, name in enumerate(MONTHS, 1)
                if name.startswith(parts["month"][:3].lower())
            )
            if parts["year"]:
                return datetime.date(int(parts["year"]), month, int(parts["day"]))
            return _latest(month, int(parts["day"]), published) if published else None
    except ValueError:  # 31 February: a misprint states no day
        return None
    if published is None:
        return None
    if "weekday" in parts:
        ahead = parts["ahead"].strip().lower()
        if ahead in ("next", "this coming"):
            return None
        back = (published.weekday() - DAYS.index(parts["weekday"].lower())) % 7
        return published - datetime.timedelta(days=back or (7 if ahead else 0))
    relative = parts.get("relative", "").lower()
    if relative == "yesterday":
        return published - datetime.timedelta(days=1)
    return published if relative == "today" else None


def _latest(month: int, day: int, published: datetime.date) -> datetime.date:
    """The last such day up to the publication; a paper of the next morning may be a day ahead."""
    latest = published + datetime.timedelta(days=1)
    date = datetime.date(latest.year, month, day)
    return date if date <= latest else datetime.date(latest.year - 1, month, day)


def _own_date(layout: Layout, dates: Sequence[_Found], attribution: Attribution) -> _Found | None:
    """The date that stands with the attribution's own cue or mention, or opens its sentence."""
    anchor = attribution.cue or attribution.mention
    if anchor is None:
        return None
    sentence = layout.sentence_at(anchor[0])
    near = [
        date
        for date in between(dates, *sentence)
        if not any(start <= date.start < end for start, end in attribution.spans)
    ]
    mention = attribution.mention or anchor
    for date in near:
        if _within(mention, date) and not _RELATIVE_CLAUSE.search(
            layout.text, mention[0], date.start
        ):
            return date
    for date in near:
        behind_cue = 0 <= date.start - anchor[1] <= _BY_CUE
        if behind_cue and not _OTHER_CLAUSE.search(layout.text, anchor[1], date.start):
            return date
        if date.end <= mention[0] and _FROM_MENTION.fullmatch(layout.text, date.end, mention[0]):
            return date
    return _opening_date(layout, near, sentence, mention[0])


def _opening_date(
    layout: Layout, dates: Sequence[_Found], sentence: Span, before: int
) -> _Found | None:
    """The date in the adverbial that opens a sentence, ahead of the position `before`."""
    for date in between(dates, sentence[0], before):
        if _LEAD_IN.fullmatch(layout.text, sentence[0], date.start):
            return date
    return None


def _within(outer: Span | None, date: _Found) -> bool:
    return outer is not None and outer[0] <= date.start and date.end <= outer[1]
