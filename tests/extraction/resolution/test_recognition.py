from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Entities
from quotesearch.extraction.resolution.recognition import find_entities


def entities_of(text: str, *mentions: str) -> Entities:
    spans = [(text.index(mention), text.index(mention) + len(mention)) for mention in mentions]
    return find_entities(Layout.of(text), spans)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee met Bob Ray.", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee and Bob Ray left.", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee left. Lee slept.", ["Ann Lee"]),
        ("Mr. Khan left.", ["Khan"]),
        ("Ban Ki-moon left. Mr. Ban slept.", ["Ban Ki-moon"]),
        ("He left London.", []),
    ],
)
def test_people_are_entered_once_under_their_full_names(text: str, names: list[str]) -> None:
    mentions = ["Ban Ki-moon"] if "Ban Ki-moon" in text else []
    entities = entities_of(text, *mentions).by_name.values()
    assert [entity.text for entity in entities if entity.person] == names


def test_a_mention_may_be_an_organisation_or_a_rare_name() -> None:
    text = "“It rained,” said Tidewater. Zyxo Quabb agreed."
    assert list(entities_of(text).by_name) == []
    assert list(entities_of(text, "Tidewater", "Zyxo Quabb").by_name) == ["zyxo quabb", "tidewater"]


def test_an_entity_has_what_every_name_says_of_it() -> None:
    text = "Mark Cuban, the investor, left. Mr. Cuban slept. “Mark Cuban!” Senator Cuban woke."
    (entity,) = entities_of(text).by_name.values()
    assert entity.roles == {"investor", "mr", "senator"}
    assert (entity.gender, entity.times, entity.first) == ("male", 3, 0)


def test_printings_count_full_names_also_in_quotation_marks() -> None:
    entities = entities_of("Ann Lee left. “Ann Lee!” Lee slept. Bob Ray came.")
    assert entities.printings == {"Ann Lee": 2, "Bob Ray": 1}
