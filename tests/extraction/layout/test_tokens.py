from __future__ import annotations

import pytest

from quotesearch.extraction.layout.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained, Ann said.", ["It", "rained", "Ann", "said"]),
        ("Zoë O’Brien-Smith’s dogs'", ["Zoë", "O’Brien-Smith’s", "dogs'"]),
        ("AT&T, U.S. x.com J. Lee", ["AT&T", "U.S.", "x.com", "J.", "Lee"]),
        ("JosÃ© and PeÃ±a", ["JosÃ©", "and", "PeÃ±a"]),
        ("5,000 @x #y", ["5", "000", "x", "y"]),
        ("😀 𝔘x", ["𝔘x"]),
        ("a_b", ["a", "b"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    words = tokens(text, 0, len(text))
    assert [token.text for token in words] == expected
    assert all(text[token.start : token.end] == token.text for token in words)


def test_a_token_knows_its_capitals() -> None:
    word, name = tokens("said, Žofie", 0, 11)
    assert (word.is_capitalised, name.is_capitalised) == (False, True)
    assert name.lower == "žofie"
