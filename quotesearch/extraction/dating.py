"""The day on which words were said, where the article says or implies it.

A date governs a quote when it stands with the cue ("said on Saturday", "a January 9 memorandum
stated") or opens the sentence ("On February 28, Altman announced …"). What a speaker says after
that, without a date of its own, was said on the same day.
"""

import datetime
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.date_mentions import (
    DateMention,
    find_date_mentions,
    mentions_between,
)
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import DateBasis, Span

# What may stand between the start of a sentence and the date that governs it.
_LEAD_IN = re.compile(
    r"""
    (?:
        (?:
            later | earlier | then | thus | and | but | meanwhile | also | still
          | on | late | early | by
          | the[ ](?:morning|afternoon|evening|night)(?:[ ]of)?
        )\b
        [,\s]*
    )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FROM_MENTION = re.compile(r"\s(?:by|from)\s(?:[\w’ ,&-]{0,120}[, ])?")
_RELATIVE_CLAUSE = re.compile(r",|\bwho\b")
_OTHER_CLAUSE = re.compile(r"[.;:]|\b(?:that|and|but|who|of)\b")
_NEAR_CUE = 60  # characters between a cue and its date, at most


@dataclass(frozen=True)
class Dated:
    """The ISO day of a quote, and whether the article states it."""

    day: str | None
    basis: DateBasis | None


class _SpeakerDate(NamedTuple):
    """A date that governs what a speaker says from an offset on."""

    start: int
    date: DateMention


def date_quotes(
    layout: Layout,
    attributions: Sequence[Attribution],
    speakers: Sequence[str | None],
    published: str | None,
    subjects: Sequence[tuple[int, str]],
) -> list[Dated]:
    """Find the day of each attribution.

    Args:
        layout: of the article.
        attributions: in the order of the text.
        speakers: the name of the speaker of each attribution, or None.
        published: the ISO day of the article, or None.
        subjects: (offset, name) of the people who are the subject of a sentence, in order.
    """
    day_of_publication = datetime.date.fromisoformat(published) if published else None
    dates = find_date_mentions(layout, day_of_publication)
    dates_by_speaker = _dates_of_subjects(layout, dates, subjects)
    dated: list[Dated] = []
    for attribution, speaker in zip(attributions, speakers, strict=True):
        earlier_dates = dates_by_speaker[speaker] if speaker else []
        date = _own_date(layout, dates, attribution)
        if date is None:
            date = _date_before(earlier_dates, attribution.start)
        elif not _holds(attribution.mention, date):  # the date of a memorandum is only its own
            insort(earlier_dates, _SpeakerDate(attribution.start, date), key=attrgetter("start"))
        dated.append(_dated(date, published))
    return dated


def _dated(date: DateMention | None, published: str | None) -> Dated:
    if date is not None:
        return Dated(date.day.isoformat(), "stated") if date.day else Dated(None, None)
    return Dated(published, "published") if published else Dated(None, None)


def _dates_of_subjects(
    layout: Layout, dates: Sequence[DateMention], subjects: Sequence[tuple[int, str]]
) -> dict[str, list[_SpeakerDate]]:
    """Return the dates that open sentences about a person, by name, in order."""
    dates_by_name: dict[str, list[_SpeakerDate]] = defaultdict(list)
    for start, name in subjects:
        date = _opening_date(layout, dates, layout.sentence_at(start), start)
        if date is not None:
            dates_by_name[name].append(_SpeakerDate(start, date))
    return dates_by_name


def _date_before(dates: Sequence[_SpeakerDate], position: int) -> DateMention | None:
    """Return the last date that governs what a speaker says at a position."""
    count_before = bisect_left(dates, position, key=attrgetter("start"))
    return dates[count_before - 1].date if count_before else None


def _own_date(
    layout: Layout, dates: Sequence[DateMention], attribution: Attribution
) -> DateMention | None:
    """Return the date that stands with a quote's own cue or mention, or opens its sentence."""
    anchor = attribution.cue or attribution.mention
    if anchor is None:
        return None
    mention = attribution.mention or anchor
    anchor_start, _ = anchor
    mention_start, _ = mention
    sentence = layout.sentence_at(anchor_start)
    near = _outside_content(mentions_between(dates, *sentence), attribution)
    for date in near:
        if _is_in_mention(layout.text, mention, date):
            return date
    for date in near:
        if _is_behind_cue(layout.text, anchor, date):
            return date
        if _is_before_mention(layout.text, mention, date):
            return date
    return _opening_date(layout, near, sentence, mention_start)


def _outside_content(
    dates: Sequence[DateMention], attribution: Attribution
) -> Sequence[DateMention]:
    def is_in_content(date: DateMention) -> bool:
        return any(start <= date.start < end for start, end in attribution.spans)

    return [date for date in dates if not is_in_content(date)]


def _is_in_mention(text: str, mention: Span, date: DateMention) -> bool:
    """Tell whether a date is part of a mention: "a January 9 memorandum from Secretary Lee"."""
    start, _ = mention
    return _holds(mention, date) and not _RELATIVE_CLAUSE.search(text, start, date.start)


def _is_behind_cue(text: str, cue: Span, date: DateMention) -> bool:
    """Tell whether a date follows a cue in the same clause: "said on Saturday"."""
    _, end = cue
    if not 0 <= date.start - end <= _NEAR_CUE:
        return False
    return _OTHER_CLAUSE.search(text, end, date.start) is None


def _is_before_mention(text: str, mention: Span, date: DateMention) -> bool:
    """Tell whether a mention follows a date: "a letter of January 9 from Secretary Lee"."""
    start, _ = mention
    if date.end > start:
        return False
    return _FROM_MENTION.fullmatch(text, date.end, start) is not None


def _opening_date(
    layout: Layout, dates: Sequence[DateMention], sentence: Span, before: int
) -> DateMention | None:
    """Return the date in the adverbial that opens a sentence, ahead of the position `before`."""
    start, _ = sentence
    for date in mentions_between(dates, start, before):
        if _LEAD_IN.fullmatch(layout.text, start, date.start):
            return date
    return None


def _holds(span: Span | None, date: DateMention) -> bool:
    if span is None:
        return False
    start, end = span
    return start <= date.start and date.end <= end
