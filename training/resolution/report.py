"""Report how often the speakers are right, by kind of mention and by confidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.resolution.confidence import THRESHOLD
from quotesearch.extraction.resolution.mentions import MentionKind

THRESHOLDS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97)
BINS = 10


class Judged(NamedTuple):
    """The speaker that was chosen for one quote, and whether that is right."""

    group: str
    kind: MentionKind
    publisher: str
    is_named: bool
    name: str | None
    chance: float
    is_right: bool
    has_right_candidate: bool


def report(judged: Sequence[Judged]) -> None:
    """Print the table of kinds, the curve of thresholds, and how far chances are from shares."""
    print("kind: quotes with a named speaker; likeliest right; right is a candidate; shown; wrong")
    for kind in MentionKind:
        of_kind = [one for one in judged if one.kind is kind and one.is_named]
        print(f"{kind.value}: {_counts(of_kind)}")
    unnamed = [one for one in judged if not one.is_named]
    shown = sum(_is_shown(one) for one in unnamed)
    print(f"nobody named: {len(unnamed)}; shown as nobody {len(unnamed) - shown}")
    for threshold in THRESHOLDS:
        above = [one for one in judged if one.name and one.chance >= threshold]
        named = sum(one.is_named for one in judged)
        right = sum(one.is_right for one in above)
        of_named = sum(one.is_named for one in above)
        print(f"{threshold}: {right / len(above):.4f} right of {of_named / named:.4f} shown")
    print(f"expected calibration error {_calibration_error(judged):.4f}")


def _counts(judged: Sequence[Judged]) -> str:
    best = sum(one.is_right for one in judged)
    possible = sum(one.has_right_candidate for one in judged)
    shown = [one for one in judged if _is_shown(one)]
    wrong = sum(not one.is_right for one in shown)
    return f"{len(judged)}; {best}; {possible}; {len(shown)}; {wrong}"


def _is_shown(one: Judged) -> bool:
    return one.name is not None and one.chance >= THRESHOLD


def _calibration_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error of the names, in ten bins."""
    chances = np.array([one.chance for one in judged if one.name])
    right = np.array([one.is_right for one in judged if one.name])
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    error = 0.0
    for number in range(BINS):
        inside = bins == number
        if inside.any():
            error += inside.mean() * abs(chances[inside].mean() - right[inside].mean())
    return error
