from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.speaker_labels import find_labels
from tests.extraction.attribution.handmade import Handmade, handmade

_PERSON = 1


def labels(marked: str, people: str = "Lee Ray") -> list[tuple[str, str]]:
    """(run, label) of a text in which these words are of people."""
    example = handmade(marked)
    name_people(example, people.split())
    text = example.layout.text
    found = find_labels(example.layout, example.tagging)
    return [
        (text[run.inner_start : run.inner_end], text[slice(*label)]) for run, label in found.items()
    ]


def name_people(example: Handmade, people: list[str]) -> None:
    starts, ends = example.tagging.starts.tolist(), example.tagging.ends.tolist()
    for word, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if example.layout.text[start:end] in people:
            example.tagging.names[word, _PERSON] = 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind
        ("“It rained all week.” — Ann Lee", [("It rained all week.", "Ann Lee")]),
        ("“It rained.” – Ann Lee, mayor of Holt", [("It rained.", "Ann Lee")]),
        ("“It rained.”\n\n— Ann Lee (@ann) May 3, 2020", [("It rained.", "Ann Lee")]),
        ("“It rained.” -- Rain Board", [("It rained.", "Rain Board")]),
        ("“It rained.”\nAnn Lee, porter\nIt froze.", [("It rained.", "Ann Lee")]),
        ("“It rained.”\nAnn Lee\n\nIt froze.", [("It rained.", "Ann Lee")]),
        # before
        ("Ann Lee: “It rained.”", [("It rained.", "Ann Lee")]),
        ("Ann Lee, the mayor: “It rained.”", [("It rained.", "Ann Lee")]),
        ("It was May. From Mayor Orr:\n\n“It rained.”", [("It rained.", "Mayor Orr")]),
        ("Orr: “One.”\nZoe Orr: “Two.”", [("One.", "Orr"), ("Two.", "Zoe Orr")]),
        # all of a quotation
        ("“One.\n“Two.” — Ann Lee", [("One.", "Ann Lee"), ("Two.", "Ann Lee")]),
        ("Ann Lee: “One.\n“Two.”", [("One.", "Ann Lee"), ("Two.", "Ann Lee")]),
        # no labels
        ("“It rained.” — Ann Lee laughed.", []),
        ("“It rained.” — Reuters", []),
        ("“It rained.”\n– Tensions high –", []),
        ("“It rained.”\nAnn Lee\nIt froze.", []),
        ("“It rained.”\n\nHeavy Rain\n\nIt froze.", []),
        ("Exclusive: “It rained.”", []),
        ("The film “Rain” – Ann Lee", []),
        ("Ann Lee: “It rained,” [c said] Bob Ray.", []),
        ("Speaking for Ann Lee, Bob Ray [c said]: “It rained.”", []),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert labels(text) == expected
