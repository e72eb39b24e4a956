from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.fabrications import is_fabricated
from tests.extraction.marked import attribution


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("A doctored clip shows [m Lee] [c saying] “[q it rained]”.", True),
        ("A deepfake of [m Lee] [c announcing] “[q it rained]” was shared.", True),
        ("The letter in which [m Lee] [c wrote] “[q it rained]” is a forgery.", True),
        ("[m Lee] was wrongly reported to have [c said] [q it rained].", True),
        ("[m Lee] was falsely [c quoted as saying] [q it rained].", True),
        ("“[q It rained]” [c was wrongly attributed] to Lee.", True),
        ("“[q It rained],” a fake video said.", False),
        # the forgery is somewhere else
        ("Posting a fake photo, [m Lee] [c wrote]: “[q It rained.]”", False),
        ("[m Lee] [c said] of the forged letter: “[q It rained.]”", False),
        ("A doctored clip shows [m Lee] [c saying] [q it rained].", False),
        ("[m Lee] was wrongly accused, she [c said] [q it rained].", False),
        ("[m Lee] [c said] [q it rained].", False),
    ],
)
def test_words_are_fabricated_by_a_forgery_or_by_mistake(marked: str, *, expected: bool) -> None:
    assert is_fabricated(*attribution(marked)) == expected
