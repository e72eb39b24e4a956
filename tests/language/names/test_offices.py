from __future__ import annotations

import pytest

from quotesearch.language.names.offices import (
    are_akin,
    canonical,
    exclude_each_other,
    have_other_fields,
    is_one_description,
    is_one_of_many,
    key_words,
    roles_of,
)


def test_one_word_stands_for_all_of_its_meaning() -> None:
    assert canonical("gov") == canonical("governor") == "governor"
    assert canonical("tolk") == "tolk"


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("the former chief executive of acme", {"ceo", "acme"}),
        ("his barrister", {"lawyer"}),
        ("head of government", {"premier"}),
        ("the", set()),
    ],
)
def test_key_words_distinguish_a_description(description: str, words: set[str]) -> None:
    assert key_words(description.split()) == words


def test_roles_are_neither_courtesies_nor_modifiers() -> None:
    assert roles_of(["mrs", "acting", "mayor", "ann", "tolk"]) == {"mayor"}


@pytest.mark.parametrize(
    ("description", "other", "is_one"),
    [
        ("president of ukraine", "ukrainian president", True),
        ("president of albion", "ukrainian president", False),
        ("president", "president of ukraine", False),
    ],
)
def test_two_descriptions_are_one_if_their_key_words_are_akin(
    description: str, other: str, is_one: bool
) -> None:
    assert is_one_description(key_words(description.split()), key_words(other.split())) is is_one


def test_a_country_is_akin_to_its_adjective() -> None:
    assert are_akin("ukraine", "ukrainian")
    assert not are_akin("iran", "iraq")
    assert not are_akin("us", "usa")


@pytest.mark.parametrize(
    ("description", "other", "exclusive"),
    [
        ("health secretary", "transport secretary", True),
        ("secretary of war", "defense secretary", False),
        ("health secretary", "mayor", False),
        ("prosecutor", "defense lawyer", True),
        ("victim", "attacker", True),
        ("attacker", "victim", True),
        ("judge mayor", "defendant mayor", False),
    ],
)
def test_two_offices_may_exclude_each_other(description: str, other: str, exclusive: bool) -> None:
    words, other_words = key_words(description.split()), key_words(other.split())
    assert exclude_each_other(words, other_words) is exclusive


def test_two_departments_may_be_of_other_fields() -> None:
    assert have_other_fields(["health"], ["transport"])
    assert not have_other_fields(["war"], ["defence"])
    assert not have_other_fields(["war"], ["tolk"])


def test_a_calling_is_one_of_many_but_an_office_is_not() -> None:
    assert is_one_of_many(frozenset(["analyst"]))
    assert not is_one_of_many(frozenset(["mayor"]))
    assert not is_one_of_many(frozenset(["analyst", "acme"]))
