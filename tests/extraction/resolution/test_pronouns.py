"""Whom a pronoun or a description means, among those whom the text has named before."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.entities import Place
from quotesearch.extraction.resolution.pronouns import (
    PRONOUN_FEATURES,
    Reference,
    list_candidates,
    resolve_reference,
)
from quotesearch.extraction.resolution.recognition import find_entities
from quotesearch.language.names.given_names import Gender

# Text below it is not at the top of the article.
TOP = "It was a long day in town. " * 15


def discourse_of(text: str) -> Discourse:
    return Discourse.begin(find_entities(Layout.of(text), []))


def at_end(
    text: str, gender: Gender | None = None, offices: str = "", quote: str = ""
) -> Reference:
    """A reference behind the text; with offices it is a description."""
    described = frozenset(offices.split()) if offices else None
    return Reference(len(text) - 1, gender, described, quote)


def meant(text: str, reference: Reference) -> str | None:
    entity, _ = resolve_reference(reference, discourse_of(text))
    return entity.text if entity else None


def test_there_is_a_weight_for_every_feature() -> None:
    weights = json.loads(
        (files("quotesearch.extraction.resolution") / "pronoun_weights.json").read_text("utf-8")
    )
    assert list(weights) == list(PRONOUN_FEATURES)


@pytest.mark.parametrize(
    ("text", "gender", "offices", "expected"),
    [
        ("Ann Lee left. Bob Ray slept. “No.”", "female", "", "Ann Lee"),
        ("Ann Lee left. Bob Ray slept. “No.”", "male", "", "Bob Ray"),
        ("Bob Ray left. Bob Ray slept. Tom Orr spoke of Jim Poe. “No.”", "female", "", None),
        ("Governor Bob Ray met Senator Tom Orr. “No.”", None, "senator", "Tom Orr"),
        ("Governor Bob Ray met Gov. Tom Orr. “No.”", None, "governor", None),
        ("Governor Bob Ray left. “No.”", None, "senator", None),
        ("Governor Bob Ray, the senator, left. “No.”", None, "senator", "Bob Ray"),
        # For a description it is not enough to be the likelier.
        ("Ann Lee left. Bob Ray slept. “No.”", None, "leader", None),
        ("Bob Ray left. “No.”", None, "leader", "Bob Ray"),
        ("Ann Lee and Bob Ray left. Mr. and Mrs. Khan stayed. “No.”", "female", "", "Ann Lee"),
        ("“No.”", "male", "", None),
    ],
)
def test_whom_a_reference_means(
    text: str, gender: Gender | None, offices: str, expected: str | None
) -> None:
    assert meant(text, at_end(text, gender, offices)) == expected


def test_few_speak_of_themselves_by_name() -> None:
    text = TOP + "Bob Ray met Tom Orr. “No.”"
    discourse = discourse_of(text)
    speaker, certainty = resolve_reference(at_end(text, "male", quote="It rained"), discourse)
    same, doubtful = resolve_reference(at_end(text, "male", quote="Ray must go"), discourse)
    assert speaker is not None
    assert speaker.text == "Bob Ray"
    assert same is not speaker or doubtful < certainty / 1.5


def test_the_last_speaker_goes_on() -> None:
    text = TOP + "Bob Ray spoke. Tom Orr spoke. “No.”"
    discourse = discourse_of(text)
    by_name = discourse.entities.by_name
    ray = Place(text.index("Bob Ray"), by_name["bob ray"])
    orr = Place(text.index("Tom Orr"), by_name["tom orr"])
    he = at_end(text, "male")
    _, certainty = resolve_reference(he, discourse.with_speaker(orr))
    entity, doubtful = resolve_reference(he, discourse.with_speaker(ray))
    assert entity is not None
    assert doubtful < certainty


def test_features_of_each_and_of_nobody() -> None:
    text = TOP + "Ann Lee left. Bob Ray slept. “No.”"
    people, features = list_candidates(at_end(text, "male"), discourse_of(text))
    assert [entity and entity.text for entity in people] == ["Bob Ray", None]
    present = [
        {name for name, value in zip(PRONOUN_FEATURES, row, strict=True) if value}
        for row in features
    ]
    assert present == [
        {"subject_before", "mentioned_before", "paragraph", "last", "recent", "gender", "often"},
        {"nobody"},
    ]
