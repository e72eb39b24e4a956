"""Confidence: how likely the speaker that is shown is right."""

import json
from functools import cache
from importlib.resources import files

import numpy as np

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.resolution.speakers import Resolution

THRESHOLD = 0.65  # below this, no speaker is shown


def confidence(attribution: Attribution, resolution: Resolution) -> float:
    """The chance that the mention is the right one and that it refers to this speaker.

    The first is read off the share of the model's pointing, by what it meant on articles that were held back from
    training; the second was counted for each way of resolution on the training articles.
    """
    shares, chances = _curves()["indirect" if attribution.kind == "indirect" else "quoted"]
    return round(float(np.interp(attribution.share, shares, chances)) * resolution.certainty, 3)


@cache
def _curves() -> dict[str, tuple[list[float], list[float]]]:
    calibration = files("quotesearch.extraction.tagging") / "model" / "calibration.json"
    curves = json.loads(calibration.read_text(encoding="utf-8"))
    return {
        kind: ([share for share, _ in curve], [chance for _, chance in curve])
        for kind, curve in curves.items()
    }
