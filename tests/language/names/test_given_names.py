from __future__ import annotations

import pytest

from quotesearch.language.names.given_names import (
    Gender,
    gender_of,
    guess_gender,
    is_given_name,
    is_understood,
    is_unisex,
)


@pytest.mark.parametrize(
    ("name", "gender"), [("joan", "female"), ("john", "male"), ("robin", None), ("ottokar", None)]
)
def test_a_known_name_has_a_gender_if_almost_everybody_has_it(
    name: str, gender: Gender | None
) -> None:
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("joan", "female"),
        ("robin", None),
        ("fenella", "female"),
        ("ermelindo", "male"),
        ("ottokar", None),
    ],
)
def test_the_gender_of_an_unknown_name_is_guessed_by_its_ending(
    name: str, gender: Gender | None
) -> None:
    assert guess_gender(name) == gender


def test_a_given_name_is_one_that_is_usual_in_news_articles() -> None:
    assert is_given_name("robin")
    assert not is_given_name("fenella")


def test_a_name_of_women_and_men_is_unisex() -> None:
    assert is_unisex("robin")
    assert not is_unisex("john")
    assert not is_unisex("fenella")


@pytest.mark.parametrize(
    ("word", "understood"),
    [
        ("robin", True),
        ("fenella", True),  # rare
        ("bobby", True),
        ("anna-lena", True),
        ("buddy", False),  # anybody may be called so
        ("ixchel", False),
        ("anna-ixchel", False),
    ],
)
def test_a_name_of_its_own_is_understood(word: str, understood: bool) -> None:
    assert is_understood(word) is understood
