from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.own_words import are_own_words, denies_own_words
from tests.extraction.marked import attribution


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[m Lee] [c dismissed] [q it as “nonsense”].", True),
        ("[m Lee] [c rejected] [q “absurd” claims that it rained].", True),
        ("[m Lee] [c denied] [q it, calling “rain” a lie].", True),
        ("[m Lee] [c refuted] [q the charge in court: “I was in Rome.”]", True),
        ("[m Lee] [c denied] [q it, “He was in Rome.”]", True),
        ("“[q It rained],” [m Lee] [c denied].", True),
        ("[q It “rained”], [m Lee] [c denied].", False),
        ("[m Lee] [c denied] [q that it “rained”].", False),
        ("[m Lee] [c disputed] [q the description of it as “rain”].", False),
        ("[m Lee] [c rejected] [q “It rained” as a lie].", False),
        ("[m Lee] [c denied] [q that it rained].", False),
    ],
)
def test_quoted_words_are_own_words_where_they_are_what_is_said_of_the_denied(
    marked: str, *, expected: bool
) -> None:
    layout, parsed = attribution(marked)
    assert parsed.cue is not None
    assert are_own_words(layout, parsed, parsed.cue) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[m Lee] [c insisted] [q she had never said “it rained” to anyone].", True),
        ("[m Lee] [c insisted] [q he didn’t really use the word “rain”].", True),
        ("[m Lee] [c said] [q she denied ever calling it “rain”].", True),
        ("[m Lee] [c said] [q Bob Ray had said “it rained”].", False),
        ("[m Lee] [c said] [q she never said “rain” or “flood”].", False),
        ("[m Lee] [c said] “[q it rained]”.", False),
        ("[m Lee] [c said] [q she had never said that it rained].", False),
    ],
)
def test_a_reported_clause_can_deny_its_quoted_words(marked: str, *, expected: bool) -> None:
    assert denies_own_words(*attribution(marked)) == expected
