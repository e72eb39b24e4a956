from __future__ import annotations

import pytest

from tests.extraction.resolution.named import named


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[P Ann Lee] left. [P Lee] slept. [P Ann] woke.", ["Ann Lee"]),
        ("[P Lee] slept. [P Ann Lee] left.", ["Ann Lee"]),
        ("[P Bill Clinton] met [P Hillary Clinton].", ["Bill Clinton", "Hillary Clinton"]),
        ("[P Ann Lee]. [O Lee Group].", ["Ann Lee", "Lee Group"]),
        (
            "[O India Meteorological Department] met. [O IMD] said.",
            ["India Meteorological Department"],
        ),
        ("Central Command ([O Centcom]) rose.", ["Central Command"]),
        ("[O US Central Command] (Centcom) met. [O Centcom] rose.", ["US Central Command"]),
        ("[O Fox] met. [O Fox News] said.", ["Fox News"]),
        ("[P Troy Carter]. [P Troy Carter]. [P Troy Carter Hallway].", ["Troy Carter"]),
        (
            "[P Floyd Bassett Sr.] met [P Floyd Bassett Jr.].",
            ["Floyd Bassett Sr", "Floyd Bassett Jr"],
        ),
        ("[P Floyd Bassett Jr.] left. [P Bassett Jr.] slept.", ["Floyd Bassett Jr"]),
        ("[P Matthew Whitaker] left. [P Matt Whitaker] slept.", ["Matthew Whitaker"]),
        ("[P Ann Lee] left. [P Anne Lee] slept.", ["Ann Lee", "Anne Lee"]),
        ("[P Washington] slept. [X Washington] froze.", ["Washington"]),
        ("[P Georgia Lee] rose in [X Georgia].", ["Georgia Lee", "Georgia"]),
        ("[P Catriona Laing] left. [P Liang] slept.", ["Catriona Laing"]),
        ("A [U neighbour] left.", []),
    ],
)
def test_the_names_of_one_are_put_together(marked: str, names: list[str]) -> None:
    entities = named(marked).entities
    assert [entity.text for entity in entities.by_name.values()] == names


def test_a_surname_of_two_may_be_either() -> None:
    entities = named("[P Bill Clinton] met [P Hillary Clinton]. [P Clinton] slept.").entities
    *_, clinton = entities.namings
    own, *rivals = entities.bearers[clinton.start, clinton.end]
    assert (own.text, own.is_ambiguous) == ("Clinton", True)
    assert [rival.text for rival in rivals] == ["Bill Clinton", "Hillary Clinton"]


def test_a_name_that_is_one_s_surname_and_another_s_given_name_may_be_either() -> None:
    entities = named("[P Dylan Thomas] died. [P Thomas Reid] came. [P Thomas] spoke.").entities
    assert entities.by_name["thomas"].is_ambiguous


def test_a_person_is_shown_by_the_full_name_that_is_printed_most() -> None:
    entities = named(
        "[P Hillary Rodham Clinton]. [P Hillary Clinton]. [P Hillary Clinton]."
    ).entities
    assert [entity.text for entity in entities.by_name.values()] == ["Hillary Clinton"]


def test_an_entity_has_what_every_name_says_of_it() -> None:
    entities = named(
        "[P Mark Cuban], the investor, left. Mr. [P Cuban] slept. “[P Mark Cuban]!” "
        "Senator [P Cuban] woke."
    ).entities
    (cuban,) = entities.by_name.values()
    assert cuban.roles == {"mr", "senator"}
    assert cuban.descriptions == {"mr", "senator", "investor"}
    assert (cuban.gender, cuban.times, cuban.first, cuban.person) == ("male", 3, 0, True)


def test_many_pronouns_tell_the_gender_of_somebody_whose_name_does_not() -> None:
    marked = "[P Xyz Quabb] left. He slept. [P Quabb] woke. He ate. [P Quabb] sat. He smiled."
    (quabb,) = named(marked).entities.by_name.values()
    assert (quabb.gender, quabb.pronouns) == ("male", 3)


@pytest.mark.parametrize(
    ("marked", "person", "is_thing"),
    [
        ("[P Ann Lee]", True, False),
        ("[O Acme]", False, False),
        ("[X Leeds]", None, True),
        ("[X Health and Safety Act]", False, True),
    ],
)
def test_kinds_of_entities(marked: str, person: bool | None, is_thing: bool) -> None:
    (entity,) = named(marked).entities.by_name.values()
    assert (entity.person, entity.is_thing) == (person, is_thing)


def test_appearances_are_outside_quotation_marks_and_hold_the_unnamed() -> None:
    entities = named("[P Ann Lee] left. “[P Ann Lee]!” cried a [U neighbour].").entities
    places = [(place.entity.text, place.entity.is_named) for place in entities.appearances]
    assert places == [("Ann Lee", True), ("neighbour", False)]


def test_a_noun_means_the_one_person_whom_the_text_describes_so() -> None:
    entities = named(
        "Manager [P Dave Jones] came. The [U manager] sat. A [U manager] left."
    ).entities
    assert [place.entity.text for place in entities.appearances] == [
        "Dave Jones",
        "Dave Jones",
        "manager",
    ]
