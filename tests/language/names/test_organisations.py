from __future__ import annotations

import pytest

from quotesearch.language.names.organisations import (
    compare_organisations,
    is_acronym,
    is_organisation,
)


@pytest.mark.parametrize(
    ("name", "other", "answer"),
    [
        ("acme inc", "acme", "same"),
        ("justice department", "department of justice", "same"),
        ("ministry of defence", "ministry of defense", "same"),
        ("hrc", "harlow rowing club", "same"),
        ("harlow police", "harlow police department", "same"),
        ("hizbullah", "hezbollah", "same"),
        ("harlow rowing club", "harlow rowing", "same"),
        ("mason and dickson club", "mason and dikson club", "same"),
        ("ab", "albion broadcasting", "not_certain"),
        ("ministry of health", "ministry of health of albion", "not_certain"),
        ("harlow bank", "harlow bank of dorne", "not_certain"),
        ("university of harlow", "harlow university", "not_certain"),
        ("harlow state university", "university of harlow", "not_certain"),
        ("bank of harlow", "central bank of harlow", "not_certain"),
        ("bank of harlow", "bank of dorne", "not_certain"),
        ("health department", "department of justice", "another"),
        ("department of war", "department of defense", "not_certain"),
        ("interior ministry", "home ministry", "not_certain"),
        ("hms", "harlow motors and sons", "same"),
    ],
)
def test_two_names_may_be_one_organisations(name: str, other: str, answer: str) -> None:
    assert compare_organisations(name.split(), other.split()) == answer
    assert compare_organisations(other.split(), name.split()) == answer


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("F.B.I.", True),
        ("M&S", True),
        ("NATO", True),
        ("Nato", False),
        ("A", False),
        ("ANN LEE", False),
    ],
)
def test_an_acronym_is_written_in_capitals(text: str, acronym: bool) -> None:
    assert is_acronym(text) is acronym


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("bank of harlow", True),
        ("harlow labour party", True),
        ("ann house", False),
        ("ann lee", False),
    ],
)
def test_a_noun_makes_a_name_an_organisations(name: str, organisation: bool) -> None:
    assert is_organisation(name.split()) is organisation
