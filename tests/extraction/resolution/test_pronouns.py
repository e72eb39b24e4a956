"""Whom a pronoun or a description means, among those whom the text has named before."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Cast
from quotesearch.extraction.resolution.pronouns import FEATURES, Reference, candidates, refer
from quotesearch.language.names.given_names import Gender

TOP = (
    "It was a long day in town. " * 15
)  # what stands below it is not named at the top of the article


def cast_of(text: str) -> Cast:
    return Cast(Layout.of(text), [])


def at_end(
    text: str, gender: Gender | None = None, offices: str = "", words: str = ""
) -> Reference:
    """A reference behind the text; with offices it is a description."""
    return Reference(len(text) - 1, gender, frozenset(offices.split()) if offices else None, words)


def meant(text: str, reference: Reference) -> str | None:
    entity, _ = refer(cast_of(text), reference, None)
    return entity.text if entity else None


def test_there_is_a_weight_for_every_feature() -> None:
    weights = json.loads(
        (files("quotesearch.extraction") / "references.json").read_text(encoding="utf-8")
    )
    assert list(weights) == list(FEATURES)


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
    cast = cast_of(text)
    speaker, certainty = refer(cast, at_end(text, "male", words="It rained"), None)
    same, doubtful = refer(cast, at_end(text, "male", words="Ray must go"), None)
    assert speaker is not None
    assert speaker.text == "Bob Ray"
    assert same is not speaker or doubtful < certainty / 1.5


def test_the_last_speaker_goes_on() -> None:
    text = TOP + "Bob Ray spoke. Tom Orr spoke. “No.”"
    cast = cast_of(text)
    ray, orr = (cast.entities[name] for name in ("bob ray", "tom orr"))
    _, certainty = refer(cast, at_end(text, "male"), (text.index("Tom Orr"), orr))
    entity, doubtful = refer(cast, at_end(text, "male"), (text.index("Bob Ray"), ray))
    assert entity is not None
    assert doubtful < certainty


def test_features_of_each_and_of_nobody() -> None:
    text = TOP + "Ann Lee left. Bob Ray slept. “No.”"
    people, features = candidates(cast_of(text), at_end(text, "male"), None)
    assert [entity and entity.text for entity in people] == ["Bob Ray", None]
    given = [{name for name, value in zip(FEATURES, row, strict=True) if value} for row in features]
    assert given == [
        {"subject_before", "mentioned_before", "paragraph", "last", "recent", "gender", "often"},
        {"nobody"},
    ]
