"""From the tags of a text to its attributions: whole quotes, each with its cue and its mention.

Contents that share a cue are one quote ("The dam," Ann Lee said, "broke.").
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.attribution.contrast import split_at_contrast
from quotesearch.extraction.attribution.decoding import find_contents
from quotesearch.extraction.attribution.pointers import find_cue, find_mention
from quotesearch.extraction.attribution.printing import read_printing
from quotesearch.extraction.attribution.refusals import is_refusal
from quotesearch.extraction.attribution.retelling import find_first_speaker
from quotesearch.extraction.attribution.transcript import find_turns
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagging import CUE, OUTSIDE, Tagger, Tagging, WordRange
from quotesearch.records import Span

_LEAST_CUE = 0.4  # a cue less likely than this is not trusted to report words
_NEEDS_NO_CUE = 16  # a content of so many words, its marks included, is no title or slogan
_POSSESSIVES = ("’s", "'s")


class _Quote(NamedTuple):
    """The contents that share a cue, in order, and the cue."""

    contents: list[WordRange]
    cue: WordRange | None


def attribute(layout: Layout, tagging: Tagging, tag: Tagger) -> list[Attribution]:
    """Find all attributions of a text, in its order.

    Args:
        layout: of the text.
        tagging: what the model makes of it.
        tag: runs the model, over the clause of a quote that somebody retells.
    """

    def attribute_clause(clause: Layout) -> list[Attribution]:
        return _attributions(clause, tag(clause))

    turns = find_turns(layout)
    ends_of_turns = {turn.end for turn in turns}
    attributions = list(turns)
    for attribution in _attributions(layout, tagging):
        quote = find_first_speaker(layout, attribution, attribute_clause)
        is_turn = any(end in ends_of_turns for _, end in quote.spans)
        if not is_turn and not is_refusal(layout, quote):
            attributions.extend(split_at_contrast(layout, quote))
    return sorted(attributions, key=lambda attribution: attribution.spans)


def _attributions(layout: Layout, tagging: Tagging) -> list[Attribution]:
    """Find the attributions that the tags and pointers of a text make."""
    cues: dict[WordRange, WordRange | None] = {}
    contents = find_contents(layout, tagging)
    for content in contents:
        cues[content] = find_cue(tagging, content)
    for run, content in _continuations(layout, tagging, contents):
        cues[run] = cues[content]
    attributions = []
    for quote in _grouped_by_cue(cues):
        attribution = _attribution(layout, tagging, quote)
        if attribution is not None:
            attributions.append(attribution)
    return attributions


def _continuations(
    layout: Layout, tagging: Tagging, contents: Sequence[WordRange]
) -> Iterator[tuple[WordRange, WordRange]]:
    """Yield runs that the tags leave out, though the run of the paragraph before goes on there.

    Each comes with the content that it goes on with.
    """
    opening = {content: content for content in contents}  # content or run -> where it opened
    for run_before, run in pairwise(layout.runs):
        if not run_before.continues:
            continue
        words = tagging.words_in(run.start, run.end)
        if any(content.shares_a_word_with(words) for content in opening):
            continue
        words_before = tagging.words_in(run_before.start, run_before.end)
        contents_before = [
            content for content in opening if content.shares_a_word_with(words_before)
        ]
        for content in contents_before:
            opening[words] = opening[content]
            yield words, opening[content]


def _grouped_by_cue(cues: Mapping[WordRange, WordRange | None]) -> list[_Quote]:
    """Group the contents that share a cue; a content without one stands alone."""
    groups: dict[WordRange, list[WordRange]] = defaultdict(list)
    for content in sorted(cues):
        groups[cues[content] or content].append(content)
    return [_Quote(contents, cues[contents[0]]) for contents in groups.values()]


def _attribution(layout: Layout, tagging: Tagging, quote: _Quote) -> Attribution | None:
    """Make one attribution of the contents that share a cue, or None if nobody says them."""
    if not _is_reported(tagging, quote):
        return None
    contents = [tagging.span_of(content) for content in quote.contents]
    kind, spans = read_printing(layout, contents)
    mention: Span | None = None
    target = find_mention(tagging, quote.contents, quote.cue)
    if target.words is not None:
        mention = _without_possessive(layout.text, tagging.span_of(target.words))
    # "it remains unclear whether …" and "it was called “a mess”" are nobody's words.
    is_nobodys = kind != "direct" and mention is None
    if not spans or is_nobodys:
        return None
    cue = tagging.span_of(quote.cue) if quote.cue else None
    return Attribution(spans, kind, mention, cue, target.share)


def _is_reported(tagging: Tagging, quote: _Quote) -> bool:
    """Tell words that are said from a title, a slogan, scare quotes.

    Those are short, and what reads like their cue does not report them.
    """
    length = sum(content.end - content.first for content in quote.contents)
    if length >= _NEEDS_NO_CUE:
        return True
    if quote.cue is None:
        return False
    chances_outside = tagging.tags[quote.cue.first : quote.cue.end, CUE, OUTSIDE]
    chance_of_cue = 1 - float(chances_outside.min())
    return chance_of_cue >= _LEAST_CUE


def _without_possessive(text: str, mention: Span) -> Span:
    start, end = mention
    if text[end - 2 : end] in _POSSESSIVES:
        return start, end - 2
    return mention
