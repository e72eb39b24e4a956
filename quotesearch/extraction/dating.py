"""The day on which words were said, where the article says or implies it.

A date governs a quote when it stands with the cue ("said on Saturday", "a January 9 memorandum
stated") or opens the sentence ("On February 28, Altman announced …"). What a speaker says after
that, without a date of its own, was said on the same day.
"""

import datetime
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.date_clauses import (
    is_in_mention,
    is_with_cue,
    opening_date,
    speaking_date,
)
from quotesearch.extraction.date_mentions import (
    DateMention,
    day_of_dateline,
    find_date_mentions,
    mentions_between,
)
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import DateBasis, Span


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
    dateline = day_of_dateline(layout, day_of_publication)
    dates = find_date_mentions(layout, dateline or day_of_publication)
    otherwise = _otherwise(dateline, published)
    dates_by_speaker = _dates_of_subjects(layout, dates, subjects)
    dated: list[Dated] = []
    for attribution, speaker in zip(attributions, speakers, strict=True):
        earlier_dates = dates_by_speaker[speaker] if speaker else []
        date = _own_date(layout, dates, attribution)
        if date is None:
            date = _date_before(earlier_dates, attribution.start)
        elif not _holds(attribution.mention, date):  # the date of a memorandum is only its own
            insort(earlier_dates, _SpeakerDate(attribution.start, date), key=attrgetter("start"))
        dated.append(_dated(date) if date else otherwise)
    return dated


def _dated(date: DateMention) -> Dated:
    return Dated(date.day.isoformat(), "stated") if date.day else Dated(None, None)


def _otherwise(dateline: datetime.date | None, published: str | None) -> Dated:
    """Return the day of words without one of their own: that of the dateline or publication."""
    day = dateline.isoformat() if dateline else published
    if day is None:
        return Dated(None, None)
    return Dated(day, "published" if day == published else "stated")


def _dates_of_subjects(
    layout: Layout, dates: Sequence[DateMention], subjects: Sequence[tuple[int, str]]
) -> dict[str, list[_SpeakerDate]]:
    """Return the dates of sentences about a person, by name, in order.

    They open the sentence, or tell when the person spoke.
    """
    dates_by_name: dict[str, list[_SpeakerDate]] = defaultdict(list)
    for start, name in subjects:
        sentence = layout.sentence_at(start)
        sentence_start, _ = sentence
        in_sentence = mentions_between(dates, *sentence)
        date = opening_date(layout.text, in_sentence, sentence_start, start)
        if date is None:
            date = speaking_date(layout.text, in_sentence, start)
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
        if is_in_mention(layout.text, mention, date):
            return date
    for date in near:
        if is_with_cue(layout.text, mention, anchor, date):
            return date
    sentence_start, _ = sentence
    return opening_date(layout.text, near, sentence_start, mention_start)


def _outside_content(
    dates: Sequence[DateMention], attribution: Attribution
) -> Sequence[DateMention]:
    def is_in_content(date: DateMention) -> bool:
        return any(start <= date.start < end for start, end in attribution.spans)

    return [date for date in dates if not is_in_content(date)]


def _holds(span: Span | None, date: DateMention) -> bool:
    if span is None:
        return False
    start, end = span
    return start <= date.start and date.end <= end
