from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.clause_words import forms, split_words
from quotesearch.extraction.reporting.inversion import NO_INVERSION, Inversion, find_inversion


def inversion(in_front: str, verb: str = "say", *, is_question: bool = False) -> Inversion:
    words = split_words(in_front, 0, len(in_front))
    verb_words = split_words(verb, 0, len(verb))
    return find_inversion(words, verb_words, is_question=is_question)


@pytest.mark.parametrize(
    ("in_front", "expected"),
    [
        ("Nowhere in the letter did", ("nowhere", "in", "the", "letter", "did")),
        ("Bob left, nor did", ("nor", "did")),
        ("Bob left, but never has the young", ("never", "has")),
        ("Had", ("had",)),
        ("Contesting the will,", ()),  # a noun
        ("Did anybody say that", ()),
        ("In the letter,", ()),
        ("", ()),
    ],
)
def test_an_inversion_fronts_what_governs_the_verb(
    in_front: str, expected: tuple[str, ...]
) -> None:
    assert forms(inversion(in_front).words) == expected


@pytest.mark.parametrize(
    ("in_front", "verb", "is_question", "expected"),
    [
        ("If", "says", False, True),
        ("Had", "said", False, True),
        ("Did", "say", True, True),
        ("Did", "say", False, False),
        ("Only if it rains will", "say", False, True),
        ("Was", "saying", True, False),
        ("Nowhere did", "say", True, False),
    ],
)
def test_a_clause_supposes_with_a_condition_or_an_auxiliary_in_front(
    in_front: str, verb: str, *, is_question: bool, expected: bool
) -> None:
    assert inversion(in_front, verb, is_question=is_question).is_supposed == expected


def test_a_verb_with_its_own_auxiliary_is_not_inverted() -> None:
    assert inversion("Nowhere did", "has said") == NO_INVERSION
