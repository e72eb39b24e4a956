from __future__ import annotations

import pytest

from tests.extraction.resolution.named import named


@pytest.mark.parametrize(
    ("marked", "subjects"),
    [
        ("[P Ann Lee] met [P Bob Ray].", ["Ann Lee"]),
        ("Next to [P Bob Ray], [P Ann Lee] left.", ["Ann Lee"]),
        ("Next to [P Bob Ray] was [P Ann Lee].", ["Bob Ray"]),  # "was" follows
        ("[P Bob Ray]’s dog bit [P Ann Lee].", ["Ann Lee"]),
        ("Head of Emergency Services Dr [P Bob Ray] left [P Ann Lee].", ["Bob Ray"]),
        ("With the help of [P Bob Ray], a [U neighbour] slept.", ["neighbour"]),
        ("[P Ann Lee] left. [P Bob Ray] slept.", ["Ann Lee", "Bob Ray"]),
    ],
)
def test_the_subject_of_a_sentence_is_neither_object_nor_possessor(
    marked: str, subjects: list[str]
) -> None:
    assert [place.entity.text for place in named(marked).entities.subjects] == subjects
