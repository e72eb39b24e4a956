from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.extraction.resolution.speaker_candidates import (
    FEATURES,
    NOBODY,
    Speaker,
)
from quotesearch.extraction.resolution.speakers import steps
from tests.extraction.resolution.named import named


def candidates_of(marked: str) -> dict[str, dict[str, float]]:
    """The features of the last mention that are not 0, by the words of each candidate."""
    article = named(marked)
    *_, (last, _) = steps(article.attributions, Discourse.begin(article.entities))
    speakers, features = last.candidates
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
        ("[P Ann Lee] met [O Acme]. [q “No.”]", ["Ann Lee", "Acme", ""]),
        ("Senator [P Ann Lee] left. [q “No,”] [m the mayor] said.", [""]),
        ("[P Ann Lee] met [P Bob Ray]. [q “No,”] [m the actress] said.", ["Ann Lee", ""]),
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
            "[q “No,”] [m the friend of [P Ann Lee]] said. [P Ann Lee] left.",
            "Ann Lee",
            {"in_mention"},
        ),
        ("A [U nurse] left. [q “No,”] [m the nurse] said.", "nurse", {"unnamed", "unnamed_same"}),
        ("[P Ann Lee] left. [q “No,”] [m [P Lee]] said.", "Ann Lee", {"ends", "is_own", "chance"}),
        ("[q “No,”] [m the [O Rangers]] said.", "", {"nobody", "nobody_group"}),
        ("[q “No,”] [m a nurse] said.", "", {"nobody_indefinite", "nobody_alone", "nobody_first"}),
    ],
)
def test_what_the_text_says_of_a_candidate(marked: str, candidate: str, features: set[str]) -> None:
    assert features <= set(candidates_of(marked)[candidate])


@pytest.mark.parametrize(
    ("marked", "candidate", "has", "lacks"),
    [
        (
            "[q1 “A,”] [m1 [P Ann Lee]] said. [q2 “B,”] [m2 she] said.",
            "Ann Lee",
            {"speaker", "speaker_here", "speaker_sentence", "spoke_often"},
            {"speaker_next", "speaker_second"},
        ),
        (
            "[q1 “A,”] [m1 [P Ann Lee]] said.\n\n[q2 “B,”] [m2 she] said.",
            "Ann Lee",
            {"speaker", "speaker_next"},
            {"speaker_here"},
        ),
        (
            "[q1 “A,”] [m1 [P Ann Lee]] said.\n\nIt rained.\n\nIt froze.\n\n"
            "[q2 “B,”] [m2 she] said.",
            "Ann Lee",
            {"speaker"},
            {"speaker_here", "speaker_next", "speaker_sentence"},
        ),
        (
            "[q1 “A,”] [m1 [P Ann Lee]] said. [q2 “B,”] [m2 [P Eve Ray]] said. "
            "[q3 “C,”] [m3 she] said.",
            "Ann Lee",
            {"speaker_second", "spoke_often", "second_subject"},
            {"speaker", "last_subject"},
        ),
        (
            "[q1 “A,”] [m1 [P Ann Lee]] said. [q2 “B,”] [m2 he] said.",
            "",
            {"nobody", "nobody_alone"},
            {"nobody_first", "nobody_spoke", "nobody_turn"},
        ),
        (
            "[q1 “A,”] [m1 a [U nurse]] said. [q2 “B,”] [m2 he] said.",
            "",
            {"nobody_spoke", "nobody_turn"},
            {"nobody_first"},
        ),
        (
            "[P Ann Lee] left. [P Eve Ray] slept. [q “No,”] [m she] said.",
            "Ann Lee",
            {"second_subject", "second_mentioned", "subject_near"},
            {"last_subject", "last_mentioned", "subject_before", "only"},
        ),
        (
            f"[P Ann Lee] left. {8 * 'It rained. '}[q “No,”] [m she] said.",
            "Ann Lee",
            {"last_subject", "last_mentioned"},
            {"subject_far", "mentioned_far"},
        ),
        (
            "[P Ann Lee] left. [q “No,”] [m [P Lee]] said.",
            "Ann Lee",
            {"ends", "full"},
            {"equal", "capitals", "single", "ambiguous", "rivals", "other_gender"},
        ),
        ("[q “No,”] [m [O ACME]] said.", "ACME", {"equal", "capitals"}, {"single", "full"}),
        ("[P Ann Lee] told [m her] [q “No”].", "", {"nobody_addressee"}, set()),
        ("[P Ann Lee] said to [m her] [q “No”].", "", {"nobody"}, {"nobody_addressee"}),
        (
            "Mayor [P Ann Lee] met Mayor [P Eve Ray]. [q “No,”] [m the mayor] said.",
            "Ann Lee",
            {"office"},
            {"only_office"},
        ),
        (
            "Secretary of War [P Ann Lee] met Secretary [P Bob Ray]. "
            "[q “No,”] [m the Secretary of War] said.",
            "Bob Ray",
            {"office", "described"},
            {"all_words"},
        ),
        (
            "Mayor [P Ann Lee] left. [q “No,”] [m her mayor] said.",
            "Ann Lee",
            {"person"},
            {"office", "described", "only_office"},
        ),
    ],
)
def test_what_sets_candidates_apart(
    marked: str, candidate: str, has: set[str], lacks: set[str]
) -> None:
    features = set(candidates_of(marked)[candidate])
    assert has <= features
    assert not lacks & features


@pytest.mark.parametrize(("pronoun", "guessed"), [("she", 1), ("he", -1)])
def test_a_given_name_may_sound_like_a_gender(pronoun: str, guessed: int) -> None:
    marked = f"[P Brindella Quabb] left. [q “No,”] [m {pronoun}] said."
    assert candidates_of(marked)["Brindella Quabb"]["guessed"] == guessed


def test_the_name_of_somebody_unnamed_is_nobody_s() -> None:
    nurse = Entity(("nurse",), person=True, is_named=False)
    ann = Entity(("Ann", "Lee"), person=True)
    assert (Speaker((nurse,)).name, NOBODY.name) == (None, None)
    assert Speaker((ann, Entity(("Bob", "Ray"), person=True))).name == "Ann Lee and Bob Ray"
