from __future__ import annotations

import pytest

from quotesearch.language.names.name_heads import read_head, read_relation


@pytest.mark.parametrize(
    ("text", "titles", "words"),
    [
        ("Anders Tolk", "", "anders tolk"),
        ("Sen. Anders Tolk", "sen", "anders tolk"),
        ("Anthropic CEO Anders Tolk", "anthropic ceo", "anders tolk"),
        ("Secretary of War Anders Tolk", "secretary of war", "anders tolk"),
        ("CNN’s Anders Tolk", "cnn", "anders tolk"),
        ("Dean Baker", "", "dean baker"),
        ("Mary Baker Eddy", "", "mary baker eddy"),
        ("Mr. King", "mr", "king"),
        ("Anders Tolk of Ohio", "", "anders tolk"),
        ("Lord Tolk of Harlow", "lord", "tolk"),
        ("Anders Tolk MP", "", "anders tolk"),
        ("Anders Tolk himself", "", "anders tolk"),
    ],
)
def test_titles_stand_before_a_persons_name(text: str, titles: str, words: str) -> None:
    name = read_head(text)
    assert name.kind == "person"
    assert " ".join(name.titles) == titles
    assert " ".join(name.words) == words


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("Anders Tolk Jr.", "jr"),
        ("Anders Tolk Senior", "sr"),
        ("Anders Tolk III", "iii"),
        ("Anders X", None),
        ("King Anders X", "x"),
        ("Anders Tolk", None),
    ],
)
def test_a_suffix_or_the_number_of_a_ruler_ends_a_name(text: str, suffix: str | None) -> None:
    assert read_head(text).suffix == suffix


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Harlow Bank of Dorne", "organisation"),
        ("Harlow Unionist Party", "organisation"),
        ("Procter & Gamble", "organisation"),
        ("the mayor", "description"),
        ("mayor of Harlow Bay", "description"),
        ("Defense Secretary", "description"),
        ("they", "description"),
        ("A", "description"),
        ("a spokesman for Ann Brill", "relation"),
        ("people close to Tolk", "relation"),
    ],
)
def test_a_name_need_not_be_a_persons(text: str, kind: str) -> None:
    assert read_head(text).kind == kind


@pytest.mark.parametrize(
    ("text", "determiner", "role", "related_to"),
    [
        ("a spokesman for Boris Tadlock", "a", ("spokesman",), "Boris Tadlock"),
        ("Tarek Mansour’s brother", "", ("brother",), "Tarek Mansour"),
        ("the wife of the mayor", "the", ("wife",), "the mayor"),
    ],
)
def test_a_relation_has_a_role_and_a_person(
    text: str, determiner: str, role: tuple[str, ...], related_to: str
) -> None:
    relation = read_relation(text, determiner)
    assert relation is not None
    assert relation.titles == role
    assert relation.related_to == related_to


@pytest.mark.parametrize("text", ["secretary of state", "Ann Tolk", "a nurse for Ann", "to"])
def test_other_names_are_not_relations(text: str) -> None:
    assert read_relation(text, "") is None
