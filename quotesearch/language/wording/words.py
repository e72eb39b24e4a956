"""A word as it is compared, and a text read as words (`read_words` reads one)."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

Keys = tuple[str, ...]

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sen rep gov gen col capt lt sgt st jr sr vs hon rev jan feb aug sept oct nov
    dec inc corp co ltd
    """.split()
)
_SENTENCE_MARKS = ".?!"
_CLAUSE_MARKS = ",;:—–()"
# Between the parts of a compound or a number: blanks, at most one hyphen, invisible marks.
_LINK = re.compile(r"[\s\u00ad\u200b]*[-\u2010\u2011\u00ad]?[\s\u00ad\u200b]*")


@dataclass(frozen=True)
class Word:
    """A word of a text.

    Attributes:
        key: what is compared.
        plain: its letters in lower case.
        start: where it starts in the text.
        end: where it ends.
        lead: where it starts with the marks that stick to it.
        trail: where it ends with them.
        after: the marks and spaces up to the next word.
        bracket: the number of the square brackets around it, 0 for none.
        capital: whether it starts with a capital letter, but is not all capitals.
        masked: whether letters of it are blotted out, as in "f***".
    """

    key: str
    plain: str
    start: int
    end: int
    lead: int = 0
    trail: int = 0
    after: str = ""
    bracket: int = 0
    capital: bool = False
    masked: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether it is the last word of a sentence."""
        if self.plain in _ABBREVIATIONS:
            return False
        return any(mark in self.after for mark in _SENTENCE_MARKS)

    @property
    def ends_clause(self) -> bool:
        """Whether it is the last word of a clause or a sentence."""
        if self.ends_sentence or any(mark in self.after for mark in _CLAUSE_MARKS):
            return True
        return "-- " in f"{self.after} "


class WordSpan(NamedTuple):
    """Words `start` to `end` (exclusive)."""

    start: int
    end: int

    @property
    def places(self) -> range:
        """The place of each word."""
        return range(self.start, self.end)


class WordGroup(NamedTuple):
    """One word in place of the next `size` words of a text; of none, if it is put in."""

    word: Word
    size: int


@dataclass(frozen=True)
class Reading:
    """The words of a text.

    Attributes:
        text: the text as written.
        words: its words.
        gaps: where words are left out: n stands for an ellipsis before word n.
        recased: the words with their first letter in brackets, as in "[T]he".
        sic: whether the text has a "[sic]", which is not one of its words.
    """

    text: str
    words: tuple[Word, ...]
    gaps: frozenset[int] = frozenset()
    recased: frozenset[int] = frozenset()
    sic: bool = False

    @cached_property
    def keys(self) -> Keys:
        """The key of each word."""
        return tuple(word.key for word in self.words)

    def show(self, start: int, end: int) -> str:
        """Show words `start` to `end` (exclusive) as they are written."""
        if start >= end:
            return ""
        first, last = self.words[start], self.words[end - 1]
        written = self.text[first.lead : last.trail]
        return " ".join(written.split())

    def regroup(self, groups: Sequence[WordGroup]) -> "Reading":
        """Read the same text in other words, which take up all of its words in their order."""
        sizes = (group.size for group in groups)
        starts = list(accumulate(sizes, initial=0))

        def new_place(place: int) -> int:
            return bisect_right(starts, place) - 1

        words = tuple(group.word for group in groups)
        gaps = frozenset(map(new_place, self.gaps))
        recased = frozenset(map(new_place, self.recased))
        return replace(self, words=words, gaps=gaps, recased=recased)


def may_link(between: str) -> bool:
    """Whether marks and spaces between two words may stand inside a compound or a number."""
    return between in (" ", "-", "") or _LINK.fullmatch(between) is not None


def merge_words(parts: Sequence[Word], key: str) -> Word:
    """Make one word of neighbours."""
    first, last = parts[0], parts[-1]
    plain = " ".join(part.plain for part in parts)
    return replace(first, key=key, plain=plain, end=last.end, trail=last.trail, after=last.after)
