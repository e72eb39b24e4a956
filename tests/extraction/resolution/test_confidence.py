from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.resolution.candidate_ranking import Choice
from quotesearch.extraction.resolution.confidence import (
    THRESHOLD,
    confidence,
    group_of,
    mention_chance,
)
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.extraction.resolution.mentions import Mention, MentionKind
from quotesearch.extraction.resolution.speaker_candidates import NOBODY, Speaker
from quotesearch.records import Kind

ANN = Speaker((Entity(("Ann", "Lee"), person=True),))


def attribution(share: float, kind: Kind = "direct") -> Attribution:
    return Attribution(((0, 1),), kind, (2, 3), None, share)


@pytest.mark.parametrize("kind", MentionKind)
def test_confidence_rises_with_the_chance_of_the_speaker(kind: MentionKind) -> None:
    mention = Mention(kind, 2, 3, "It rained")
    chances = (0.05, 0.3, 0.5, 0.9, 0.99, 0.999)
    found = [
        confidence(attribution(0.98), mention, Choice(ANN, chance, 1 - chance))
        for chance in chances
    ]
    assert all(low <= high for low, high in pairwise(found))
    assert 0 <= found[0] < found[-1] <= 1
    assert found[0] < THRESHOLD


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_mention_is_surer_with_a_larger_share(kind: Kind) -> None:
    chances = [mention_chance(attribution(share, kind)) for share in (0.1, 0.5, 0.9, 1.0)]
    assert all(low < high for low, high in pairwise(chances))
    assert 0 < chances[0] < chances[-1] <= 1


def test_nobody_has_a_group_of_its_own() -> None:
    mention = Mention(MentionKind.HE_SHE, 2, 3, "It rained")
    assert group_of(Choice(NOBODY, 0.9, 0.9), mention) == "nobody"
    assert group_of(Choice(ANN, 0.9, 0.1), mention) == "he or she"
