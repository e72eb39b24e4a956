from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.name_surroundings import (
    count_pronouns,
    find_description,
    find_roles,
)
from tests.extraction.resolution.named import named


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        ("War secretary [P Hegseth] left.", {"war", "secretary"}),
        ("The Secretary of War [P Hegseth] left.", {"war", "secretary"}),
        ("Mr. [P Cuban] left.", {"mr"}),
        ("Mayor Quabb [P Lee] left.", {"mayor"}),
        ("The mayor met [P Lee].", set()),
        ("A spokesman for [P Clinton] left.", set()),
        ("A spokesman for Mayor [P Lee] left.", {"mayor"}),
        ("The mayor. [P Lee] left.", set()),
        ("They met [P Lee] there.", set()),
    ],
)
def test_the_office_before_a_name(marked: str, roles: set[str]) -> None:
    article = named(marked)
    assert find_roles(article.layout, article.entities.namings[0]) == roles


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("[P Jane Doe], 36, a nurse from Leeds, left.", {"36", "nurse", "leeds"}),
        ("[P Jane Doe] (left), the nurse, left.", {"nurse"}),
        ("[P Jane Doe], who is a nurse, left.", {"nurse"}),
        ("[P Jane Doe], mother of two, left.", {"mother", "two"}),
        ("[P Jane Doe], a nurse who said so, left.", set()),
        ("[P Jane Doe], met Bob Ray, the mayor.", set()),
        ("[P Jane Doe] left.", set()),
    ],
)
def test_the_description_behind_a_name(marked: str, words: set[str]) -> None:
    article = named(marked)
    assert find_description(article.layout, article.entities.namings[0]) == words


@pytest.mark.parametrize(
    ("marked", "surplus"),
    [
        ("[P Quabb] left his home. He slept. She woke.", [2]),
        ("[P Quabb] left her. [P Ray] left him.", [-1, 1]),
        ("[P Quabb] left. “She slept.”", [0]),
    ],
)
def test_pronouns_count_up_to_the_next_name_or_sentence(marked: str, surplus: list[int]) -> None:
    article = named(marked)
    counts = count_pronouns(article.layout, article.entities.namings)
    assert list(counts.values()) == surplus
