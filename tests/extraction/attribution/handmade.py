"""Taggings written by hand, so that decoding is tested without the model.

    "[q “It rained,”] [m Ann Lee] [c said] on Friday."

A content, a mention and a cue stand in brackets. The words of a content point to its cue, and both
to its mention; to keep two quotes apart, number them: "[q1 …] [c1 …] [m1 …]".
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagging import (
    BEGIN,
    CONTENT,
    CUE,
    INSIDE,
    OUTSIDE,
    SOURCE,
    TO_CUE,
    TO_SOURCE,
    Tagging,
    Window,
    WordRange,
)

_WORD = re.compile(r"\w+|[^\w\s]")
_BRACKETS = re.compile(r"\[(?P<part>[mcq])(?P<quote>\d?) (?P<words>[^\[\]]*)\]")
_PARTS = {"q": CONTENT, "m": SOURCE, "c": CUE}
_SURE = 0.98  # the chance of a tag, and the share of a pointer


class Handmade(NamedTuple):
    """A text without its brackets, with the words of each (part, quote) in order."""

    layout: Layout
    tagging: Tagging
    words: dict[tuple[int, str], list[WordRange]]

    def texts(self, words: list[WordRange]) -> list[str]:
        """What stands in ranges of words."""
        spans = [self.tagging.span_of(one) for one in words]
        return [self.layout.text[start:end] for start, end in spans]


def handmade(marked: str, sure: float = _SURE) -> Handmade:
    """Read a text with brackets; `sure` is the chance of each tag that they make."""
    text = ""
    spans: list[tuple[int, str, int, int]] = []
    end_before = 0
    for match in _BRACKETS.finditer(marked):
        text += marked[end_before : match.start()]
        start = len(text)
        text += match["words"]
        spans.append((_PARTS[match["part"]], match["quote"], start, len(text)))
        end_before = match.end()
    layout = Layout.of(text + marked[end_before:])
    tagging = untagged(layout)
    words: dict[tuple[int, str], list[WordRange]] = {}
    for part, quote, start, end in spans:
        inside = tagging.words_in(start, end)
        words.setdefault((part, quote), []).append(inside)
        tagging.tags[inside.first : inside.end, part] = _chances(INSIDE, sure)
        tagging.tags[inside.first, part] = _chances(BEGIN, sure)
    for (part, quote), origins in words.items():
        for origin in origins:
            if part == CONTENT:
                _point(tagging, origin, TO_CUE, words.get((CUE, quote), []))
            if part != SOURCE:
                _point(tagging, origin, TO_SOURCE, words.get((SOURCE, quote), []))
    return Handmade(layout, tagging, words)


def untagged(layout: Layout) -> Tagging:
    """A tagging in which every word is outside and points nowhere."""
    matches = list(_WORD.finditer(layout.text))
    count = len(matches)
    tags = np.zeros((count, 3, 3), np.float32)
    tags[:, :] = _chances(OUTSIDE, _SURE)
    pointers = np.zeros((2, count, 1 + count), np.float16)
    pointers[:, :, 0] = 1.0
    return Tagging(
        starts=np.array([match.start() for match in matches], np.int64),
        ends=np.array([match.end() for match in matches], np.int64),
        tags=tags,
        names=np.zeros((count, 8), np.float32),
        windows=[Window(0, pointers)],
        window_of=np.zeros(count, np.int64),
    )


def _chances(tag: int, sure: float) -> list[float]:
    chances = [(1 - sure) / 2] * 3
    chances[tag] = sure
    return chances


def _point(tagging: Tagging, origin: WordRange, pointer: int, targets: list[WordRange]) -> None:
    """Let the words of `origin` point to the targets, to each word as much."""
    columns = [1 + word for target in targets for word in range(*target)]
    if not columns:
        return
    rows = tagging.windows[0].pointers[pointer, origin.first : origin.end]
    rows[:] = 0.0
    rows[:, 0] = 1 - _SURE
    rows[:, columns] = _SURE / len(columns)
