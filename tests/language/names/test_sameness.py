"""The public functions; other tables of `compare_names` are in the tests of its parts."""

from __future__ import annotations

import time

import pytest

from quotesearch.language.names.sameness import compare_names, fold_name, may_be_one
from tests.language.names.cases import Case, read_cases

HANDLES = read_cases(
    """
    same        | @tolk  | Ross Tolk | Ross Tolk (@tolk)
    not_certain | @brill | Ross Tolk | Ross Tolk (@tolk)
    not_certain | @tolk  | Ross Tolk | Ross Tolk
    """
)


@pytest.mark.parametrize("case", HANDLES)
def test_a_handle_is_the_speakers_if_the_article_prints_it(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer


@pytest.mark.parametrize(
    ("name", "other", "may_be"),
    [
        ("Edna Tolk", "Tolk", True),
        ("Joe Tolk", "Joseph R. Tolk Jr", True),
        ("Ixchel Tolk", "Edward Tolk", False),
        ("Tolk campaign", "Edna Tolk", False),
        ("Harlow Motors", "Harlow Motors Group", True),
        ("the mayor", "Edna Tolk", True),
        ("Robert Tolk Sr.", "Robert Tolk Jr.", False),
        ("a" * 1000, "Edna Tolk", False),
    ],
)
def test_two_names_may_be_one_speakers(name: str, other: str, may_be: bool) -> None:
    assert may_be_one(name, other) is may_be
    assert may_be_one(other, name) is may_be


@pytest.mark.parametrize(
    "text", ["", " ", "…", "@", "()", "“”", ",", "the", "'s", "a" * 100_000, "Jr."]
)
def test_a_text_without_a_name_is_never_another(text: str) -> None:
    assert compare_names(text, "Anders Tolk") == "not_certain"


@pytest.mark.parametrize(
    "text", ["(", "a ", "’s ", "“a", "A. ", "of ", "known as ", "a-", "@a ", "Ee", ", ", "née "]
)
def test_a_hostile_name_takes_no_time(text: str) -> None:
    started = time.process_time()
    compare_names(text * (290 // len(text)), text * (280 // len(text)), mention=text * 100_000)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sen. Beto O’Rourke", ("beto", "orourke")),
        ("Cllr Zoë Tolk", ("zoe", "tolk")),
        ("The President", ("the", "president")),
        ("Zoë", ("zoe",)),
    ],
)
def test_a_name_is_folded_without_its_titles(name: str, words: tuple[str, ...]) -> None:
    assert fold_name(name) == words
