from __future__ import annotations

import pytest

from quotesearch.extraction.reports import Reports
from quotesearch.extraction.structure import Layout


def reports(text: str) -> list[tuple[str, str | None]]:
    """(cue, mention) of each report."""
    found = Reports.of(Layout.of(text))
    return [(text[slice(*one.cue)], text[slice(*one.mention)] if one.mention else None) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said that it rained.", [("said", "Ann Lee")]),
        ("It rained, said Ann Lee.", [("said", "Ann Lee")]),
        ("According to Ann Lee, it rained.", [("According to", "Ann Lee")]),
        ("It rained, according to the mayor of Springfield.", [("according to", "the mayor of Springfield")]),
        ("Ann Lee said it rained and added that it stopped.", [("said", "Ann Lee"), ("added", "Ann Lee")]),
        ("Ann Lee wept, saying it rained.", [("saying", "Ann Lee")]),
        ("Ann Lee has repeatedly said it rained.", [("said", "Ann Lee")]),
        ("Ann Lee told Bob Ray that it rained.", [("told", "Ann Lee")]),
        ("Bob Ray denied what Ann Lee said.", [("said", "Ann Lee")]),
        ("He did, however, add that it rained.", [("add", "He")]),
        ("It was Ann Lee who said it rained.", [("said", "Ann Lee")]),
    ],
)
def test_a_cue_and_its_subject(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert reports(text) == expected


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The firm was designated a “supply-chain risk” to the state.", "designated"),
        ("Being called “a risk” hurts.", "called"),
        ("It was said to be wet.", "said"),
        ("Ann Lee may say it rained.", "say"),
        ("Ann Lee refused to say it rained.", "say"),
        ("Ann Lee did not say it “rained”.", "say"),
        ("Ann Lee didn’t say it “rained”.", "say"),
        ("Ann Lee never called it “a flood”.", "called"),
        ("The Herald report surprised them.", "report"),
        ("The claim surprised them.", "claim"),
    ],
)
def test_passives_modals_and_nouns_have_no_subject(text: str, cue: str) -> None:
    assert reports(text) == [(cue, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics claim it rained.", [("claim", "Critics")]),
        ("She claims it rained.", [("claims", "She")]),
        ("They say it rained.", [("say", "They")]),
        ("Ann Lee and Bob Ray say it rained.", [("say", "Ann Lee and Bob Ray")]),
        ("People say it rained.", [("say", "People")]),
    ],
)
def test_verbs_agree_with_their_subjects(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert reports(text) == expected


def test_cues_in_quotation_marks_are_the_speakers_own_words() -> None:
    assert reports("“Bob said it rained,” Ann Lee said.") == [("said", "Ann Lee")]


def test_those_between_two_places() -> None:
    text = "Ann said it. Bob said it. Carl said it."
    found = Reports.of(Layout.of(text))
    assert [len(found.between(0, place)) for place in (0, 4, 5, 17, 18, 100)] == [0, 0, 1, 1, 2, 3]
    assert [one.cue[0] for one in found.following(5)] == [17, 31]
