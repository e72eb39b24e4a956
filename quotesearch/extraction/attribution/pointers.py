"""The words that words point to: a content to its cue, and both to the mention of the speaker.

In the model, each word points at other words, or nowhere. The word that is pointed at most is
widened to a whole cue or mention by the tags around it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.tagging.tagging import (
    CUE,
    OUTSIDE,
    SOURCE,
    TO_CUE,
    TO_SOURCE,
    Floats,
    Tagging,
    WordRange,
)

_EDGE = 16  # words at either end of a content that point: the reporting clause stands next to it
_REACH = 40  # words of a mention or a cue on either side of the word that is pointed to, at most
_BREAK = -3.0  # log odds below which no span goes on over a word
_LEAST_CHANCE = 1e-5


class Target(NamedTuple):
    """The words pointed to, or None if most of the weight points nowhere.

    `share` is how much of the weight agrees, from 0 to 1.
    """

    words: WordRange | None
    share: float


def find_cue(tagging: Tagging, content: WordRange) -> WordRange | None:
    """Find the cue that a content points to."""
    weights = _equal_weights(_edges(content))
    return _follow(tagging, [content], weights, TO_CUE, CUE).words


def find_mention(tagging: Tagging, contents: Sequence[WordRange], cue: WordRange | None) -> Target:
    """Find the mention that the contents of one quote and their cue point to.

    The cue, if there is one, has half the weight.
    """
    words: list[int] = []
    for content in contents:
        words += _edges(content)
    weights = _equal_weights(words)
    if cue is not None:
        weights |= _equal_weights(range(cue.first, cue.end))
        weights = {word: weight / 2 for word, weight in weights.items()}
    return _follow(tagging, contents, weights, TO_SOURCE, SOURCE)


def _edges(content: WordRange) -> list[int]:
    """Return the words near the ends of a content, in order."""
    words = range(content.first, content.end)
    edges = {*words[:_EDGE], *words[-_EDGE:]}
    return sorted(edges)


def _equal_weights(words: Collection[int]) -> dict[int, float]:
    return dict.fromkeys(words, 1 / len(words))


def _follow(
    tagging: Tagging,
    contents: Sequence[WordRange],
    weights: Mapping[int, float],
    pointer: int,
    part: int,
) -> Target:
    """Find the span of a part that the weighted words point to, outside the contents."""
    pointing = tagging.pointing(weights, pointer)
    first, none = pointing.first, pointing.none
    shares = pointing.shares.copy()
    for content in contents:
        shares[pointing.place_of(content)] = 0.0
    # The pointer and the tag must agree.
    end = first + len(shares)
    chances_outside = tagging.tags[first:end, part, OUTSIDE]
    fitting = shares * (1 - chances_outside)
    likeliest = first + int(fitting.argmax())
    words = likeliest_span(tagging.tags[:, part], likeliest)
    share = float(fitting[pointing.place_of(words)].sum())
    total = float(fitting.sum()) + none
    if share > none:
        return Target(words, share / total)
    return Target(None, none / max(total, _LEAST_CHANCE))


def likeliest_span(chances: Floats, word: int) -> WordRange:
    """Find the likeliest span of one part that holds a word.

    A span begins with one word and goes on over the others. Its score is the log odds that it
    begins there, plus for each further word the log odds that it goes on. With cumulative sums of
    the latter, the first and the last word can be chosen apart from each other.

    Args:
        chances: (words, 3) of outside, begin, inside.
        word: its number.
    """
    low = max(0, word - _REACH)
    high = min(len(chances), word + _REACH)
    near = np.maximum(chances[low:high], _LEAST_CHANCE)  # row i is that of word low + i
    outside, begin, inside = near.T
    row = word - low

    going_on = np.log(inside) - np.log(outside + begin)
    up_to_row = np.cumsum(going_on)
    beginning = np.log(begin) - np.log(outside) - up_to_row

    breaks = np.flatnonzero(going_on < _BREAK)  # no span goes on over these
    earliest = int(max(breaks[breaks <= row], default=0))
    limit = int(min(breaks[breaks > row], default=len(near)))
    first = earliest + int(beginning[earliest : row + 1].argmax())
    last = row + int(up_to_row[row:limit].argmax())
    return WordRange(low + first, low + last + 1)
