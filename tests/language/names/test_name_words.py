from __future__ import annotations

import pytest

from quotesearch.language.names.name_words import (
    NameWord,
    cut_relative_clause,
    fold_description,
    opening_determiner,
    split_at_commas,
    split_into_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë O’Dell", ["zoe", "odell"]),
        ("J.R. Tolk", ["j", "r", "tolk"]),
        ("JK Tolk", ["j", "k", "tolk"]),
        ("US President", ["us", "president"]),
        ("ED TOLK", ["ed", "tolk"]),  # everything is in capitals
        ("Yusuf al-Sadr", ["yusuf", "al", "sadr"]),
        ("Mary Brandt--Tolk", ["mary", "brandt-tolk"]),
        ("CNN’s Jake Tolk", ["cnn", "jake", "tolk"]),
        ("Jake McDonald’s", ["jake", "mcdonalds"]),
        ("Dr. h.c. Tolk", ["dr", "tolk"]),
        ("Procter & Gamble", ["procter", "and", "gamble"]),
        ("…", []),
    ],
)
def test_a_name_is_split_into_folded_words(text: str, words: list[str]) -> None:
    assert [word.folded for word in split_into_words(text)] == words
    assert fold_description(text) == words


@pytest.mark.parametrize(
    ("word", "is_role"),
    [
        ("Mayor", True),
        ("mayor-elect", True),
        ("ex-mayor", True),
        ("nurses", True),
        ("Nurses", False),  # with a capital, a plural may be a name
        ("Landesminister", True),
        ("Bundeskanzlerin", True),
        ("Tolk", False),
    ],
)
def test_a_word_may_be_a_role(word: str, is_role: bool) -> None:
    assert NameWord(word, word.lower()).is_role is is_role


def test_a_word_may_be_a_given_name_or_lack_a_capital() -> None:
    assert NameWord("Ann", "ann").is_given
    assert not NameWord("Ann", "ann").is_lower
    assert NameWord("nurse", "nurse").is_lower


@pytest.mark.parametrize(
    ("text", "determiner"),
    [
        ("the mayor", "the"),
        ("His wife", "his"),
        ("A nurse", "a"),
        ("A J Tolk", ""),
        ("the", ""),
        ("Ann Tolk", ""),
    ],
)
def test_a_name_may_open_with_a_determiner(text: str, determiner: str) -> None:
    assert opening_determiner(split_into_words(text)) == determiner


def test_empty_parts_between_commas_are_dropped() -> None:
    assert split_at_commas(" Tolk, ,Ann ,") == ["Tolk", "Ann"]


def test_a_relative_clause_is_cut() -> None:
    assert cut_relative_clause("a nurse who sings") == "a nurse"
    assert cut_relative_clause("a nurse") == "a nurse"
