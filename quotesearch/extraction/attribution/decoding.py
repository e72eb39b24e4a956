"""Which words are said: the likeliest sequence of the tags outside, begin and inside.

A quoted run is said as a whole or not at all, so the sequence runs over units: the quoted runs, and
the single words between them. No content crosses the end of a paragraph. The best sequence is found
by the algorithm of Viterbi (1967, "Error bounds for convolutional codes and an asymptotically
optimum decoding algorithm").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagging import (
    BEGIN,
    CONTENT,
    INSIDE,
    OUTSIDE,
    Floats,
    Tagging,
    WordRange,
)

_RUN_WEIGHT = 8.0  # words that the evidence within a quoted run counts for, at most
_LEAST_CHANCE = 1e-5
_NEVER = -1e9  # the score of what cannot be


class _Step(NamedTuple):
    """The likeliest tags of the unit before this one.

    `unless_inside` if this one is outside or begins a content, `if_inside` if it is inside one.
    """

    unless_inside: int
    if_inside: int


def find_contents(layout: Layout, tagging: Tagging) -> list[WordRange]:
    """Return the contents, as ranges of words, in order."""
    units = find_units(layout, tagging)
    opening_words = _opening_words(layout, tagging)
    opens = [unit.first in opening_words for unit in units]
    tags = best_tags(_scores(tagging, units), opens)
    contents: list[WordRange] = []
    for unit, tag in zip(units, tags, strict=True):
        if tag == BEGIN:
            contents.append(unit)
        elif tag == INSIDE:
            content = contents.pop()
            contents.append(WordRange(content.first, unit.end))
    return contents


def find_units(layout: Layout, tagging: Tagging) -> list[WordRange]:
    """Return the quoted runs, and the single words between them, in order."""
    units: list[WordRange] = []
    next_word = 0
    for run in layout.runs:
        words = tagging.words_in(run.start, run.end)
        units.extend(_single_words(next_word, words.first))
        first = max(next_word, words.first)
        if first < words.end:
            units.append(WordRange(first, words.end))
        next_word = max(next_word, words.end)
    units.extend(_single_words(next_word, len(tagging.starts)))
    return units


def _single_words(first: int, end: int) -> Iterator[WordRange]:
    for word in range(first, end):
        yield WordRange(word, word + 1)


def _opening_words(layout: Layout, tagging: Tagging) -> set[int]:
    """Return the words that open a paragraph."""
    return {tagging.words_in(start, end).first for start, end in layout.paragraphs}


def _scores(tagging: Tagging, units: Sequence[WordRange]) -> Floats:
    """Return the log chance of each tag for each unit (units, 3)."""
    logs = np.log(np.maximum(tagging.tags[:, CONTENT], _LEAST_CHANCE))
    log_said = np.logaddexp(logs[:, BEGIN], logs[:, INSIDE])
    scores = np.empty((len(units), 3), np.float32)
    for number, (first, end) in enumerate(units):
        weight = min(1.0, _RUN_WEIGHT / (end - first))
        rest_is_said = log_said[first + 1 : end].sum()
        all_are_outside = logs[first:end, OUTSIDE].sum()
        scores[number] = logs[first] + weight * rest_is_said
        scores[number, OUTSIDE] = weight * all_are_outside
    return scores


def best_tags(scores: Floats, opens_paragraph: Sequence[bool]) -> list[int]:
    """Find the likeliest tag of each unit.

    Nothing is inside a content that was not begun, nor where a paragraph opens.

    Args:
        scores: (units, 3) log chances of outside, begin, inside.
        opens_paragraph: of each unit.
    """
    outside, begin, inside = 0.0, _NEVER, _NEVER  # scores of the best sequences so far, by last tag
    steps: list[_Step] = []
    for row, opens in zip(scores.tolist(), opens_paragraph, strict=True):
        said = max(begin, inside)
        best = max(outside, said)
        said_tag = INSIDE if inside >= begin else BEGIN
        best_tag = OUTSIDE if outside >= said else said_tag
        steps.append(_Step(best_tag, said_tag))
        outside = row[OUTSIDE] + best
        begin = row[BEGIN] + best
        inside = row[INSIDE] + (_NEVER if opens else said)
    _, tag = max((outside, OUTSIDE), (begin, BEGIN), (inside, INSIDE))
    tags = []
    for step in reversed(steps):
        tags.append(tag)
        tag = step.if_inside if tag == INSIDE else step.unless_inside
    tags.reverse()
    return tags
