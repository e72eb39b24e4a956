"""Letters of folded names: hyphens and doubled letters removed, letters that are alike replaced."""

import re
from collections.abc import Iterable

Replacements = tuple[tuple[str, str], ...]

_DOUBLED_LETTER = re.compile(r"(\w)\1")


def squeeze(words: Iterable[str]) -> str:
    """Write words as one, without hyphens."""
    return "".join(words).replace("-", "")


def undouble(text: str) -> str:
    """Write each doubled letter once: "phillip" -> "philip"."""
    return _DOUBLED_LETTER.sub(r"\1", text)


def replace_all(text: str, replacements: Replacements) -> str:
    """Replace each old text by the new one, pair (old, new) after pair."""
    for old, new in replacements:
        text = text.replace(old, new)
    return text
