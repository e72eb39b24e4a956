"""A quote that a quotation was compared with, and whether the words are the speaker's own."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quotesearch.language.wording.comparison import Comparison
from quotesearch.language.wording.printed_words import PrintedWords
from quotesearch.language.wording.words import Reading
from quotesearch.records import Quote, Wording

_INNER_MARK = re.compile(
    r"""
      (?P<opening> (?<![\w’']) [‘'] (?=\w) | “ )
    | (?P<closing> (?<=[,.?!…—–]) [’'] (?!\w) | (?<=\w) [’'] (?=[\s,.;:?!”"]|\Z) | ” )
    """,
    re.VERBOSE,
)


class ComparedQuote(NamedTuple):
    """A quote that a quotation is, or is near to.

    `quotation` is what was compared: all of the quotation, or only its parts in quotation marks.
    """

    wording: Wording
    quote: Quote
    printed: PrintedWords
    quotation: Reading
    comparison: Comparison

    @property
    def closeness(self) -> float:
        """The similarity, without differences that are only of the arithmetic."""
        return round(self.comparison.similarity, 6)

    @property
    def is_quoted_by_speaker(self) -> bool:
        """Whether the words are not the speaker's own, but words that the speaker quotes."""
        laid_on_print = [
            step
            for step in self.comparison.steps
            if step.start < step.end and step.first < step.last
        ]
        if not laid_on_print:
            return False
        first, last = laid_on_print[0].first, laid_on_print[-1].last
        return _stand_in_inner_marks(self.quote, self.printed, first, last)


def _stand_in_inner_marks(quote: Quote, printed: PrintedWords, first: int, last: int) -> bool:
    """Tell whether words stand in marks inside a quote that has verbatim words outside of these.

    Args:
        quote: the quote.
        printed: its words.
        first: position of the first of the words.
        last: position behind the last.
    """
    words = printed.words
    for start, end in _inner_stretches(printed.reading.text, double=quote.kind == "direct"):
        if start <= words[first].start and words[last - 1].end <= end:
            return any(not start <= words[position].start < end for position in printed.verbatim)
    return False


def _inner_stretches(text: str, *, double: bool) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of what stands in single quotation marks or, if asked, in double ones."""
    opened: int | None = None
    for mark in _INNER_MARK.finditer(text):
        if mark.group() in "“”" and not double:
            continue
        if mark.lastgroup == "opening":
            opened = mark.end()
        elif opened is not None:
            yield opened, mark.start()
            opened = None
