from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.entities import Entity, Place, between

ANN = Entity(("Ann", "Lee"), person=True)


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (ANN, True),
        (Entity(("Lee", "campaign"), person=False), False),
        (Entity(("Lee",), person=None), False),
        (Entity(("Ann", "and", "Bob", "Lee"), person=True), False),
        (Entity(("Khan",), person=True, roles=frozenset({"mr", "mrs"})), False),
        (Entity(("Khan",), person=True, roles=frozenset({"mrs"})), True),
    ],
)
def test_a_couple_or_an_organisation_is_not_a_single_person(entity: Entity, expected: bool) -> None:
    assert entity.is_single_person == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 9, [1, 5, 5, 8]), (1, 5, [1]), (5, 8, [5, 5]), (9, 9, [])]
)
def test_places_between_two_offsets(start: int, end: int, expected: list[int]) -> None:
    places = [Place(offset, ANN) for offset in (1, 5, 5, 8)]
    assert [place.start for place in between(places, start, end)] == expected
