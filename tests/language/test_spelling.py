from __future__ import annotations

import pytest

from quotesearch.language.wording.spelling import fold_spelling


@pytest.mark.parametrize(
    ("one", "other"),
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
def test_two_spellings_of_one_word(one: str, other: str) -> None:
    assert fold_spelling(one) == fold_spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
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
def test_two_words(one: str, other: str) -> None:
    assert fold_spelling(one) != fold_spelling(other)
