"""From the tags of a text to its attributions: whole quotes, each with its cue and its mention.

Contents that share a cue are one quote ("The dam," Ann Lee said, "broke.").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.attribution.contrast import split_at_contrast
from quotesearch.extraction.attribution.decoding import find_contents
from quotesearch.extraction.attribution.pointers import find_cue, find_mention
from quotesearch.extraction.attribution.printing import read_printing
from quotesearch.extraction.attribution.refusals import is_refusal
from quotesearch.extraction.attribution.relaying import with_first_speaker
from quotesearch.extraction.attribution.repeats import with_speakers_of_repeats
from quotesearch.extraction.attribution.retelling import find_first_speaker
from quotesearch.extraction.attribution.speaker_labels import LABEL_SHARE, find_labels
from quotesearch.extraction.attribution.surroundings import find_surroundings
from quotesearch.extraction.attribution.transcript import find_turns, is_in_turn
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.quotation_marks import Run
from quotesearch.extraction.tagging.tagging import CUE, OUTSIDE, SOURCE, Tagger, Tagging, WordRange
from quotesearch.records import Span

_LEAST_CUE = 0.4  # a cue less likely than this is not trusted to report words
_NEEDS_NO_CUE = 16  # a content of so many words, its marks included, is no title or slogan
_MAY_BE_MENTION = 0.75  # the chance outside of a word that may still belong to a name
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
    attributions = list(turns)
    for attribution in _attributions(layout, tagging):
        if is_in_turn(turns, attribution):
            continue
        told = find_first_speaker(layout, attribution, attribute_clause)
        quote = with_first_speaker(layout, told)
        if not _is_nobodys(quote) and not is_refusal(layout, quote):
            attributions.extend(split_at_contrast(layout, quote))
    return sorted(attributions, key=lambda attribution: attribution.spans)


def _attributions(layout: Layout, tagging: Tagging) -> list[Attribution]:
    """Find the attributions that the layout, or the tags and pointers of a text, make."""
    tagging = _without_stray_lines(layout, tagging)
    labels = find_labels(layout, tagging)
    attributions = _labelled(layout, labels)
    labelled = [tagging.words_in(run.start, run.end) for run in labels]
    contents = find_contents(layout, tagging)
    tagged = [content for content in contents if _first_in(labelled, content) is None]
    cues = []
    for contents in _joined(layout, tagging, tagged):
        near = find_surroundings(layout, tagging, _spans_of(tagging, contents))
        pointing = [content for content in contents if _last_in(tagged, content)]
        cues.append((contents, find_cue(tagging, pointing, near)))
    for quote in _quotes(layout, tagging, cues):
        attribution = _attribution(layout, tagging, quote)
        if attribution is not None:
            attributions.append(attribution)
    return with_speakers_of_repeats(layout, attributions)


def _labelled(layout: Layout, labels: Mapping[Run, Span]) -> list[Attribution]:
    """Make one attribution of the runs that share a label."""
    runs_of: dict[Span, list[Run]] = {}
    for run, label in labels.items():
        runs_of.setdefault(label, []).append(run)
    attributions = []
    for label, runs in runs_of.items():
        kind, spans = read_printing(layout, [(run.start, run.end) for run in runs])
        if spans:
            attributions.append(Attribution(spans, kind, label, None, LABEL_SHARE))
    return attributions


def _without_stray_lines(layout: Layout, tagging: Tagging) -> Tagging:
    """Take the tags off the lines that belong to the page: nobody speaks there."""
    tags = tagging.tags.copy()
    for start, end in layout.stray_lines:
        words = tagging.words_in(start, end)
        tags[words.first : words.end] = (1.0, 0.0, 0.0)
    return replace(tagging, tags=tags)


def _spans_of(tagging: Tagging, contents: Sequence[WordRange]) -> list[Span]:
    return [tagging.span_of(content) for content in contents]


def _joined(
    layout: Layout, tagging: Tagging, contents: Sequence[WordRange]
) -> list[list[WordRange]]:
    """Put those contents together that go on with each other from paragraph to paragraph.

    A run that the tags leave out is a content if the run before goes on with it and is one.
    """
    group_of = {content: [content] for content in contents}
    joined: set[WordRange] = set()
    for run_before, run in pairwise(layout.runs):
        if not run_before.continues:
            continue
        words_before = tagging.words_in(run_before.start, run_before.end)
        before = _last_in(contents, words_before) or words_before
        if before not in group_of:
            continue
        words = tagging.words_in(run.start, run.end)
        here = _first_in(contents, words) or words
        group_of[before].append(here)
        group_of[here] = group_of[before]
        joined.add(here)
    return [group for first, group in group_of.items() if first not in joined]


def _first_in(contents: Sequence[WordRange], words: WordRange) -> WordRange | None:
    """Return the first of the contents, which are in order, that shares one of the words."""
    number = bisect_right(contents, words.first, key=attrgetter("end"))
    if number < len(contents) and contents[number].shares_a_word_with(words):
        return contents[number]
    return None


def _last_in(contents: Sequence[WordRange], words: WordRange) -> WordRange | None:
    """Return the last of the contents, which are in order, that shares one of the words."""
    number = bisect_left(contents, words.end, key=attrgetter("first")) - 1
    if number >= 0 and contents[number].shares_a_word_with(words):
        return contents[number]
    return None


def _quotes(
    layout: Layout, tagging: Tagging, cues: Iterable[tuple[list[WordRange], WordRange | None]]
) -> list[_Quote]:
    """Make one quote of the contents that share a cue in one paragraph.

    Contents without a cue stand alone. In the next paragraph, a quote that opens anew is another.
    """
    quotes: list[_Quote] = []
    last_of: dict[tuple[int, WordRange], _Quote] = {}  # by paragraph and cue
    for contents, cue in cues:
        start, _ = tagging.span_of(contents[0])
        end, _ = tagging.span_of(contents[-1])
        same = last_of.get((layout.paragraph_number(start), cue)) if cue else None
        if same is None:
            same = _Quote([], cue)
            quotes.append(same)
        same.contents.extend(contents)
        if cue:
            last_of[layout.paragraph_number(end), cue] = same
    return quotes


def _attribution(layout: Layout, tagging: Tagging, quote: _Quote) -> Attribution | None:
    """Make one attribution of the contents that share a cue, or None if nobody says them."""
    if not _is_reported(tagging, quote):
        return None
    contents = _spans_of(tagging, quote.contents)
    kind, spans = read_printing(layout, contents)
    cue = tagging.span_of(quote.cue) if quote.cue else None
    near = find_surroundings(layout, tagging, [cue] if cue else contents)
    mention: Span | None = None
    target = find_mention(tagging, quote.contents, quote.cue, near)
    if target.words is not None:
        name = _whole_name(layout, tagging, target.words)
        mention = _without_possessive(layout.text, tagging.span_of(name))
    if not spans:
        return None
    return Attribution(spans, kind, mention, cue, target.share)


def _is_nobodys(attribution: Attribution) -> bool:
    """Tell words that nobody says: "it remains unclear whether …", "it was called “a mess”"."""
    return attribution.kind != "direct" and attribution.mention is None


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


def _whole_name(layout: Layout, tagging: Tagging, words: WordRange) -> WordRange:
    """Widen a mention that begins or ends inside a name, over words that may belong to it."""
    first, end = words
    while (
        first > 0 and _goes_on(layout, tagging, first - 1) and _may_be_mention(tagging, first - 1)
    ):
        first -= 1
    while _goes_on(layout, tagging, end - 1) and _may_be_mention(tagging, end):
        end += 1
    return WordRange(first, end)


def _goes_on(layout: Layout, tagging: Tagging, word: int) -> bool:
    """Tell whether a word and the next one are capitalised, with one space between them."""
    if word + 1 >= len(tagging.starts):
        return False
    start, next_start = tagging.starts[word], tagging.starts[word + 1]
    if next_start != tagging.ends[word] + 1:
        return False
    return layout.text[start].isupper() and layout.text[next_start].isupper()


def _may_be_mention(tagging: Tagging, word: int) -> bool:
    return float(tagging.tags[word, SOURCE, OUTSIDE]) <= _MAY_BE_MENTION


def _without_possessive(text: str, mention: Span) -> Span:
    start, end = mention
    if text[end - 2 : end] in _POSSESSIVES:
        return start, end - 2
    return mention
