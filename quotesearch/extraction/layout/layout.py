"""The layout of a text: paragraphs, quoted runs and sentences, with offsets into the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from quotesearch.extraction.layout.characters import with_plain_white_space
from quotesearch.extraction.layout.datelines import without_datelines
from quotesearch.extraction.layout.paragraphs import find_paragraphs
from quotesearch.extraction.layout.quotation_marks import Run
from quotesearch.extraction.layout.runs import find_runs
from quotesearch.extraction.layout.sentences import find_sentences
from quotesearch.extraction.layout.stray_lines import find_stray_lines
from quotesearch.records import Span

_span_end = itemgetter(1)


@dataclass(frozen=True)
class Layout:
    """A text with its parts, each list in the order of the text.

    `text` is as long as the article's, with a plain space or newline for every other white space
    and for characters of no width, so that the rules need not know them. What a reader is shown
    comes from the article. A paragraph starts behind its dateline, which no sentence holds.
    `stray_lines` are the paragraphs that belong to the page; no run stands in them.
    """

    text: str
    paragraphs: tuple[Span, ...]
    runs: tuple[Run, ...]
    sentences: tuple[Span, ...]
    stray_lines: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str) -> Layout:
        plain = with_plain_white_space(text)
        paragraphs = without_datelines(plain, find_paragraphs(plain))
        stray_lines = find_stray_lines(plain, paragraphs)
        told = sorted(set(paragraphs) - set(stray_lines))
        runs = find_runs(plain, told)
        sentences = find_sentences(plain, paragraphs, runs)
        return cls(plain, tuple(paragraphs), tuple(runs), tuple(sentences), tuple(stray_lines))

    def sentence_number(self, position: int) -> int:
        """Number the sentence that holds a character; between two sentences, the next one."""
        return bisect_left(self.sentences, position + 1, key=_span_end)

    def sentence_at(self, position: int) -> Span:
        return self.sentences[self.sentence_number(position)]

    def paragraph_number(self, position: int) -> int:
        """Number the paragraph that holds a character; between two paragraphs, the next one."""
        return bisect_left(self.paragraphs, position + 1, key=_span_end)

    def is_stray(self, position: int) -> bool:
        """Tell whether a character belongs to a stray line."""
        number = bisect_left(self.stray_lines, position + 1, key=_span_end)
        return number < len(self.stray_lines) and self.stray_lines[number][0] <= position

    def runs_in(self, start: int, end: int) -> Sequence[Run]:
        """Return the quoted runs that share a character with the span."""
        first = bisect_right(self.runs, start, key=attrgetter("end"))
        last = bisect_left(self.runs, end, key=attrgetter("start"))
        return self.runs[first:last]

    def is_quoted(self, position: int) -> bool:
        return bool(self.runs_in(position, position + 1))
