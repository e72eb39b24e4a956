"""Confidence: how likely it is that the speaker that is shown is right."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.resolution.speakers import Resolution

THRESHOLD = 0.65  # below this, no speaker is shown


def confidence(attribution: Attribution, resolution: Resolution) -> float:
    """Return the probability that the mention is right and refers to this speaker, 0 to 1.

    P(the mention is right) is the share of the model's pointing, calibrated on held-out articles by
    training/attribution/calibrate.py. P(it refers to this speaker) is the resolution's certainty.
    """
    group = "indirect" if attribution.kind == "indirect" else "quoted"
    curve = _calibration()[group]
    mention_chance = float(np.interp(attribution.share, curve.shares, curve.chances))
    return round(mention_chance * resolution.certainty, 3)


class _Curve(NamedTuple):
    """At these shares of the pointing, the chances that a mention is right."""

    shares: list[float]
    chances: list[float]


@cache
def _calibration() -> Mapping[str, _Curve]:
    source = files("quotesearch.extraction.tagging") / "model" / "calibration.json"
    curves = {}
    for group, points in json.loads(source.read_text(encoding="utf-8")).items():
        shares = [share for share, _ in points]
        chances = [chance for _, chance in points]
        curves[group] = _Curve(shares, chances)
    return curves
