"""Compounds that one text writes as one word and another in two or three: "email", "e mail"."""

from collections.abc import Collection, Sequence

from quotesearch.language.wording.words import Reading, Word, WordGroup, may_link, merge_words

# In two words these mean something else: "per cent", "may be", "not able".
_NOT_COMPOUNDS = frozenset(
    "percent maybe notable apart already altogether ahead alone around away".split()
)


def find_compounds(words: Sequence[Word], vocabulary: Collection[str]) -> set[str]:
    """Find the keys of a vocabulary that are written here in two or three words."""
    wholes: set[str] = set()
    for start in range(len(words)):
        for size in (2, 3):
            whole = _whole(words, start, size)
            if whole in vocabulary:
                wholes.add(whole)
    return wholes


def join_compounds(reading: Reading, wholes: Collection[str]) -> Reading:
    """Make one word of every two or three that together are one of `wholes`."""
    if not wholes:
        return reading
    groups: list[WordGroup] = []
    place = 0
    while place < len(reading.words):
        group = _compound_at(reading, place, wholes)
        if group is None:
            group = WordGroup(reading.words[place], 1)
        groups.append(group)
        place += group.size
    return reading.regroup(groups)


def _compound_at(reading: Reading, start: int, wholes: Collection[str]) -> WordGroup | None:
    """Join the longest compound that starts at a word, unless an ellipsis stands in it."""
    for size in (3, 2):
        whole = _whole(reading.words, start, size)
        if whole not in wholes:
            continue
        end = start + size
        inner_gaps = reading.gaps.intersection(range(start + 1, end))
        if inner_gaps:
            return None
        return WordGroup(merge_words(reading.words[start:end], whole), size)
    return None


def _whole(words: Sequence[Word], start: int, size: int) -> str:
    """Write `size` words as one: its key, or "" where they cannot be one."""
    parts = words[start : start + size]
    if len(parts) < size:
        return ""
    bracket = parts[-1].bracket
    for part in parts[:-1]:
        if part.bracket != bracket or not may_link(part.after):
            return ""
    whole = "".join(part.key for part in parts)
    return "" if whole in _NOT_COMPOUNDS else whole
