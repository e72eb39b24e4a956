from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.transcript import find_turns
from quotesearch.extraction.layout.layout import Layout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"LEE: It rained."', [("LEE", "It rained.")]),
        ('"ANN LEE: It rained."\n"RAY: No."', [("ANN LEE", "It rained."), ("RAY", "No.")]),
        ("“O’BRIEN-SMITH: No.”", [("O’BRIEN-SMITH", "No.")]),
        ("“ÉLAN:  No. ”", [("ÉLAN", "No.")]),
        ("“Lee: It rained.”", []),
        ("“NEW DELHI: It rained,” the paper said.", []),
        ("“LEE: ”", []),
        ("“X: no”", []),
        ("LEE: It rained.", []),
    ],
)
def test_a_run_that_opens_with_a_name_in_capitals_is_a_turn(
    text: str, expected: list[tuple[str, str]]
) -> None:
    turns = []
    for turn in find_turns(Layout.of(text)):
        assert turn.mention is not None
        assert (turn.kind, turn.cue) == ("direct", None)
        turns.append((text[slice(*turn.mention)], text[turn.start : turn.end]))
    assert turns == expected
