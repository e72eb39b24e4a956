from __future__ import annotations

import pytest

from quotesearch.language.names.surname_spelling import compare_spelling, compare_surnames


@pytest.mark.parametrize(
    ("surname", "other", "likeness"),
    [
        ("tolk-brandt", "tolkbrandt", "same"),
        ("mueller", "muller", "same"),
        ("djokovic", "dokovic", "same"),
        ("zelenskyy", "zelensky", "same"),
        ("tolkatschow", "tolkachev", "same"),
        ("reilly", "riley", "near"),
        ("smith", "smyth", "near"),
        ("hennick", "bennick", "different"),
        ("tolk", "brandt", "different"),
    ],
)
def test_two_spellings_may_be_one_name(surname: str, other: str, likeness: str) -> None:
    assert compare_spelling(surname, other) == likeness
    assert compare_spelling(other, surname) == likeness


@pytest.mark.parametrize(
    ("surname", "other", "likeness"),
    [
        ("von der mark", "mark", "same"),
        ("al sadr", "el sadr", "same"),
        ("bin salman", "salman", "different"),  # a son has his father's name as a surname
        ("vantogneren", "vantongeren", "slip"),
        ("vantongren", "vantongeren", "near"),
        ("tolk", "brandt", "different"),
    ],
)
def test_two_surnames_are_compared_with_their_particles(
    surname: str, other: str, likeness: str
) -> None:
    assert compare_surnames(tuple(surname.split()), tuple(other.split())) == likeness
