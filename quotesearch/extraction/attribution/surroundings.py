"""What stands near the words of a quote: in the sentences and in the paragraphs that hold them.

A quote takes the cue of its own sentence before one of its paragraph, and that before others.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagging import CUE, OUTSIDE, SOURCE, Tagging, WordRange
from quotesearch.records import Span

_IS_REPORTING = 0.5  # a word that is more likely than not part of a mention or a cue
_LEADS_ON = ":"  # what a paragraph ends with that announces the next one


class Surroundings(NamedTuple):
    """The words of the sentences, and of the paragraphs, that some spans stand in."""

    sentences: Sequence[WordRange]
    paragraphs: Sequence[WordRange]


def find_surroundings(layout: Layout, tagging: Tagging, spans: Sequence[Span]) -> Surroundings:
    """Find the sentences and paragraphs of some spans of a text.

    A reporting clause counts as part of the sentence that it reports, if the marks make it a
    sentence of its own (“Why?” Lee asked) or the end of a line does (Lee said: ¶ “Why not?”).
    """
    sentences: list[Span] = []
    paragraphs: list[Span] = []
    for start, end in spans:
        first, last = layout.sentence_number(start), layout.sentence_number(end - 1)
        sentences += layout.sentences[first : last + 1]
        sentences += _reporting_sentences(layout, tagging, first, last)
        number = layout.paragraph_number(start)
        paragraphs.append(layout.paragraphs[number])
    return Surroundings(_words_in_all(tagging, sentences), _words_in_all(tagging, paragraphs))


def _words_in_all(tagging: Tagging, spans: Sequence[Span]) -> list[WordRange]:
    return [tagging.words_in(start, end) for start, end in spans]


def _reporting_sentences(layout: Layout, tagging: Tagging, first: int, last: int) -> Iterator[Span]:
    """Yield the neighbours of the sentences from number `first` to `last` that only report them."""
    start, _ = layout.sentences[first]
    _, end = layout.sentences[last]
    before = _told_before(layout, first)
    if before and _announces(layout, before, start):
        yield before
    if last + 1 < len(layout.sentences):
        following = layout.sentences[last + 1]
        if _ends_with_marks(layout, end) and _only_reports(layout, tagging, following, end):
            yield following


def _told_before(layout: Layout, number: int) -> Span | None:
    """Return the sentence before the one of that number, stray lines aside."""
    while number > 0:
        number -= 1
        start, _ = layout.sentences[number]
        if not layout.is_stray(start):
            return layout.sentences[number]
    return None


def _announces(layout: Layout, sentence: Span, start: int) -> bool:
    """Tell whether a sentence ends its paragraph with a colon, outside quotation marks."""
    _, end = sentence
    colon = end - 1
    if layout.text[colon] != _LEADS_ON or layout.is_quoted(colon):
        return False
    return layout.paragraph_number(colon) < layout.paragraph_number(start)


def _ends_with_marks(layout: Layout, end: int) -> bool:
    return layout.is_quoted(end - 1)


def _only_reports(layout: Layout, tagging: Tagging, sentence: Span, end_before: int) -> bool:
    """Tell whether a sentence of the same paragraph opens as a reporting clause, without marks."""
    start, end = sentence
    if layout.paragraph_number(start) != layout.paragraph_number(end_before - 1):
        return False
    if layout.runs_in(start, end):
        return False
    words = tagging.words_in(start, end)
    outside = tagging.tags[words.first : words.end, :, OUTSIDE]
    opens_with_mention = 1 - float(outside[0, SOURCE]) >= _IS_REPORTING
    opens_with_cue = 1 - float(outside[0, CUE]) >= _IS_REPORTING
    has_cue = 1 - float(outside[:, CUE].min()) >= _IS_REPORTING
    return has_cue and (opens_with_mention or opens_with_cue)
