from __future__ import annotations

from quotesearch.extraction.resolution.entity_register import EntityRegister, Naming
from quotesearch.extraction.resolution.noun_phrases import Name, read_noun_phrase


def read(text: str) -> Name:
    return read_noun_phrase(text, 0, len(text))


def register_of(*full_names: str) -> EntityRegister:
    register = EntityRegister()
    for name in full_names:
        register.add_full_name(read(name))
    return register


def test_a_full_name_is_entered_once_however_it_is_spelt() -> None:
    register = register_of("José Peña", "Mayor Jose Pena")
    (entity,) = register.entities([]).values()
    assert (entity.text, entity.roles, entity.gender) == ("José Peña", {"mayor"}, "male")


def test_a_short_form_tells_of_the_one_who_bears_it() -> None:
    register = register_of("Ann Lee", "Bob Ray")
    register.add_short_form(read("Senator Lee"), is_mention=False)
    entities = register.entities([])
    assert entities["ann lee"].roles == {"senator"}
    assert entities["bob ray"].roles == frozenset()


def test_a_short_form_that_two_bear_tells_of_neither() -> None:
    register = register_of("Ann Lee", "Bob Lee")
    register.add_short_form(read("Senator Lee"), is_mention=True)
    entities = register.entities([])
    assert [entity.roles for entity in entities.values()] == [frozenset(), frozenset()]


def test_a_short_form_that_nobody_bears_is_a_new_entity_if_it_is_a_person_or_speaks() -> None:
    register = register_of()
    register.add_short_form(read("Tidewater"), is_mention=False)
    register.add_short_form(read("Northport"), is_mention=True)
    register.add_short_form(read("Mr. Khan"), is_mention=False)
    assert list(register.entities([])) == ["northport", "khan"]


def test_entities_know_how_often_and_where_first_they_are_named() -> None:
    namings = [Naming(7, 14, "ann lee"), Naming(30, 37, "ann lee")]
    ann, bob = register_of("Ann Lee", "Bob Ray").entities(namings).values()
    assert (ann.times, ann.first) == (2, 7)
    assert (bob.times, bob.first) == (0, None)
