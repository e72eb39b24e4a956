from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.candidates import (
    FEATURES,
    NOBODY,
    Speaker,
    list_candidates,
)
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.entities import Entity
from tests.extraction.resolution.named import named


def candidates_of(marked: str) -> dict[str, dict[str, float]]:
    """The features that are not 0, by the words of each candidate."""
    article = named(marked)
    speakers, features = list_candidates(article.mention(), Discourse.begin(article.entities))
    assert features.shape == (len(speakers), len(FEATURES))
    assert speakers[-1] == NOBODY
    rows = {}
    for speaker, row in zip(speakers, features, strict=True):
        words = " and ".join(entity.text for entity in speaker.entities)
        values = zip(FEATURES, row.tolist(), strict=True)
        rows[words] = {name: value for name, value in values if value}
    return rows


@pytest.mark.parametrize(
    ("marked", "candidates"),
    [
        ("[P Ann Lee] met [P Bob Ray]. [q “No,”] [m she] said.", ["Ann Lee", ""]),
        ("[P Ann Lee] met a [U nurse]. [q “No,”] [m she] said.", ["Ann Lee", "nurse", ""]),
        ("[P Ann Lee] met [O Acme]. [q “No,”] [m it] said.", ["Ann Lee", "Acme", ""]),
        ("[P Ann Lee] left. [q “No,”] [m [P Lee]] said.", ["Ann Lee", ""]),
        ("[q “No,”] [m [P Ann Lee] and [P Bob Ray]] said.", ["Ann Lee and Bob Ray", ""]),
        ("Senator [P Ann Lee] left. [q “No,”] [m the mayor] said.", [""]),
        ("[q “No,”] [m she] said. [P Ann Lee] left.", ["Ann Lee", ""]),
        (
            "[P Bill Clinton] met [P Mary Clinton]. [q “No,”] [m Mr. [P Clinton]] said.",
            ["Bill Clinton", ""],
        ),
        (
            "Mayor [P Al Clinton] met [P Ed Clinton]. [q “No,”] [m Mayor [P Clinton]] said.",
            ["Al Clinton", ""],
        ),
        (
            "[P Al Clinton] met [P Ed Clinton]. [q “No,”] [m [P Clinton]] said.",
            ["Clinton", "Al Clinton", "Ed Clinton", ""],
        ),
    ],
)
def test_whom_a_mention_may_mean(marked: str, candidates: list[str]) -> None:
    assert list(candidates_of(marked)) == candidates


@pytest.mark.parametrize(
    ("marked", "candidate", "features"),
    [
        (
            "[P Ann Lee] left. [q “No,”] [m she] said.",
            "Ann Lee",
            {"subject_before", "last_subject", "gender", "full", "only", "lead"},
        ),
        ("[P Ann Lee] left. She slept. [q “No,”] [m she] said.", "Ann Lee", {"chain"}),
        ("[P Jan Lee] left. He slept. [q “No,”] [m she] said.", "Jan Lee", {"chain_other"}),
        ("[q “No,”] [m she] said. [P Ann Lee] left.", "Ann Lee", {"ahead"}),
        ("[P Ann Lee], a nurse, left. [q “No,”] [m the nurse] said.", "Ann Lee", {"described"}),
        ("Mayor [P Ann Lee] left. [q “No,”] [m the mayor] said.", "Ann Lee", {"office"}),
        ("[P Ann Lee], 36, left. [q “No,”] [m the 36-year-old] said.", "Ann Lee", {"number"}),
        ("[O Leeds Council] met. [q “No,”] [m the council] said.", "Leeds Council", {"noun"}),
        ("[P Ann Lee] left. [q “Lee left,”] [m she] said.", "Ann Lee", {"spoken_of"}),
        (
            "[q “No,”] [m a friend of [P Ann Lee]] said. [P Ann Lee] left.",
            "Ann Lee",
            {"in_mention"},
        ),
        ("A [U nurse] left. [q “No,”] [m the nurse] said.", "nurse", {"unnamed", "unnamed_same"}),
        ("[P Ann Lee] left. [q “No,”] [m [P Lee]] said.", "Ann Lee", {"ends", "is_own", "chance"}),
        ("[q “No,”] [m the [X Texans]] said.", "", {"nobody", "nobody_group", "nobody_thing"}),
        ("[q “No,”] [m a nurse] said.", "", {"nobody_indefinite", "nobody_alone", "nobody_first"}),
    ],
)
def test_what_the_text_says_of_a_candidate(marked: str, candidate: str, features: set[str]) -> None:
    assert features <= set(candidates_of(marked)[candidate])


def test_the_name_of_somebody_unnamed_is_nobody_s() -> None:
    nurse = Entity(("nurse",), person=True, is_named=False)
    ann = Entity(("Ann", "Lee"), person=True)
    assert (Speaker((nurse,)).name, NOBODY.name) == (None, None)
    assert Speaker((ann, Entity(("Bob", "Ray"), person=True))).name == "Ann Lee and Bob Ray"
