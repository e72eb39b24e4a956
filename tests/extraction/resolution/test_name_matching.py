from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.name_matching import (
    NameIndex,
    fold_words,
    initials,
    match_names,
    suffix_of,
)


@pytest.mark.parametrize(
    ("short", "full", "ways"),
    [
        ("Ann Lee", "ANN LEE", {"equal"}),
        ("Open AI", "OpenAI", {"equal"}),
        ("Vargas Llosa", "Mario Vargas Llosa", {"ends", "subset"}),
        ("Masri", "Yusuf al-Masri", {"ends", "subset"}),
        ("Ban", "Ban Ki-moon", {"starts", "subset"}),
        ("George Bush", "George Walker Bush", {"around", "subset"}),
        ("George Walker Bush", "George Herbert Bush", set()),
        ("Matt Whitaker", "Matthew Whitaker", {"around"}),
        ("John Kerry", "J. Kerry", {"around"}),
        ("Ministry", "Ministry of Defence", {"starts", "subset"}),
        ("NWS", "National Weather Service", {"initials"}),
        ("Laing", "Catriona Liang", {"near"}),
        ("Ann Baily", "Ann Bailey", {"near"}),
        ("Lee", "Ann Leo", set()),  # too short to be misspelt
        ("Ann Lee", "Bob Lee", set()),
        ("Ann Lee", "Lee", set()),
    ],
)
def test_in_which_ways_a_name_is_a_form_of_another(short: str, full: str, ways: set[str]) -> None:
    match = match_names(fold_words(short.split()), fold_words(full.split()))
    assert {way for way, holds in match._asdict().items() if holds} == ways
    assert match.holds == bool(ways)


def test_a_suffix_is_no_word_of_a_name() -> None:
    words = "Martin Luther King Jr.".split()
    assert fold_words(words) == ("martin", "luther", "king")
    assert (suffix_of(words), suffix_of(words[:3])) == ("jr", "")


def test_initials_are_with_and_without_small_words() -> None:
    assert initials(("bank", "of", "england")) == {"boe", "be"}
    assert initials(("bank",)) == frozenset()


@pytest.mark.parametrize(
    ("name", "bearers"),
    [
        ("Lee", ["Ann Lee", "Bob Lee"]),
        ("Bob", ["Bob Lee"]),
        ("NWS", ["National Weather Service"]),
        ("Ann Lea", []),
        ("Service", ["National Weather Service"]),
        ("Sarvice", ["National Weather Service"]),
        ("OpenAI", ["Open AI"]),
    ],
)
def test_an_index_finds_whose_form_a_name_may_be(name: str, bearers: list[str]) -> None:
    index: NameIndex[str] = NameIndex()
    for bearer in ("Ann Lee", "Bob Lee", "National Weather Service", "Open AI"):
        index.add(fold_words(bearer.split()), bearer)
    found = index.find(fold_words(name.split()))
    assert sorted(bearer for _, bearer in found) == bearers
