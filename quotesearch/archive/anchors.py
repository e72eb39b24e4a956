"""Anchors: find the quote that a line about it means, after the quote or its article has changed.

A quote's id changes with every letter of it. The anchor still holds when another model draws the
quote a little wider, or when the text of the article moves.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.records import Quote

_MIN_OVERLAP = 0.5  # of the stretch that quote and anchor cover together
_MIN_SHARED = 0.5  # of the words of the shorter of the two


class Anchor(NamedTuple):
    """Article, place and words of a quote, as they were when somebody wrote about it."""

    article_id: str
    start: int
    end: int
    text: str


class Nearness(NamedTuple):
    """How near a quote is to an anchor: what they share of place and of words, 0 to 1."""

    overlap: float
    shared_words: float


class AnchoredQuote(NamedTuple):
    """The quote that an anchor means."""

    quote: Quote
    nearness: Nearness


def find_anchored(anchor: Anchor, quotes: Sequence[Quote]) -> AnchoredQuote | None:
    """Find the quote of much the same place and words, or else the only one with the same words.

    Args:
        quotes: the quotes of the anchor's article.
    """
    words = _split_words(anchor.text)
    candidates = [AnchoredQuote(quote, _measure(anchor, words, quote)) for quote in quotes]
    near = [candidate for candidate in candidates if _is_near(candidate.nearness)]
    if near:
        return max(near, key=lambda candidate: candidate.nearness)
    moved = [candidate for candidate in candidates if _split_words(candidate.quote.text) == words]
    return moved[0] if len(moved) == 1 else None


def _measure(anchor: Anchor, anchor_words: Sequence[str], quote: Quote) -> Nearness:
    quote_words = _split_words(quote.text)
    return Nearness(_measure_overlap(anchor, quote), _measure_shared(anchor_words, quote_words))


def _is_near(nearness: Nearness) -> bool:
    return nearness.overlap >= _MIN_OVERLAP and nearness.shared_words >= _MIN_SHARED


def _measure_overlap(anchor: Anchor, quote: Quote) -> float:
    """Measure how much of the stretch that the two cover together is covered by both, 0 to 1."""
    common = min(anchor.end, quote.end) - max(anchor.start, quote.start)
    together = max(anchor.end, quote.end) - min(anchor.start, quote.start)
    return max(common, 0) / together


def _measure_shared(words: Sequence[str], others: Sequence[str]) -> float:
    """Measure how many words of the shorter text the other has as well, 0 to 1."""
    common = Counter(words) & Counter(others)
    return common.total() / min(len(words), len(others))


def _split_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold()) or [text]
