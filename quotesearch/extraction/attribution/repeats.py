"""Pull quotes and quoted headings, which repeat words of the text: they have the same speaker."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_REACH = 20  # characters of white space before a paragraph that are looked at
_LEAST_WORDS = 3  # that a quote has in common with the one that it repeats

_Opening = tuple[str, ...]  # so many words


class _Place(NamedTuple):
    """Where words stand in the words of an attribution."""

    attribution: Attribution
    number: int


def with_speakers_of_repeats(
    layout: Layout, attributions: Sequence[Attribution]
) -> list[Attribution]:
    """Give each quote that stands alone and repeats another the mention and the cue of that one."""
    alone = [_stands_alone(layout, attribution) for attribution in attributions]
    others = [one for one, is_alone in zip(attributions, alone, strict=True) if not is_alone]
    places = _places_of_words(layout, others)
    result = []
    for attribution, is_alone in zip(attributions, alone, strict=True):
        first = _find_repeated(layout, attribution, places) if is_alone else None
        if first:
            result.append(replace(attribution, mention=first.mention, cue=first.cue))
        else:
            result.append(attribution)
    return result


def _stands_alone(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether a quotation makes up a paragraph that no line before it announces."""
    runs = layout.runs_in(attribution.start, attribution.end)
    if attribution.kind != "direct" or len(runs) != 1 or runs[0].continues:
        return False
    number = layout.paragraph_number(attribution.start)
    start, end = layout.paragraphs[number]
    beside = layout.text[start : runs[0].start] + layout.text[runs[0].end : end]
    if _WORD.search(beside):
        return False
    text_before = layout.text[max(0, start - _REACH) : start].rstrip()
    return not text_before.endswith(":")


def _words(layout: Layout, attribution: Attribution) -> list[str]:
    pieces = [layout.text[start:end].lower() for start, end in attribution.spans]
    return _WORD.findall(" ".join(pieces).replace("’", "'"))


def _places_of_words(
    layout: Layout, attributions: Sequence[Attribution]
) -> Mapping[_Opening, _Place]:
    """Note for every three words in a row the first quote that has them, and where."""
    places: dict[_Opening, _Place] = {}
    for attribution in attributions:
        words = _words(layout, attribution)
        for number in range(len(words) - _LEAST_WORDS + 1):
            opening = tuple(words[number : number + _LEAST_WORDS])
            places.setdefault(opening, _Place(attribution, number))
    return places


def _find_repeated(
    layout: Layout, attribution: Attribution, places: Mapping[_Opening, _Place]
) -> Attribution | None:
    """Find the quote that has all the words of this one."""
    words = _words(layout, attribution)
    place = places.get(tuple(words[:_LEAST_WORDS]))
    if place is None:
        return None
    repeated = _words(layout, place.attribution)
    is_whole = repeated[place.number : place.number + len(words)] == words
    return place.attribution if is_whole else None
