"""Printings: the same words, printed more than once, are one hit. Found once, when an index is built."""

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
_LONG = 8  # words that two people do not say alike by chance
_NEAR = 0.85  # of the words of two long quotes; what is left must turn nothing around
_LETTER = re.compile(r"\[(\w)\](?=\w)")  # "[t]he": one letter changed
_GAP = re.compile(r"…|\.(?: ?\.){2,}|\[[^\]]*\]")  # an ellipsis, or an insertion such as "[Mr Lee]"
_DECISIVE = frozenset(
    "not no never none nobody nothing cannot dont doesnt didnt wont cant isnt arent wasnt".split()
)


@dataclass(frozen=True)
class _Printed:
    """A quote as it is compared: its words, and its words between the gaps."""

    quote: Quote
    words: Words
    cuts: tuple[Words, ...]


def group_printings(quotes: Sequence[Quote]) -> list[int]:
    """For each quote the position of the one that leads its group: the longest, and of these the first printed.

    Printings have the same verbatim words (all words, where none are verbatim), case and punctuation aside; or one is a
    cut of the other, at least five words long, with ellipses and insertions in brackets; or they are long and differ in
    few words, none of which turns the meaning around. Where two people are named, only the same verbatim words or a
    long cut make one group: somebody is wrong about who said them. Fewer words than five need one known speaker. Words
    that somebody denies are never a printing of words that somebody says.
    """
    printed = [_printed(quote) for quote in quotes]
    order = sorted(
        range(len(quotes)), key=lambda at: (-len(printed[at].words), *first_printed(quotes[at]))
    )
    leads: dict[Words, list[int]] = defaultdict(
        list
    )  # by all their words, and by every five of them
    led_by = list(range(len(quotes)))
    for at in order:
        own = printed[at]
        keys = {own.words, *_shingles(own.words)}
        near = sorted({lead for key in keys for lead in leads.get(key, ())})
        led_by[at] = next((lead for lead in near if _same(printed[lead], own)), at)
        if led_by[at] == at:
            for key in keys:
                leads[key].append(at)
    return led_by


def first_printed(quote: Quote) -> tuple[str, str, int]:
    """What sorts printings first to last, those of no known day last."""
    return quote.published or "9999", quote.article_id, quote.start


def cuts(text: str) -> tuple[Words, ...]:
    """The folded words of a text between its ellipses and insertions in brackets."""
    return tuple(filter(None, map(fold_words, _GAP.split(_LETTER.sub(r"\1", text)))))


def holds(longer: Words, pieces: Sequence[Words]) -> bool:
    """Whether the pieces stand in the longer words, each unbroken, one after the other."""
    text, at = f" {' '.join(longer)} ", 0
    for piece in pieces:
        found = text.find(f" {' '.join(piece)} ", at)
        if found < 0:
            return False
        at = found + len(" ".join(piece)) + 1
    return True


def _printed(quote: Quote) -> _Printed:
    pieces = cuts(" … ".join(quote.quoted) or quote.text)
    return _Printed(quote, tuple(chain.from_iterable(pieces)), pieces)


def _shingles(words: Words) -> list[Words]:
    return [words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1)]


def _same(longer: _Printed, shorter: _Printed) -> bool:
    length = len(shorter.words)
    one, other = longer.quote.speaker, shorter.quote.speaker
    if longer.quote.denied != shorter.quote.denied:
        return False
    if length < _SHINGLE:
        return longer.words == shorter.words and one is not None and one == other
    if one and other and not may_be_one(one, other):
        verbatim = bool(longer.quote.quoted and shorter.quote.quoted)
        return verbatim and (
            longer.words == shorter.words or (length >= _LONG and holds(longer.words, shorter.cuts))
        )
    return holds(longer.words, shorter.cuts) or (
        length >= _LONG and _near(longer.words, shorter.words)
    )


def _near(longer: Words, shorter: Words) -> bool:
    common = LCSseq.similarity(longer, shorter)
    if common < _NEAR * len(longer):
        return False
    apart = set(longer) ^ set(shorter)
    return not apart & _DECISIVE and not any(word.isdigit() for word in apart)
