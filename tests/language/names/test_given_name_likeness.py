from __future__ import annotations

import pytest

from quotesearch.language.names.given_name_likeness import (
    compare_given_names,
    initials_of,
    may_be_one_given_name,
)


@pytest.mark.parametrize(
    ("name", "other", "likeness"),
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
        # These may be one name, but need not.
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
def test_two_given_names_are_more_or_less_alike(name: str, other: str, likeness: str) -> None:
    assert compare_given_names(name, other) == likeness
    assert compare_given_names(other, name) == likeness


@pytest.mark.parametrize(
    ("name", "other", "may_be"),
    [
        ("bob", "robert", True),
        ("b", "robert", True),
        ("y", "evgeny", True),
        ("lena", "anna-lena", True),
        ("jo", "jonathan", True),
        ("manny", "emmanuel", True),
        ("diego", "james", True),
        ("robert", "edna", False),
        ("s", "ruud", False),
    ],
)
def test_two_given_names_may_be_one_persons(name: str, other: str, may_be: bool) -> None:
    assert may_be_one_given_name(name, other) is may_be
    assert may_be_one_given_name(other, name) is may_be


def test_a_name_has_the_initials_of_all_its_forms() -> None:
    assert initials_of("robert") >= {"r", "b"}
    assert "e" not in initials_of("robert")
    assert initials_of("w") == {"v", "w"}
