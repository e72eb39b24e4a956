from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.name_parts import (
    find_gender,
    name_key,
    surname,
)


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Ann Lee", "lee"),
        ("Martin Luther King Jr", "king"),
        ("José Peña III", "pena"),
        ("Jr", "jr"),
        ("", ""),
    ],
)
def test_the_surname_is_the_last_word_without_a_suffix(name: str, last: str) -> None:
    assert surname(name.split()) == last


def test_names_are_compared_without_accents_case_and_points() -> None:
    assert name_key("ZOË O’Brien Jr.") == name_key("Zoe O'Brien jr") == "zoe o'brien jr"


@pytest.mark.parametrize(
    ("name", "roles", "gender"),
    [
        ("Ann Lee", set(), "female"),
        ("Bob Ray", set(), "male"),
        ("Xyz Ray", set(), None),
        ("Ann", set(), None),
        ("Khan", {"mrs"}, "female"),
        ("Khan", {"mr"}, "male"),
        ("Khan", {"mr", "mrs"}, None),
        ("Ann Khan", {"mr", "mrs"}, "female"),
        ("Lee", {"spokeswoman"}, "female"),
        ("Lee", {"mayor"}, None),
    ],
)
def test_a_title_or_a_given_name_tells_the_gender(
    name: str, roles: set[str], gender: str | None
) -> None:
    assert find_gender(name.split(), roles) == gender
