from __future__ import annotations

import pytest

from quotesearch.language.organisations import compare_organisations, is_acronym, is_organisation


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("acme inc", "acme", "same"),
        ("justice department", "department of justice", "same"),
        ("ministry of defence", "ministry of defense", "same"),
        ("pentagon", "department of defense", "same"),
        ("hrc", "harlow rowing club", "same"),
        ("harlow police", "harlow police department", "same"),
        ("hizbullah", "hezbollah", "same"),
        ("harlow rowing club", "harlow rowing", "same"),
        ("mason and dickson club", "mason and dikson club", "same"),
        ("abc", "albion broadcasting corporation", "not_certain"),
        ("ministry of health", "ministry of health of albion", "not_certain"),
        ("harlow bank", "harlow bank of dorne", "not_certain"),
        ("university of harlow", "harlow university", "another"),
        ("harlow state university", "university of harlow", "another"),
        ("bank of harlow", "central bank of harlow", "another"),
        ("bank of harlow", "bank of dorne", "another"),
        ("pentagon", "white house", "another"),
        ("state department", "justice department", "another"),
    ],
)
def test_two_names_of_organisations(one: str, other: str, answer: str) -> None:
    assert compare_organisations(one.split(), other.split()) == answer
    assert compare_organisations(other.split(), one.split()) == answer


def test_letters_may_be_those_of_another_language() -> None:
    assert compare_organisations(["mdh"], ["harlow", "lifeboat", "society"], letters=True) == "not_certain"


@pytest.mark.parametrize(
    ("text", "acronym"),
    [("F.B.I.", True), ("M&S", True), ("NATO", True), ("Nato", False), ("A", False), ("ANN LEE", False)],
)
def test_what_is_written_in_letters(text: str, acronym: bool) -> None:
    assert is_acronym(text) is acronym


@pytest.mark.parametrize(
    ("name", "organisation"),
    [("bank of harlow", True), ("harlow labour party", True), ("ann house", False), ("ann lee", False)],
)
def test_what_names_an_organisation(name: str, organisation: bool) -> None:
    assert is_organisation(name.split()) is organisation
