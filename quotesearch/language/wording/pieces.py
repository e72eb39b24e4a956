"""The pieces of a quotation between its ellipses and brackets, and where they are printed."""

from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.language.wording.printed_words import PrintedWords, as_needle
from quotesearch.language.wording.words import Reading, WordSpan


class Joint(NamedTuple):
    """What stands before, between or behind the pieces of a quotation.

    An ellipsis (`has_gap`), the words `start` to `end` in brackets, or both.
    """

    has_gap: bool
    start: int
    end: int

    @property
    def is_bracketed(self) -> bool:
        """Whether it has words in brackets."""
        return self.start < self.end


class Pieces(NamedTuple):
    """The pieces of a quotation, each unbroken, and the joints around them, one more."""

    spans: list[WordSpan]
    joints: list[Joint]


def cut(quotation: Reading, *, at_brackets: bool) -> Pieces:
    """Cut a quotation at its ellipses.

    With `at_brackets`, words in brackets are taken for an editor's and belong to no piece; without,
    for words like all others.
    """
    spans: list[WordSpan] = []
    joints: list[Joint] = []
    has_gap = False
    inserted: WordSpan | None = None
    start: int | None = None  # of the present piece
    length = len(quotation.words)
    for place in range(length + 1):
        is_end = place == length
        is_gap = place in quotation.gaps
        is_inserted = at_brackets and not is_end and quotation.words[place].bracket > 0
        if start is not None and (is_end or is_gap or is_inserted):
            spans.append(WordSpan(start, place))
            start = None
        has_gap = has_gap or is_gap
        if is_inserted:
            first = inserted.start if inserted else place
            inserted = WordSpan(first, place + 1)
        elif start is None:
            inserted = inserted or WordSpan(place, place)
            joints.append(Joint(has_gap, inserted.start, inserted.end))
            has_gap, inserted, start = False, None, place
    return Pieces(spans, joints)


def find_pieces(
    quotation: Reading, pieces: Pieces, original: PrintedWords
) -> list[WordSpan] | None:
    """Find where the pieces stand in the verbatim words, in their order.

    None where they do not all stand there, or there are none.
    """
    needles = [as_needle(quotation.keys[start:end]) for start, end in pieces.spans]
    offsets = _find_in_order(original.run_text.text, needles)
    if not offsets:
        return None
    places: list[WordSpan] = []
    for offset, (start, end) in zip(offsets, pieces.spans, strict=True):
        first = original.run_text.word_at(offset)
        places.append(WordSpan(first, first + end - start))
    return places


def _find_in_order(text: str, needles: Sequence[str]) -> list[int] | None:
    """Find texts one behind the other, as close to the last as they stand."""
    offsets: list[int] = []
    offset = 0
    for needle in needles:
        offset = text.find(needle, offset)
        if offset < 0:
            return None
        offsets.append(offset)
        offset += len(needle) - 1  # the blank at the end may be that at the start of the next
    for number in range(len(offsets) - 2, -1, -1):
        limit = offsets[number + 1] + 1
        offsets[number] = text.rfind(needles[number], 0, limit)
    return offsets
