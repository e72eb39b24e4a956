from __future__ import annotations

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entity_register import EntityRegister, Naming
from quotesearch.extraction.resolution.namings import find_namings, find_subjects
from quotesearch.extraction.resolution.noun_phrases import read_noun_phrase

ANN, BOB = "ann lee", "bob ray"


def namings_of(text: str, *names: str) -> list[Naming]:
    register = EntityRegister()
    for name in names:
        register.add_full_name(read_noun_phrase(name, 0, len(name)))
    return find_namings(Layout.of(text), register)


def test_an_entity_is_named_by_its_full_name_or_its_surname_outside_quotation_marks() -> None:
    text = "Ann Lee left. “Ann Lee!” Lee slept. Leeds woke."
    namings = namings_of(text, "Ann Lee")
    assert namings == [Naming(0, 7, ANN), Naming(25, 28, ANN)]


def test_a_surname_that_two_share_names_neither() -> None:
    text = "Bill Clinton met Mary Clinton, and Clinton slept."
    namings = namings_of(text, "Bill Clinton", "Mary Clinton")
    assert [naming.key for naming in namings] == ["bill clinton", "mary clinton"]


def test_a_surname_of_two_letters_is_not_looked_for_alone() -> None:
    assert len(namings_of("Bo Xi met Xi.", "Bo Xi")) == 1


def test_the_subject_of_a_sentence_is_neither_object_nor_possessor() -> None:
    text = "Ann Lee met Bob Ray. To see Bob Ray, Ann Lee left. Of Bob Ray, little is known."
    text += " Next to Bob Ray, Ann Lee is happy. Bob Ray’s dog left. Bob Ray slept."
    subjects = find_subjects(Layout.of(text), namings_of(text, "Ann Lee", "Bob Ray"))
    assert [(text[naming.start :].partition(".")[0], naming.key) for naming in subjects] == [
        ("Ann Lee met Bob Ray", ANN),
        ("Bob Ray, Ann Lee left", BOB),
        ("Bob Ray, little is known", BOB),
        ("Ann Lee is happy", ANN),
        ("Bob Ray slept", BOB),
    ]
