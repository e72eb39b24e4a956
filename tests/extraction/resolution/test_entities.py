from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.entities import Entity, Place, between
from tests.extraction.resolution.named import named

ANN = Entity(("Ann", "Lee"), person=True)


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 9, [1, 5, 5, 8]), (1, 5, [1]), (5, 8, [5, 5]), (9, 9, [])]
)
def test_places_between_two_offsets(start: int, end: int, expected: list[int]) -> None:
    places = [Place(offset, ANN) for offset in (1, 5, 5, 8)]
    assert [place.start for place in between(places, start, end)] == expected


def test_equal_entities_have_equal_hashes() -> None:
    assert hash(ANN) == hash(Entity(("Ann", "Lee"), person=True))


def test_whom_a_naming_means() -> None:
    entities = named("[P Ann Lee] left. [P Lee] slept.").entities
    assert {entities.meant_by(naming).text for naming in entities.namings} == {"Ann Lee"}
