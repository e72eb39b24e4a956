"""Rank whom a mention may mean: a linear model of what the text says of each.

The weights of each kind of mention are fitted to labelled articles by training/resolution/fit.py.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from quotesearch.extraction.resolution.mentions import MentionKind
from quotesearch.extraction.resolution.speaker_candidates import (
    FEATURES,
    NOBODY,
    Candidates,
    Float64Array,
    Speaker,
)

_DESCRIBING = [
    FEATURES.index(name) for name in ("only_office", "only_described", "all_words", "noun")
]


@dataclass(frozen=True)
class Choice:
    """The likeliest speaker, and how likely that is.

    Attributes:
        speaker: the likeliest.
        chance: the chance that it is right.
        nobody: the chance that nobody by name is.
        is_described: whether the text describes only this one as the mention does.
    """

    speaker: Speaker
    chance: float
    nobody: float
    is_described: bool = False


def choose(candidates: Candidates, kind: MentionKind) -> Choice:
    """Choose the likeliest candidate of a mention.

    A surname that several bear stays as it is printed.
    """
    chances = weigh(candidates, _weights()[kind])
    speakers = candidates.speakers
    is_nobody = np.array([speaker.name is None for speaker in speakers])
    nobody = float(chances[is_nobody].sum())
    best = int(chances.argmax())
    own = speakers[0].entities
    is_shared = kind is MentionKind.NAME and len(own) == 1 and own[0].is_ambiguous
    if is_shared and not is_nobody[best]:
        return Choice(speakers[0], 1 - nobody, nobody)
    if nobody >= chances[best] or is_nobody[best]:
        likeliest = speakers[best] if is_nobody[best] else NOBODY
        return Choice(likeliest, nobody, nobody)
    is_described = bool(candidates.features[best, _DESCRIBING].any())
    return Choice(speakers[best], float(chances[best]), nobody, is_described)


def weigh(candidates: Candidates, weights: Float64Array) -> Float64Array:
    """Return the chance of each candidate, (candidates,), by the weights (FEATURES,)."""
    values = candidates.features @ weights
    chances = np.exp(values - values.max())
    shares: Float64Array = chances / chances.sum()
    return shares


@cache
def _weights() -> Mapping[MentionKind, Float64Array]:
    source = files(__package__) / "candidate_ranking.json"
    by_kind = json.loads(source.read_text(encoding="utf-8"))
    weights = {}
    for kind in MentionKind:
        of_kind = by_kind[kind.value]
        weights[kind] = np.array([of_kind.get(name, 0.0) for name in FEATURES])
    return weights
