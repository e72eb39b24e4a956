"""Printings: the same words of the same speaker, printed by several articles, are one hit."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from quotesearch.models import Quote

_SHINGLE = 5  # words; shorter quotes are the same only when they are equal
_WORD = re.compile(r"[^\W_]+")


def group_printings(quotes: Sequence[Quote]) -> list[list[int]]:
    """Positions of the quotes, those of one group together; groups and their members keep the order given.

    Two quotes are printings of one another when their verbatim words (all words, where there are none) are equal, or
    one holds the other and the shorter has at least five words, and nothing says that different people said them. Fewer
    words than five need the same speaker, known on both sides.
    """
    folded = [fold(" ".join(quote.quoted) or quote.text) for quote in quotes]
    equal: dict[tuple[str, ...], list[int]] = defaultdict(list)
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(folded):
        equal[words].append(at)
        for shingle in _shingles(words):
            holding[shingle].append(at)
    group_of: dict[int, int] = {}
    groups: list[list[int]] = []
    for at, words in enumerate(folded):
        if at in group_of:
            continue
        group = [at]
        related = set(equal[words])
        for shingle in _shingles(words):
            related.update(holding[shingle])
        for other in sorted(related - {at}):
            same = folded[other] == words or _holds(folded[other], words) or _holds(words, folded[other])
            length = min(len(words), len(folded[other]))
            if other not in group_of and same and all(_may_be_one(quotes[one], quotes[other], length) for one in group):
                group.append(other)
        for member in group:
            group_of[member] = len(groups)
        groups.append(group)
    return groups


def fold(text: str) -> tuple[str, ...]:
    """Lower-case words without accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.lower().replace("’", "").replace("'", "")))


def _shingles(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1)]


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return len(shorter) >= _SHINGLE and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _may_be_one(one: Quote, other: Quote, words: int) -> bool:
    """Whether one person may have said both: a few words, such as "no comment", anybody may have said."""
    if one.speaker is None or other.speaker is None:
        return words >= _SHINGLE
    return one.speaker.lower() == other.speaker.lower()
