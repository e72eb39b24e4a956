"""Batches: windows of labelled articles, padded, with names exchanged and words hidden."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.tagging.features import CLS, FEATURE_SIZES, SEP, WINDOW, Integers
from training.attribution.examples import NO_TARGET, Booleans, Example
from training.attribution.network import POINTERS, TAGS

MASK = 103  # the piece that hides another

_NONE = 0  # the position in a window that a pointer to nothing rests at: [CLS]
_SHORTEST = 9  # pieces of a window that is worth training on
_POOL = 16  # batches that are sorted by length together
_HIDDEN = 0.04  # the share of pieces that are hidden
_IN_DISGUISE = 0.5  # the share of windows with other names, and of the pieces of names there


class Window(NamedTuple):
    """The pieces [start, end) of an article."""

    example: Example
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Batch:
    """Windows, padded to one number of pieces; targets are -1 where there is none."""

    ids: Integers  # (windows, pieces)
    features: Integers  # (windows, pieces, 3)
    mask: Integers  # (windows, pieces), 1 for a piece
    tags: Integers  # (windows, pieces, 3)
    names: Integers  # (windows, pieces)
    pointers: Booleans  # (windows, 2, from, to)


def batches(articles: Sequence[Example], size: int, chance: random.Random) -> Iterator[Batch]:
    """Cut the articles into windows at random places, and yield them once in random order."""
    windows = _windows(articles, chance)
    chance.shuffle(windows)
    people = _ids_of_people(articles)
    pool_size = size * _POOL
    for start in range(0, len(windows), pool_size):
        pool = windows[start : start + pool_size]
        pool.sort(key=lambda window: window.length)  # alike in length: little padding
        groups = [pool[first : first + size] for first in range(0, len(pool), size)]
        chance.shuffle(groups)
        for group in groups:
            yield batch(group, people, chance)


def _windows(articles: Sequence[Example], chance: random.Random) -> list[Window]:
    windows = []
    for example in articles:
        piece_count = len(example.encoding.ids)
        first = -chance.randrange(WINDOW)
        for start in range(first, piece_count, WINDOW):
            end = min(start + WINDOW, piece_count)
            window = Window(example, max(0, start), end)
            if window.length >= _SHORTEST:
                windows.append(window)
    return windows


def _ids_of_people(articles: Sequence[Example]) -> Integers:
    """Return the pieces of the names of people, each as often as it occurs."""
    ids = [example.encoding.ids[example.people] for example in articles]
    return np.concatenate(ids)


def batch(windows: Sequence[Window], people: Integers, chance: random.Random | None) -> Batch:
    """Make one batch of windows.

    With `chance`, names are exchanged and words hidden, so that the model learns from the sentence
    who speaks, and not from who usually does.
    """
    pieces = max(window.length for window in windows) + 2  # with [CLS] and [SEP]
    shape = (len(windows), pieces)
    ids = np.zeros(shape, np.int64)
    mask = np.zeros(shape, np.int64)
    features = np.zeros((*shape, len(FEATURE_SIZES)), np.int64)
    tags = np.full((*shape, len(TAGS)), NO_TARGET)
    names = np.full(shape, NO_TARGET)
    pointers = np.zeros((len(windows), len(POINTERS), pieces, pieces), bool)
    for row, window in enumerate(windows):
        example, start, end = window
        last = window.length + 1  # the position of [SEP]
        ids[row, 0] = CLS
        ids[row, 1:last] = _ids(window, people, chance)
        ids[row, last] = SEP
        mask[row, : last + 1] = 1
        features[row, 1:last] = example.encoding.features[start:end]
        tags[row, 1:last] = example.tags[start:end]
        names[row, 1:last] = example.names[start:end]
        for attribution in example.attributions:
            _point(pointers[row], attribution, window)
    return Batch(ids, features, mask, tags, names, pointers)


def _ids(window: Window, people: Integers, chance: random.Random | None) -> Integers:
    example, start, end = window
    ids = example.encoding.ids[start:end]
    if chance is None:
        return ids
    return _disguise(ids, example.people[start:end], people, chance)


def _point(pointers: Booleans, attribution: Mapping[str, Integers], window: Window) -> None:
    """Set where the pieces of one attribution point: content and cue to source, content to cue."""
    positions = {part: _positions(pieces, window) for part, pieces in attribution.items()}
    content, cue = positions["content"], positions["cue"]
    if not len(content):
        return
    origins = {"source": np.concatenate([content, cue]), "cue": content}
    for number, part in enumerate(POINTERS):
        has_part = len(attribution[part]) > 0
        targets = positions[part] if has_part else np.array([_NONE])
        if len(targets):
            pointers[number][np.ix_(origins[part], targets)] = True


def _positions(pieces: Integers, window: Window) -> Integers:
    """Return the positions in a window, [CLS] included, of those pieces that it holds."""
    inside = pieces[(pieces >= window.start) & (pieces < window.end)]
    return inside - window.start + 1


def _disguise(
    ids: Integers, is_person: Booleans, people: Integers, chance: random.Random
) -> Integers:
    """Exchange names of people for others, and hide some pieces."""
    changed = ids.copy()
    if chance.random() < _IN_DISGUISE:
        for name in np.unique(ids[is_person]):
            if chance.random() < _IN_DISGUISE:
                other_name = people[chance.randrange(len(people))]
                changed[(ids == name) & is_person] = other_name
    is_hidden = np.array([chance.random() < _HIDDEN for _ in ids])
    changed[is_hidden] = MASK
    return changed
