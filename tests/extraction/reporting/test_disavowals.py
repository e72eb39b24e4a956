from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.disavowals import find_disavowal
from quotesearch.extraction.reporting.governing_words import find_governing_words
from tests.extraction.marked import attribution


def disavowal(marked: str) -> str | None:
    layout, parsed = attribution(marked)
    assert parsed.cue is not None
    governing = find_governing_words(layout, parsed, parsed.cue)
    span = find_disavowal(layout, parsed, governing)
    return layout.text[slice(*span)] if span else None


@pytest.mark.parametrize(
    "sentence",
    [
        "She denied saying so.",
        "Lee has denied using those words.",
        "She denies having ever said so.",
        "Lee says otherwise.",
        "Lee never said that.",
        "She said no such thing.",
        "She says she was misquoted.",
        "She now admits she was wrong.",
        "She later retracted the statement.",
        "Lee called it a fabrication.",
    ],
)
def test_words_are_disowned_as_words(sentence: str) -> None:
    assert disavowal(f"[m Ann Lee] [c said] [q it rained]. {sentence} Bob left.") == sentence


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[m Lee] [c allegedly said] [q it rained]. She denies it.", "She denies it."),
        ("[m Lee] [c is said to have told] Bob [q it rained]; she denies it.", "she denies it."),
        ("Police said [m Lee] [c told] Bob “[q it rained]”. He denies it.", "He denies it."),
        ("[m Lee] [c allegedly said] [q it rained], a claim she denies.", "a claim she denies."),
        # only as words where the article itself reports them
        ("[m Lee] [c said] [q it rained]. She denies it.", None),
        ("Police said [m Lee] [c told] Bob “[q it rained]”. He denies the charges.", None),
    ],
)
def test_alleged_words_are_disowned_by_any_denial(marked: str, expected: str | None) -> None:
    assert disavowal(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[m Mayor Lee] [c said] [q it rained]. Ray denied saying so.", None),
        (
            "[m Mayor Lee] [c said] [q it rained]. The mayor denied saying so.",
            "mayor denied saying so.",
        ),
        ("[m Lee] [c said] [q it rained]. The mayor denied saying so.", "mayor denied saying so."),
        # the role is somebody whom the words are about, or cannot know
        ("[m Lee] [c said] [q the mayor lied]. The mayor denied saying so.", None),
        ("[m Lee] [c said] [q it rained]. The mayor said otherwise.", None),
        # in quotation marks, or two sentences on
        ("[m Lee] [c said] [q it rained]. “She denied saying so.”", None),
        ("[m Lee] [c said] [q it rained]. Bob left. She denied saying so.", None),
    ],
)
def test_only_the_speaker_disowns_the_words(marked: str, expected: str | None) -> None:
    assert disavowal(marked) == expected
