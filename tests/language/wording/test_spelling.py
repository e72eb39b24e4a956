from __future__ import annotations

import pytest

from quotesearch.language.wording.spelling import fold_spelling


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("colour", "color"),
        ("neighbourhoods", "neighborhoods"),
        ("behaviour", "behavior"),
        ("travelled", "traveled"),
        ("signalling", "signaling"),
        ("organise", "organize"),
        ("privatisation", "privatization"),
        ("analysed", "analyzed"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("dialogue", "dialog"),
        ("defence", "defense"),
        ("likeable", "likable"),
        ("plough", "plow"),
        ("grey", "gray"),
        ("ok", "okay"),
        ("fulfil", "fulfill"),
        ("judgement", "judgment"),
    ],
)
def test_two_spellings_of_one_word_are_folded_alike(word: str, other: str) -> None:
    assert fold_spelling(word) == fold_spelling(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("filled", "filed"),
        ("refilled", "refiled"),
        ("prise", "prize"),
        ("four", "for"),
        ("tour", "tor"),
        ("polled", "poled"),
        ("advice", "advise"),
        ("there", "theer"),
    ],
)
def test_two_words_are_not_folded_alike(word: str, other: str) -> None:
    assert fold_spelling(word) != fold_spelling(other)


def test_a_long_string_is_left_alone() -> None:
    text = "colour" * 10
    assert fold_spelling(text) == text
