"""PolNeAR articles as windows of word pieces with their targets."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import CLS, SEP, WINDOW, Encoding, Integers, encode
from training.attribution.network import ENTITIES, TAGS

MASK = 103
HELD_BACK = 84  # articles for calibration, none of them trained on


@dataclass(frozen=True)
class Example:
    """One article: its pieces, a tag of each kind a piece, and the pieces of each attribution by part."""

    encoding: Encoding
    tags: Integers
    entities: Integers
    attributions: list[dict[str, Integers]]


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file, gzipped or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def split(corpora: Path, questions: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The articles to train on and those held back: articles with questions, so that names can be judged too."""
    articles = read(corpora / "train.jsonl.gz")
    asked = sorted({question["article_id"] for question in read(questions)})
    held = set(random.Random(1).sample(asked, HELD_BACK))
    return [a for a in articles if a["article_id"] not in held], [
        a for a in articles if a["article_id"] in held
    ]


def examples(
    articles: Sequence[dict[str, Any]], mentions: dict[str, Any], tokenizer: Any
) -> list[Example]:
    """The articles as examples; `mentions` gives the noisy entities of each article id."""
    return [
        _example(article, mentions.get(article["article_id"], ()), tokenizer)
        for article in articles
    ]


def _example(article: dict[str, Any], mentions: Sequence[Any], tokenizer: Any) -> Example:
    encoding = encode(Layout.of(article["text"]), tokenizer)
    tags = np.zeros((len(encoding.ids), len(TAGS)), dtype=np.int64)
    attributions = []
    for attribution in article["attributions"]:
        pieces = {}
        for at, part in enumerate(TAGS):
            spans = [_pieces(encoding, *span) for span in attribution[part]]
            for span in spans:
                tags[span, at] = 2
                tags[span[:1], at] = 1
            pieces[part] = np.concatenate([np.array([], dtype=np.int64), *spans])
        attributions.append(pieces)
    entities = np.zeros(len(encoding.ids), dtype=np.int64)
    for start, end, name in mentions:
        if name in ENTITIES:
            entities[_pieces(encoding, start, end)] = ENTITIES.index(name)
    return Example(encoding, tags, entities, attributions)


def _pieces(encoding: Encoding, start: int, end: int) -> Integers:
    return np.arange(
        np.searchsorted(encoding.ends, start, "right"),
        np.searchsorted(encoding.starts, end, "left"),
    )


@dataclass(frozen=True)
class Batch:
    """Windows, padded: inputs, and targets with -1 where there is none."""

    ids: Integers
    features: Integers
    mask: Integers
    tags: Integers
    entities: Integers
    pointers: np.ndarray[Any, np.dtype[np.bool_]]  # (windows, 2, from, to)


def batches(articles: Sequence[Example], size: int, chance: random.Random) -> Iterator[Batch]:
    """One pass over the articles, cut into windows at random places, in random order."""
    windows = []
    for example in articles:
        first = -chance.randrange(WINDOW)
        for start in range(first, len(example.encoding.ids), WINDOW):
            span = (max(0, start), min(start + WINDOW, len(example.encoding.ids)))
            if span[1] - span[0] > 8:
                windows.append((example, *span))
    chance.shuffle(windows)
    people = np.concatenate([example.encoding.ids[example.entities == 1] for example in articles])
    pools = [windows[at : at + size * 16] for at in range(0, len(windows), size * 16)]
    for pool in pools:
        pool.sort(key=lambda window: window[2] - window[1])  # alike in length: little padding
        groups = [pool[at : at + size] for at in range(0, len(pool), size)]
        chance.shuffle(groups)
        for group in groups:
            yield batch(group, people, chance)


def batch(
    windows: Sequence[tuple[Example, int, int]], people: Integers, chance: random.Random | None
) -> Batch:
    """The windows as one batch; with `chance`, names are exchanged and words hidden, so that the model learns
    from the sentence who speaks and not from who usually does."""
    pieces = max(end - start for _, start, end in windows) + 2
    shape = (len(windows), pieces)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    features = np.zeros((*shape, 3), np.int64)
    tags, entities = np.full((*shape, len(TAGS)), -1), np.full(shape, -1)
    pointers = np.zeros((len(windows), 2, pieces, pieces), bool)
    for at, (example, start, end) in enumerate(windows):
        n = end - start
        ids[at, 0], ids[at, n + 1], mask[at, : n + 2] = CLS, SEP, 1
        own = example.encoding.ids[start:end]
        ids[at, 1 : n + 1] = (
            own if chance is None else _disguise(own, example.entities[start:end], people, chance)
        )
        features[at, 1 : n + 1] = example.encoding.features[start:end]
        tags[at, 1 : n + 1], entities[at, 1 : n + 1] = (
            example.tags[start:end],
            example.entities[start:end],
        )
        for attribution in example.attributions:
            _point(pointers[at], attribution, start, end)
    return Batch(ids, features, mask, tags, entities, pointers)


def _point(
    pointers: np.ndarray[Any, Any], attribution: dict[str, Integers], start: int, end: int
) -> None:
    inside = {
        part: own[(own >= start) & (own < end)] - start + 1 for part, own in attribution.items()
    }
    content = inside["content"]
    if not len(content):
        return
    origins = {0: np.concatenate([content, inside["cue"]]), 1: content}
    for number, part in enumerate(("source", "cue")):
        targets = inside[part] if len(attribution[part]) else np.array([0])
        if len(targets):
            pointers[number][np.ix_(origins[number], targets)] = True


def _disguise(
    ids: Integers, entities: Integers, people: Integers, chance: random.Random
) -> Integers:
    changed = ids.copy()
    if chance.random() < 0.5:
        for name in np.unique(ids[entities == 1]):
            if chance.random() < 0.5:
                changed[(ids == name) & (entities == 1)] = people[chance.randrange(len(people))]
    hidden = np.array([chance.random() < 0.04 for _ in ids])
    changed[hidden] = MASK
    return changed
