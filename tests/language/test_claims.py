from __future__ import annotations

import pytest

from quotesearch.language.claims import names_claim, names_claim_that


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("suggestions of a flood", True),
        ("the theory", True),
        ("what she had said", True),
        ("what he claims", False),
        ("what she saw", False),
        ("a reporter", False),
        ("", False),
    ],
)
def test_a_claim_is_a_noun_or_what_somebody_said(words: str, *, expected: bool) -> None:
    assert names_claim(words.split()) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the claim that it rained", True),
        ("claims that", True),
        ("the claim of that day", False),
        ("he claims that", False),
        ("that claim", False),
    ],
)
def test_a_claim_can_go_on_with_that(words: str, *, expected: bool) -> None:
    assert names_claim_that(words.split()) == expected
