"""Folding: the form in which words are compared, whatever their case, accents and apostrophes."""

import re
import unicodedata

_FOLDED_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN_LETTERS = {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t", "ð": "d", "ə": "a"}
_LIGATURES = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_APOSTROPHES = "'’‘ʼʻ`´"
_FOLDING = str.maketrans(_PLAIN_LETTERS | _LIGATURES | dict.fromkeys(_APOSTROPHES, ""))


def fold_letters(text: str) -> str:
    """Write a text in lower case, without accents and apostrophes."""
    if text.isascii():
        return text.lower().translate(_FOLDING)
    decomposed = unicodedata.normalize("NFKD", text).lower()
    letters = [letter for letter in decomposed if not unicodedata.combining(letter)]
    return "".join(letters).translate(_FOLDING)


def fold_words(text: str) -> tuple[str, ...]:
    """Split a text into its words in lower case, without accents, apostrophes and full stops."""
    return tuple(_FOLDED_WORD.findall(fold_letters(text)))
