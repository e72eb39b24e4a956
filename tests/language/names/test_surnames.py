from __future__ import annotations

import pytest

from quotesearch.language.names.surnames import is_hispanic, split_name, without_particles


@pytest.mark.parametrize(
    ("given_names", "surname"),
    [
        ("ann", "tolk"),
        ("ann may", "tolk"),
        ("ursel", "von der mark"),
        ("van", "tolk"),
        ("", "tolk"),
    ],
)
def test_a_surname_begins_with_its_particles(given_names: str, surname: str) -> None:
    words = tuple(f"{given_names} {surname}".split())
    assert split_name(words) == (tuple(given_names.split()), tuple(surname.split()))


def test_particles_are_removed() -> None:
    assert without_particles(("von", "der", "mark")) == ("mark",)


@pytest.mark.parametrize(
    ("name", "accented", "hispanic"),
    [
        ("ana ruiz delgado", False, True),
        ("beth ruiz tolk", True, True),
        ("beth ruiz tolk", False, False),
        ("beth brandt tolk", True, False),
    ],
)
def test_two_hispanic_names_or_one_with_an_accent_may_be_a_pair(
    name: str, accented: bool, hispanic: bool
) -> None:
    assert is_hispanic(tuple(name.split()), accented=accented) is hispanic
