from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.resolution.confidence import THRESHOLD, confidence
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.records import Kind


@pytest.mark.parametrize("kind", get_args(Kind))
def test_confidence_rises_with_the_share_and_never_passes_the_name(kind: Kind) -> None:
    def at(share: float, certainty: float = 0.9) -> float:
        attribution = Attribution(((0, 1),), kind, (2, 3), None, share)
        return confidence(attribution, Resolution("Ann Lee", certainty))

    chances = [at(share) for share in (0.0, 0.5, 0.9, 0.97, 0.99, 0.999, 1.0)]
    assert all(low <= high for low, high in pairwise(chances))
    assert chances[0] < chances[-1] <= 0.9
    assert at(1.0) > THRESHOLD > at(1.0, 0.5)
