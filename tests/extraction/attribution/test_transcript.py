from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.transcript import find_turns
from quotesearch.extraction.layout.layout import Layout

Turn = tuple[str | None, list[str]]


def turns(text: str) -> list[Turn]:
    """(label, pieces) of each turn."""
    found = []
    for turn in find_turns(Layout.of(text)):
        assert (turn.kind, turn.cue) == ("direct", None)
        label = text[slice(*turn.mention)] if turn.mention else None
        found.append((label, [text[start:end] for start, end in turn.spans]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"LEE: It rained."', [("LEE", ["It rained."])]),
        ('"ANN LEE: It rained."\n"RAY: No."', [("ANN LEE", ["It rained."]), ("RAY", ["No."])]),
        ("“O’BRIEN-SMITH: No.”", [("O’BRIEN-SMITH", ["No."])]),
        ("“ÉLAN:  No. ”", [("ÉLAN", ["No."])]),
        ("“Lee: It rained.”", []),
        ("“NEW DELHI: It rained,” the paper said.", []),
        ("“LEE: ”", []),
        ("“X: no”", []),
        ("LEE: It rained.", []),
    ],
)
def test_a_run_that_opens_with_a_name_in_capitals_is_a_turn(
    text: str, expected: list[Turn]
) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met.\nANN LEE: Did it rain?\nBOB RAY: Yes.\nLEE: And then?\nRAY: It froze.",
            [
                ("ANN LEE", ["Did it rain?"]),
                ("BOB RAY", ["Yes."]),
                ("LEE", ["And then?"]),
                ("RAY", ["It froze."]),
            ],
        ),
        (
            "Q: Did it rain?\nA: Yes.\nIt did.\nQ: And then?\nA: It froze.\nThey left.",
            [
                (None, ["Did it rain?"]),
                (None, ["Yes.", "It did."]),
                (None, ["And then?"]),
                (None, ["It froze."]),
            ],
        ),
        (
            "Q. Did it rain?\nA. Yes.\nQ. And then?\nA. It froze.",
            [
                (None, ["Did it rain?"]),
                (None, ["Yes."]),
                (None, ["And then?"]),
                (None, ["It froze."]),
            ],
        ),
        # no dialogue: nobody takes turns, nobody asks, or most lines have no label
        ("Home: 3 goals.\nAway: 2 goals.\nHome: 1 card.\nAway: 4 cards.", []),
        ("Q: Did it rain?\nA: Yes.", []),
        ("Flour: 3 cups?\nMilk: 2 cups.\nSalt: a pinch.\nRice: 4 cups.", []),
        ("Q: One?\nA.\nB.\nC.\nA: Two.\nD.\nE.\nF.\nQ: Three?\nG.\nH.\nI.\nA: Four.", []),
    ],
)
def test_labelled_lines_are_a_dialogue(text: str, expected: list[Turn]) -> None:
    assert turns(text) == expected
