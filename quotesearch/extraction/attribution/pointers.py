"""The words that words point to: a content to its cue, and both to the mention of the speaker.

In the model, each word points at other words, or nowhere. A word of the content's own sentence
counts before one of its paragraph, and that before any other. The word that is pointed at most is
widened to a whole cue or mention by the tags around it.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.attribution.surroundings import Surroundings
from quotesearch.extraction.tagging.tagging import (
    CONTENT,
    CUE,
    OUTSIDE,
    SOURCE,
    TO_CUE,
    TO_SOURCE,
    Floats,
    Pointing,
    Tagging,
    WordRange,
)

_EDGE = 16  # words at either end of a content that point: the reporting clause stands next to it
_REACH = 40  # words of a mention or a cue on either side of the word that is pointed to, at most
_BREAK = -3.0  # log odds below which no span goes on over a word
_LEAST_CHANCE = 1e-5
_PART_OF = {TO_SOURCE: SOURCE, TO_CUE: CUE}  # what a pointer points to

# What a word's share counts for, by where it stands; 1 in the sentence of the content.
_IN_PARAGRAPH = 0.03
_ELSEWHERE = 0.003
_LEAST_SHARE = (
    0.02  # of a word outside the contents: a clause that is overlooked can still be found
)


class Target(NamedTuple):
    """The words pointed to, or None if most of the weight points nowhere.

    `share` is how much of the weight agrees, from 0 to 1.
    """

    words: WordRange | None
    share: float


def find_cue(
    tagging: Tagging, contents: Sequence[WordRange], near: Surroundings
) -> WordRange | None:
    """Find the cue that the contents of one quote point to.

    Args:
        tagging: of the text.
        contents: one, or several that go on with each other.
        near: what stands near the contents.
    """
    weights = _equal_weights(_edges(contents))
    return _follow(tagging, contents, near, weights, TO_CUE).words


def find_mention(
    tagging: Tagging, contents: Sequence[WordRange], cue: WordRange | None, near: Surroundings
) -> Target:
    """Find the mention that the contents of one quote and their cue point to.

    The cue, if there is one, has half the weight.

    Args:
        tagging: of the text.
        contents: of the quote.
        cue: of the quote.
        near: what stands near the cue, or near the contents if there is no cue.
    """
    weights = _equal_weights(_edges(contents))
    if cue is not None:
        weights |= _equal_weights(range(cue.first, cue.end))
        weights = {word: weight / 2 for word, weight in weights.items()}
    return _follow(tagging, contents, near, weights, TO_SOURCE)


def _edges(contents: Sequence[WordRange]) -> list[int]:
    """Return the words near the ends of each content, in order."""
    edges: set[int] = set()
    for content in contents:
        words = range(content.first, content.end)
        edges.update(words[:_EDGE], words[-_EDGE:])
    return sorted(edges)


def _equal_weights(words: Collection[int]) -> dict[int, float]:
    return dict.fromkeys(words, 1 / len(words))


def _follow(
    tagging: Tagging,
    contents: Sequence[WordRange],
    near: Surroundings,
    weights: Mapping[int, float],
    pointer: int,
) -> Target:
    """Find the span that the weighted words point to, outside the contents."""
    part = _PART_OF[pointer]
    pointing = tagging.pointing(weights, pointer)
    first, none = pointing.first, pointing.none
    end = first + len(pointing.shares)
    # The pointer and the tag must agree.
    chances = 1 - tagging.tags[first:end, part, OUTSIDE]
    for content in contents:
        chances[pointing.place_of(content)] = 0.0
    fitting = pointing.shares * chances
    total = float(fitting.sum())

    unsaid = tagging.tags[first:end, CONTENT, OUTSIDE]
    scores = (fitting + _LEAST_SHARE * chances * unsaid) * _closeness(pointing, near)
    scores *= total / max(float(scores.sum()), _LEAST_CHANCE)
    likeliest = first + int(scores.argmax())
    words = likeliest_span(tagging.tags[:, part], likeliest)
    share = float(scores[pointing.place_of(words)].sum())
    if share > none:
        return Target(words, share / (total + none))
    return Target(None, none / max(total + none, _LEAST_CHANCE))


def _closeness(pointing: Pointing, near: Surroundings) -> Floats:
    """Return what the share of each word counts for."""
    closeness = np.full(len(pointing.shares), _ELSEWHERE, np.float32)
    for words in near.paragraphs:
        closeness[pointing.place_of(words)] = _IN_PARAGRAPH
    for words in near.sentences:
        closeness[pointing.place_of(words)] = 1.0
    return closeness


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
