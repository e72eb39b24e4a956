from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in Layout.of(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped! Did it? Yes…", ["It rained.", "It stopped!", "Did it?", "Yes…"]),
        (
            "Mr. Lee met Sen. Ray on Jan. 5. It rained.",
            ["Mr. Lee met Sen. Ray on Jan. 5.", "It rained."],
        ),
        (
            "The U.S. Senate met J. R. Lee. It rained.",
            ["The U.S. Senate met J. R. Lee.", "It rained."],
        ),
        ("It cost $3.5 billion. It rained.", ["It cost $3.5 billion.", "It rained."]),
        ("it rained. but not much.", ["it rained. but not much."]),
        (
            "“It rained. It stopped,” she said. He left.",
            ["“It rained. It stopped,” she said.", "He left."],
        ),
        ("She said “it rained.” He left.", ["She said “it rained.”", "He left."]),
        (
            "“It rained?” he asked. “Yes.” She left.",
            ["“It rained?” he asked.", "“Yes.”", "She left."],
        ),
        ("One\nTwo. Three\n\n \nFour", ["One", "Two.", "Three", "Four"]),
        ("It rained. Žofie left. Élan.", ["It rained.", "Žofie left.", "Élan."]),
        ("It rained.\u200b Ann left.\u00a0He left.", ["It rained.", "Ann left.", "He left."]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_without_an_end_is_cut_but_never_in_a_quoted_run() -> None:
    text = "red, green, “blue. And more.” " * 500
    pieces = sentences(text)
    assert len(pieces) > 5
    assert all(len(piece) < 1_600 for piece in pieces)
    assert all(piece.count("“") == piece.count("”") for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_a_long_quoted_run_is_one_sentence() -> None:
    text = f"Ann said: “{'It rained. ' * 400}It stopped,” and she left for home in the rain."
    assert sentences(text) == [text]
