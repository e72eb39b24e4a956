"""Folding: the form in which words are compared, whatever their case, accents and apostrophes."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t", "ð": "d", "ə": "a"}
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("'’‘ʼʻ`´", "")
)


def fold_letters(text: str) -> str:
    """Write a text in lower case, without accents and apostrophes."""
    if text.isascii():
        return text.lower().translate(_LETTERS)
    lower = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(character for character in lower if not unicodedata.combining(character))
    return plain.translate(_LETTERS)


def fold_words(text: str) -> tuple[str, ...]:
    """Take a text apart into its lower-case words without accents, apostrophes and points."""
    return tuple(_WORD.findall(fold_letters(text)))
