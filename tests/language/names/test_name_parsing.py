from __future__ import annotations

import pytest

from quotesearch.language.names.name_parsing import read_age, read_name


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        ("Tolk, Anders", "", "anders tolk"),
        ("Tolk, Dr. Anders", "dr", "anders tolk"),
        ("van der Tolk, Anders", "", "anders van der tolk"),
        ("the mayor of Harlow, Anders Tolk", "", "anders tolk"),
        ("Anders Tolk, a nurse", "", "anders tolk"),
        ("Anders “Andy” Tolk", "", "anders tolk"),
        ("Anders Tolk (D-Ohio)", "", "anders tolk"),
    ],
)
def test_a_persons_name_is_read_in_reading_order(text: str, titles: str, words: str) -> None:
    name = read_name(text)
    assert name.kind == "person"
    assert " ".join(name.titles) == titles
    assert " ".join(name.words) == words
    assert name.text == text


def test_a_suffix_a_description_and_an_age_follow_a_comma() -> None:
    name = read_name("Ross Tolk, Jr., a nurse who sings, aged 61, 62")
    assert name.suffix == "jr"
    assert name.description == ("a", "nurse")
    assert name.age == 61


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Anders “Andy” Tolk", "andy tolk"),
        ("Isaac (Itzik) Tolk", "itzik tolk"),
        ("Mary Tolk (née Lind)", "mary lind"),
        ("Mary Tolk, born Ann Lind", "ann lind"),
    ],
)
def test_nicknames_and_maiden_names_are_aliases(text: str, alias: str) -> None:
    assert [name.text.lower() for name in read_name(text).aliases] == [alias]


def test_a_handle_is_folded_without_its_at_sign() -> None:
    handle = read_name("@AndersTolk")
    assert handle.kind == "handle"
    assert handle.words == ("anderstolk",)


def test_a_name_in_capital_letters_is_an_acronym() -> None:
    assert read_name("UNHCR").acronym
    assert not read_name("Anders Tolk").acronym


@pytest.mark.parametrize(
    ("text", "age"),
    [("61", 61), ("Aged 61", 61), ("61 years old", 61), ("a nurse", None), ("in 61", None)],
)
def test_an_age_is_read_in_years(text: str, age: int | None) -> None:
    assert read_age(text) == age
