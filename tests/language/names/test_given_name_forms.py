from __future__ import annotations

import pytest

from quotesearch.language.names.given_name_forms import (
    all_forms_of,
    full_names_of,
    is_short_for,
    is_short_form,
    short_forms_of,
    spellings_of,
    translations_of,
)


def test_a_name_has_spellings_translations_and_short_forms() -> None:
    assert "stephen" in spellings_of("steven")
    assert "stephen" not in spellings_of("stephen")
    assert "juan" in translations_of("john")
    assert short_forms_of("robert") == {"bob", "bobby", "bert"}


def test_an_unknown_name_has_no_other_forms() -> None:
    assert not spellings_of("ixchel")
    assert not translations_of("ixchel")
    assert not short_forms_of("ixchel")
    assert all_forms_of("ixchel") == {"ixchel"}


def test_a_short_form_has_full_names() -> None:
    assert is_short_form("bob")
    assert not is_short_form("robert")
    assert "robert" in full_names_of("bob")


def test_all_forms_include_the_name_its_short_forms_and_its_translations() -> None:
    assert all_forms_of("robert") >= {"robert", "bob", "roberto"}


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [
        ("bob", "robert", True),
        ("sasha", "alexandr", True),  # by the spelling "aleksandr"
        ("abby", "abigail", True),  # by the package
        ("robert", "bob", False),
        ("bob", "edward", False),
    ],
)
def test_a_name_is_short_for_another(short: str, full: str, is_short: bool) -> None:
    assert is_short_for(short, full) is is_short
