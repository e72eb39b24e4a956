"""PolNeAR articles as windows of word pieces with their targets."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import (
    CLS,
    FEATURE_SIZES,
    SEP,
    WINDOW,
    Encoding,
    Integers,
    encode,
)
from training.attribution.network import ENTITIES, POINTERS, TAGS

HELD_BACK = 84  # articles for calibration, none of them trained on
MASK = 103  # the piece that hides another
PERSON = ENTITIES.index("PERSON")

_OUTSIDE, _BEGIN, _INSIDE = range(3)  # the tags of a piece, for each part
_NO_TARGET = -1
_NONE = 0  # the position in a window that a pointer to nothing rests at: [CLS]

_SHORTEST = 9  # pieces of a window that is worth training on
_POOL = 16  # batches that are sorted by length together
_HIDDEN = 0.04  # the share of pieces that are hidden
_IN_DISGUISE = 0.5  # the share of windows with other names, and of the pieces of names there

Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class Example:
    """One article.

    Attributes:
        encoding: its n pieces.
        tags: (n, 3) a tag for each part of `TAGS`.
        entities: (n,) an index into `ENTITIES`.
        attributions: the pieces of each attribution, by part.
    """

    encoding: Encoding
    tags: Integers
    entities: Integers
    attributions: list[dict[str, Integers]]


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
    entities: Integers  # (windows, pieces)
    pointers: Booleans  # (windows, 2, from, to)


def read(path: Path) -> list[dict[str, Any]]:
    """Read the records of a JSONL file, gzipped or not."""
    open_text = gzip.open if path.suffix == ".gz" else open
    with open_text(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def split(corpora: Path, questions: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles to train on, and those held back.

    Those held back are articles with questions, so that names can be judged, too.
    """
    articles = read(corpora / "train.jsonl.gz")
    ids_with_questions = sorted({question["article_id"] for question in read(questions)})
    ids_held_back = set(random.Random(1).sample(ids_with_questions, HELD_BACK))
    training = [article for article in articles if article["article_id"] not in ids_held_back]
    held_back = [article for article in articles if article["article_id"] in ids_held_back]
    return training, held_back


def examples(
    articles: Sequence[dict[str, Any]], mentions: Mapping[str, Any], tokenizer: Any
) -> list[Example]:
    """Make examples of articles; `mentions` gives the noisy entities of each article id."""
    return [
        _example(article, mentions.get(article["article_id"], ()), tokenizer)
        for article in articles
    ]


def _example(article: dict[str, Any], mentions: Sequence[Any], tokenizer: Any) -> Example:
    encoding = encode(Layout.of(article["text"]), tokenizer)
    tags = np.full((len(encoding.ids), len(TAGS)), _OUTSIDE, dtype=np.int64)
    attributions = []
    for attribution in article["attributions"]:
        pieces_by_part = {}
        for number, part in enumerate(TAGS):
            spans = [_pieces(encoding, start, end) for start, end in attribution[part]]
            for pieces in spans:
                tags[pieces, number] = _INSIDE
                tags[pieces[:1], number] = _BEGIN
            pieces_by_part[part] = np.concatenate([np.array([], dtype=np.int64), *spans])
        attributions.append(pieces_by_part)
    entities = np.zeros(len(encoding.ids), dtype=np.int64)
    for start, end, name in mentions:
        if name in ENTITIES:
            entities[_pieces(encoding, start, end)] = ENTITIES.index(name)
    return Example(encoding, tags, entities, attributions)


def _pieces(encoding: Encoding, start: int, end: int) -> Integers:
    """Return the pieces that share a character with a span of the text."""
    first = np.searchsorted(encoding.ends, start, "right")
    last = np.searchsorted(encoding.starts, end, "left")
    return np.arange(first, last)


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
    ids = [example.encoding.ids[example.entities == PERSON] for example in articles]
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
    tags = np.full((*shape, len(TAGS)), _NO_TARGET)
    entities = np.full(shape, _NO_TARGET)
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
        entities[row, 1:last] = example.entities[start:end]
        for attribution in example.attributions:
            _point(pointers[row], attribution, window)
    return Batch(ids, features, mask, tags, entities, pointers)


def _ids(window: Window, people: Integers, chance: random.Random | None) -> Integers:
    example, start, end = window
    ids = example.encoding.ids[start:end]
    if chance is None:
        return ids
    return _disguise(ids, example.entities[start:end], people, chance)


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
    ids: Integers, entities: Integers, people: Integers, chance: random.Random
) -> Integers:
    """Exchange names of people for others, and hide some pieces."""
    changed = ids.copy()
    is_person = entities == PERSON
    if chance.random() < _IN_DISGUISE:
        for name in np.unique(ids[is_person]):
            if chance.random() < _IN_DISGUISE:
                other_name = people[chance.randrange(len(people))]
                changed[(ids == name) & is_person] = other_name
    is_hidden = np.array([chance.random() < _HIDDEN for _ in ids])
    changed[is_hidden] = MASK
    return changed
