from __future__ import annotations

import pytest

from quotesearch.language.names.given_names import (
    compare_given,
    gender_of,
    is_given_name,
    sounds_like,
)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("ann", "ann", "same"),
        ("eun-ji", "eunji", "same"),
        ("erica", "erika", "same"),
        ("philip", "phillip", "same"),
        ("mohammed", "muhammad", "same"),
        ("bob", "robert", "same"),
        ("peggy", "margaret", "same"),
        ("tony", "anton", "same"),
        ("wilf", "wilfred", "same"),
        ("kathy", "catherine", "same"),
        ("d", "donald", "initial"),
        ("d", "robert", "different"),
        # What may be one name, and need not.
        ("esther", "hester", "near"),
        ("thomas", "tomasz", "near"),
        ("alex", "alexandra", "near"),
        ("nick", "dominic", "near"),
        ("jon", "john", "near"),
        ("jean", "jean-luc", "near"),
        # One letter can be another person.
        ("john", "joan", "different"),
        ("paul", "paula", "different"),
        ("tim", "tom", "different"),
        ("harry", "larry", "different"),
        ("jean-luc", "jean-paul", "different"),
        ("ruud", "bettina", "different"),
    ],
)
def test_how_alike_given_names_are(one: str, other: str, likeness: str) -> None:
    assert compare_given(one, other) == likeness
    assert compare_given(other, one) == likeness


def test_genders() -> None:
    assert (gender_of("joan"), gender_of("john"), gender_of("robin")) == ("female", "male", None)
    assert (sounds_like("fenella"), sounds_like("ottokar"), sounds_like("robin")) == (
        "female",
        None,
        None,
    )
    assert is_given_name("robin")
    assert not is_given_name("fenella")
