"""Printings: the same words, printed more than once, are one hit.

They are grouped when an index is built.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import LCSseq

from quotesearch.language.folding import fold_words
from quotesearch.language.names.sameness import may_be_one
from quotesearch.records import Quote

Words = tuple[str, ...]

_SHINGLE = 5  # words; shorter quotes are the same only when they are equal
_LONG_QUOTE = 8  # words that two people do not say alike by chance
_NEARLY_ALL = 0.85  # of the words of two long quotes; the others must not turn the meaning around
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")  # "[t]he"
_GAP = re.compile(r"…|\.(?: ?\.){2,}|\[[^\]]*\]")  # an ellipsis, or an insertion: "[Mr Lee]"
_DECISIVE_WORDS = frozenset(
    (
        *("not", "no", "never", "none", "nobody", "nothing", "cannot", "dont", "doesnt", "didnt"),
        *("wont", "cant", "isnt", "arent", "wasnt"),
    )
)


@dataclass(frozen=True)
class _ComparedQuote:
    """A quote with its words as they are compared: all of them, and those between the gaps."""

    quote: Quote
    words: Words
    pieces: tuple[Words, ...]


def group_printings(quotes: Sequence[Quote]) -> list[int]:
    """Return for each quote the position of the one that leads its group.

    The longest leads; of equally long ones, the first printed.

    Two quotes are printings of the same words if, apart from case and punctuation,
    - their verbatim words are equal (all words, if none are verbatim), or
    - one is a cut of the other, at least five words long, with ellipses and insertions, or
    - both are long and differ in few words, none of which turns the meaning around.
    If they name two people, only equal verbatim words or a long cut will do: one of the articles is
    wrong about who said it. Fewer than five words need the same known speaker. Words that are
    denied are never a printing of words that are said.
    """
    compared = [_compared(quote) for quote in quotes]

    def order(position: int) -> tuple[int, str, str, int]:
        return -len(compared[position].words), *first_printed(quotes[position])

    # By all words of a leading quote, and by every five of them in a row.
    leaders: dict[Words, list[int]] = defaultdict(list)
    led_by = list(range(len(quotes)))
    for position in sorted(range(len(quotes)), key=order):
        quote = compared[position]
        keys = {quote.words, *_shingles(quote.words)}
        candidates: set[int] = set()
        for key in keys:
            candidates.update(leaders.get(key, ()))
        same = (each for each in sorted(candidates) if _are_the_same(compared[each], quote))
        leader = next(same, None)
        if leader is not None:
            led_by[position] = leader
            continue
        for key in keys:
            leaders[key].append(position)
    return led_by


def first_printed(quote: Quote) -> tuple[str, str, int]:
    """Return a key that sorts printings first to last, those of no known day last."""
    return quote.published or "9999", quote.article_id, quote.start


def pieces_between_gaps(text: str) -> tuple[Words, ...]:
    """Return the folded words of a text between its ellipses and insertions in brackets."""
    whole_words = _CHANGED_LETTER.sub(r"\1", text)
    pieces = [fold_words(piece) for piece in _GAP.split(whole_words)]
    return tuple(piece for piece in pieces if piece)


def contains_in_order(words: Words, pieces: Sequence[Words]) -> bool:
    """Ask whether the words contain the pieces, each unbroken, one after the other."""
    text = f" {' '.join(words)} "
    position = 0
    for piece in pieces:
        joined = " ".join(piece)
        start = text.find(f" {joined} ", position)
        if start < 0:
            return False
        position = start + len(joined) + 1
    return True


def _compared(quote: Quote) -> _ComparedQuote:
    verbatim = " … ".join(quote.quoted)
    pieces = pieces_between_gaps(verbatim or quote.text)
    return _ComparedQuote(quote, tuple(chain.from_iterable(pieces)), pieces)


def _shingles(words: Words) -> list[Words]:
    starts = range(len(words) - _SHINGLE + 1)
    return [words[start : start + _SHINGLE] for start in starts]


def _are_the_same(longer: _ComparedQuote, shorter: _ComparedQuote) -> bool:
    if longer.quote.denied != shorter.quote.denied:
        return False
    equal = longer.words == shorter.words
    first, second = longer.quote.speaker, shorter.quote.speaker
    if len(shorter.words) < _SHINGLE:
        return equal and first is not None and first == second
    is_long = len(shorter.words) >= _LONG_QUOTE
    is_cut = contains_in_order(longer.words, shorter.pieces)
    if first and second and not may_be_one(first, second):
        both_verbatim = bool(longer.quote.quoted and shorter.quote.quoted)
        return both_verbatim and (equal or (is_long and is_cut))
    return is_cut or (is_long and _are_nearly_equal(longer.words, shorter.words))


def _are_nearly_equal(longer: Words, shorter: Words) -> bool:
    common = LCSseq.similarity(longer, shorter)
    if common < _NEARLY_ALL * len(longer):
        return False
    different = set(longer) ^ set(shorter)
    has_number = any(word.isdigit() for word in different)
    return not has_number and not different & _DECISIVE_WORDS
