from __future__ import annotations

import pytest

from quotesearch.language.folding import fold_letters
from quotesearch.language.names import titles

WORD_SETS = {name: words for name, words in vars(titles).items() if isinstance(words, frozenset)}


@pytest.mark.parametrize("name", WORD_SETS)
def test_words_are_folded_as_names_are(name: str) -> None:
    assert all(fold_letters(word) == word for word in WORD_SETS[name])


@pytest.mark.parametrize("name", ["FOREIGN_TITLES", "HONORIFICS", "COURTESIES", "KIN", "AGENTS"])
def test_roles_include_all_titles_of_persons(name: str) -> None:
    assert WORD_SETS[name] <= titles.ROLES


def test_every_courtesy_but_mx_has_a_gender() -> None:
    assert titles.FEMALE_TITLES.isdisjoint(titles.MALE_TITLES)
    neutral_titles = titles.COURTESIES - titles.FEMALE_TITLES - titles.MALE_TITLES
    assert neutral_titles == {"mx"}
