from __future__ import annotations

import numpy as np
import pytest

from quotesearch.extraction.resolution.candidate_ranking import choose, weigh
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.extraction.resolution.mentions import MentionKind
from quotesearch.extraction.resolution.speaker_candidates import (
    FEATURES,
    NOBODY,
    Candidates,
    Speaker,
    list_candidates,
)
from tests.extraction.resolution.named import named


def test_the_chances_of_the_candidates_follow_the_weights() -> None:
    ann = Speaker((Entity(("Ann", "Lee"), person=True),))
    features = np.zeros((2, len(FEATURES)))
    features[0, 0] = 1
    weights = np.zeros(len(FEATURES))
    weights[0] = np.log(3)
    assert weigh(Candidates([ann, NOBODY], features), weights) == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[P Ann Lee] left. [q “No,”] [m [P Lee]] said.", "Ann Lee"),
        ("[P Al Clinton] met [P Ed Clinton]. [q “No,”] [m [P Clinton]] said.", "Clinton"),
        ("[q “No,”] [m [P Ann Lee] and [P Bob Ray]] said.", "Ann Lee and Bob Ray"),
        ("[q “No,”] [m she] said.", None),
        ("[q “No,”] [m a nurse] said.", None),
    ],
)
def test_the_likeliest_candidate_is_chosen(marked: str, name: str | None) -> None:
    article = named(marked)
    mention = article.mention()
    choice = choose(list_candidates(mention, Discourse.begin(article.entities)), mention.kind)
    assert choice.speaker.name == name
    assert 0 <= choice.nobody <= 1
    assert 0 < choice.chance <= 1


def test_somebody_unnamed_who_is_likeliest_is_nobody_by_name() -> None:
    nurse = Speaker((Entity(("nurse",), person=True, is_named=False),))
    features = np.zeros((2, len(FEATURES)))
    features[0, FEATURES.index("last_subject")] = 5
    choice = choose(Candidates([nurse, NOBODY], features), MentionKind.HE_SHE)
    assert (choice.speaker, choice.speaker.name) == (nurse, None)
    assert choice.chance == choice.nobody == pytest.approx(1)
