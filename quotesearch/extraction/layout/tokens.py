"""The words of a text, as the rules read it; the model reads word pieces (`tagging.features`)."""

import re
from dataclasses import dataclass

# A letter or digit, or the second half of "é" where UTF-8 was read as Latin-1 ("Ã©").
_LETTER = r"(?:[^\W_]|(?<=[ÃÂ])[\x80-¿])"
_TOKEN = re.compile(
    rf"""
    {_LETTER}+
    (?:['’.\-&]{_LETTER}+)*   # what joins letters inside a word: O’Brien-Smith, AT&T, U.S
    ['’]?                     # the apostrophe of a plural: dogs’
    (?:(?<=[A-Z])\.)?         # the point of an initial: J.
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    """A word with its offsets in the text."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words of a span, each with its inner apostrophes, points and hyphens."""
    matches = _TOKEN.finditer(text, start, end)
    return [Token(match.start(), match.end(), match.group()) for match in matches]
