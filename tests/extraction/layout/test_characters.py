from __future__ import annotations

import pytest

from quotesearch.extraction.layout.characters import trim
from quotesearch.extraction.layout.layout import Layout


def test_every_white_space_is_a_plain_one_at_the_same_place() -> None:
    text = "a\u00a0b\u200bc\u2009d\ufeffe\tf\u2028g\u2029h\r\ni\x85j😀\u3000k"
    assert Layout.of(text).text == "a b c d e f g\nh\n\ni\nj😀 k"
    assert len(Layout.of(text).text) == len(text)


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        (" a ", "", "a"),
        ("a", "", "a"),
        (", a b.", ",.", "a b"),
        ("  ", "", None),
        ("", "", None),
        ("..", ".", None),
    ],
)
def test_trim_takes_characters_off_the_ends_only(
    text: str, characters: str, expected: str | None
) -> None:
    trimmed = [text[start:end] for start, end in trim(text, [(0, len(text))], characters)]
    assert trimmed == ([expected] if expected else [])
