from __future__ import annotations

import pytest

from quotesearch.language.names.sameness import compare_names


@pytest.mark.parametrize(
    ("name", "other", "is_another"),
    [
        # Given names that are known, and are none of the other's.
        ("Robert Tolk", "Edna Tolk", True),
        ("Robert Tolk", "Edna Brandt", True),
        ("Robert F. Tolk", "John F. Tolk", True),
        ("Paula Tolk", "Paul Tolk", True),
        ("Anna Maria Tolk", "Anna Lucia Tolk", True),
        ("Ross E. Tolk", "Ross F. Tolk", True),
        ("Park Ji-hoon", "Park Ji-sung", True),
        # A man's surname is for life, a woman's need not be.
        ("Robert Brandt", "Robert Vantongeren", True),
        ("Mary Brandt", "Mary Vantongeren", False),
        # Short forms, spellings, languages and second names that may be meant.
        ("Peggy Tolk", "Maggie Tolk", False),
        ("B. Tolk", "William Tolk", False),
        ("Y. Tolkov", "Evgeny Tolkov", False),
        ("Beto Tolk", "Robert Tolk", False),
        ("Diego Tolk", "James Tolk", False),
        ("Edgar Tolk", "Ross E. Tolk", False),
        ("Lena Tolk", "Anna-Lena Tolk", False),
        ("Jo Tolk", "Jonathan Tolk", False),
        ("Sparky Tolk", "Edward Tolk", False),
        ("Ixchel Tolk", "Edward Tolk", False),
        ("Ruth J. Tolk", "Ruth Brandt Tolk", False),
        ("Manny Tolk", "Emmanuel Tolk", False),
        # Names of other orders.
        ("Nguyen Van Hung", "Nguyen Hung", False),
        ("Abu Tolk", "Robert Brandt", False),
        ("Carlos Ruiz", "Carlos Delgado", False),
        ("Ahmed Yusuf", "Ahmed Khalid", False),
        ("Carrie Lam", "Lam Cheng Yuet-ngor", False),
        ("Chou En-lai", "Zhou Enlai", False),
        ("Ann Lee", "Bo Chen", True),
        ("Tan Mei", "Bo Chen", False),
        ("Ryu Mei", "Bo Liu", False),
        ("Carlos Ruiz Delgado", "Carlos Delgado", False),
        # One word, a handle, letters.
        ("Robert Tolk", "Edna", False),
        ("Robert Tolk", "@edna", False),
        ("Robert Tolk", "ET", False),
        ("Tolk campaign", "Edna Tolk", False),
        ("Robert Tolk", "Robert Tolk Jr.", False),
        ("Robert Tolk Sr.", "Robert Tolk Jr.", True),
    ],
)
def test_two_names_that_nobody_can_both_have_are_two_people(
    name: str, other: str, is_another: bool
) -> None:
    assert (compare_names(name, other) == "another") is is_another
    assert (compare_names(other, name) == "another") is is_another


@pytest.mark.parametrize(
    "mention",
    [
        "Edna Tolk, formerly of Dorne",
        "Edna Tolk, whose maiden name she does not use",
        "Edna Tolk, known on stage by another name",
        "Edna Tolk, whom friends call Ruth",
        "Edna “Dusty” Tolk",
    ],
)
def test_a_hint_at_another_name_leaves_a_doubt(mention: str) -> None:
    assert compare_names("Ruth Brandt", "Edna Tolk", mention="Edna Tolk, a judge") == "another"
    assert compare_names("Ruth Brandt", "Edna Tolk", mention=mention) == "not_certain"


@pytest.mark.parametrize(
    ("mention", "answer"),
    [
        ("Zebediah Ottershaw, the road chief", "another"),
        ("Zebediah Ottershaw, the singer", "not_certain"),  # who may have a stage name
        (None, "not_certain"),
    ],
)
def test_a_described_speaker_is_known_by_the_printed_name(mention: str | None, answer: str) -> None:
    assert compare_names("Mayor Philberta Crump", "Zebediah Ottershaw", mention=mention) == answer
