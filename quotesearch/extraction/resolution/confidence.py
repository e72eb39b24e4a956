"""Confidence: how likely it is that the speaker that is shown is right.

All figures are fitted to labelled articles by training/resolution/fit.py.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.resolution.candidate_ranking import Choice
from quotesearch.extraction.resolution.mentions import Mention, MentionKind

# Below this, no speaker is shown: a wrong name costs as much as ten unknown ones.
THRESHOLD = 0.9

INPUTS = (
    "one",
    "chance",
    "nobody",
    "share",
    "indirect",
    "name",
    "single",
    "capitals",
    "other",
    "described",
)
_LEAST = 1e-4  # a chance that is smaller, or nearer to 1, counts as this far from it
GROUPS: Mapping[MentionKind, str] = {
    MentionKind.NAME: "name",
    MentionKind.HE_SHE: "he or she",
    MentionKind.OTHER_PRONOUN: "description",
    MentionKind.DESCRIPTION: "description",
    MentionKind.NONE: "no mention",
}
NOBODY_GROUP = "nobody"


class _Model(NamedTuple):
    """A logistic model for each group, and the steps that its chances are corrected by."""

    weights: Mapping[str, Sequence[float]]
    mention_weights: Sequence[float]
    chances: Sequence[float]
    corrected: Sequence[float]


def group_of(choice: Choice, mention: Mention) -> str:
    """Return the name of the group whose model judges a choice."""
    return NOBODY_GROUP if choice.speaker.name is None else GROUPS[mention.kind]


def confidence(attribution: Attribution, mention: Mention, choice: Choice) -> float:
    """Return the probability that the mention is right and means this speaker, 0 to 1."""
    model = _model()
    group = group_of(choice, mention)
    chance = _logistic(model.weights[group], inputs(attribution, mention, choice))
    if group != NOBODY_GROUP:
        chance = float(np.interp(chance, model.chances, model.corrected))
    return round(chance, 3)


def mention_chance(attribution: Attribution) -> float:
    """Return the probability that a mention is the right one, whomever it means."""
    weights = _model().mention_weights
    return round(_logistic(weights, mention_inputs(attribution)), 3)


def inputs(attribution: Attribution, mention: Mention, choice: Choice) -> list[float]:
    """Return what the model of a group reads, in the order of INPUTS."""
    names = [naming.chance for naming in mention.namings]
    entities = choice.speaker.entities
    is_single = any(entity.person and len(entity.words) == 1 for entity in entities)
    is_in_capitals = any(entity.text.isupper() for entity in entities)
    is_other = any(entity.person is not True for entity in entities)
    return [
        1.0,
        log_odds(choice.chance),
        log_odds(choice.nobody),
        log_odds(attribution.share),
        float(attribution.kind == "indirect"),
        log_odds(min(names, default=0.5)),
        float(is_single),
        float(is_in_capitals),
        float(is_other),
        float(choice.is_described),
    ]


def mention_inputs(attribution: Attribution) -> list[float]:
    """Return what the model of mentions reads."""
    return [1.0, log_odds(attribution.share), float(attribution.kind == "indirect")]


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds of a chance."""
    kept = min(1 - _LEAST, max(_LEAST, chance))
    return float(np.log(kept / (1 - kept)))


def _logistic(weights: Sequence[float], values: Sequence[float]) -> float:
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return float(1 / (1 + np.exp(-total)))


@cache
def _model() -> _Model:
    source = files(__package__) / "confidence.json"
    record: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    steps = record["corrections"]
    return _Model(
        weights=record["weights"],
        mention_weights=record["mention"],
        chances=[chance for chance, _ in steps],
        corrected=[corrected for _, corrected in steps],
    )
