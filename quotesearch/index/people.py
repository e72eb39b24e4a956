"""Who is who among the speakers of an index: whether two names may be one person, and whom a question names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset(
    "mr mrs ms dr sen senator rep representative gov governor president secretary judge justice gen general prof"
    " professor sir lord lady the".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_KNOWN = 3  # quotes: whoever has fewer is not meant by a given name, nor by a misspelt one
_DOMINANT = 0.75  # of the quotes of all who share a word: the share that makes it one person's
_TYPO, _LONG = 5, 8  # letters: a word may be one edit away from this length on, two from that


def fold_words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents, apostrophes and points."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.lower().replace("’", "").replace("'", "")))


def ordinary_words(names: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Those words of the names that the texts write in lower case at least as often as not."""
    wanted = {word for name in names for word in fold_words(name)}
    count: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.findall(text):
            if (lower := word.lower()) in wanted:
                count[lower] += 1 if word[0].islower() else -1
    return {word for word, surplus in count.items() if surplus >= 0}


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name without its titles: "Sen. Beto O’Rourke" -> ("beto", "orourke")."""
    words = fold_words(name)
    return tuple(word for word in words if word not in _TITLES) or words


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: equal surnames, and given names that do not contradict each other.

    "Trump", "D. Trump", "Donald J. Trump" and "Donald Trump" may be one; "Donald Trump Jr." is somebody else, and so
    is "Eric Trump".
    """
    a, b = fold_name(one), fold_name(other)
    if a == b:
        return True
    if _SUFFIXES.intersection(a) != _SUFFIXES.intersection(b) and min(len(a), len(b)) > 1:
        return False
    a, b = _proper(a), _proper(b)
    if a[-1] != b[-1]:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return a[0] == b[0] or (1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0])


def _proper(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SUFFIXES) or words


@dataclass(frozen=True)
class Named:
    """Somebody whom a question names: `names` are all speakers that may be meant, `name` the one that is shown.

    `first` and `last` are the positions of the words that name them, inclusive.
    """

    name: str
    names: frozenset[str]
    first: int
    last: int


class People:
    """The speakers of an index.

    Args:
        quotes: each speaker's number of quotes.
        ordinary: words of names that texts mostly write in lower case ("will", "rose"): they name nobody alone.
    """

    def __init__(self, quotes: Mapping[str, int], ordinary: Iterable[str] = ()) -> None:
        self._quotes, self._ordinary = quotes, frozenset(ordinary)
        self._whole: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._part: dict[str, list[str]] = defaultdict(list)
        for name in quotes:
            words = _proper(fold_name(name))
            self._whole[words].append(name)
            person = len(words) < 3 or (len(words) == 3 and len(words[1]) == 1)  # not "New York Times"
            for word in {words[0], words[-1]} if person else ():
                self._part[word].append(name)
        self._longest = max(map(len, self._whole), default=0)
        self._typos = [word for word, names in self._part.items() if len(word) >= _TYPO and self._one(word, names)]

    def find(self, words: Sequence[str], unknown: Iterable[int] = ()) -> list[Named]:
        """Everybody whom the words of a question name, in its order.

        Args:
            words: as `fold_words` folds them.
            unknown: positions of words that no text of the index has: only these can be misspelt names.
        """
        found, at, misspelt = [], 0, frozenset(unknown)
        while at < len(words):
            named = self._whole_name(words, at) or self._by_one_word(words[at], at, may_err=at in misspelt)
            if named:
                found.append(named)
            at = named.last + 1 if named else at + 1
        return found

    def _whole_name(self, words: Sequence[str], at: int) -> Named | None:
        for length in range(min(self._longest, len(words) - at), 1, -1):
            tail = words[at + length - 1]
            for last in (tail, tail.removesuffix("s")):  # "john podestas"
                if names := self._whole.get((*words[at : at + length - 1], last)):
                    return self._named(names[0], at, at + length - 1)
        return None

    def _by_one_word(self, word: str, at: int, *, may_err: bool) -> Named | None:
        for key in (word, word.removesuffix("s")):
            if key in self._part and key not in self._ordinary and (name := self._one(key, self._part[key])):
                return self._named(name, at, at)
        if may_err and len(word) >= _TYPO:
            cutoff = 2 if len(word) >= _LONG else 1
            close = process.extractOne(word, self._typos, scorer=OSA.distance, score_cutoff=cutoff)
            if close and (name := self._one(close[0], self._part[close[0]])):
                return self._named(name, at, at)
        return None

    def _one(self, word: str, names: Sequence[str]) -> str | None:
        """The speaker whom one word of a name means: the one person who has most of the quotes under it."""
        best = max(names, key=lambda name: (len(fold_name(name)) > 1, self._quotes[name], name))
        count = Counter({name: self._quotes[name] for name in names})
        share = sum(number for name, number in count.items() if may_be_one(name, best)) / count.total()
        surname = _proper(fold_name(best))[-1] == word
        return best if share >= _DOMINANT and (surname or count.total() >= _KNOWN) else None

    def _named(self, name: str, first: int, last: int) -> Named:
        key = _proper(fold_name(name))[-1]
        return Named(name, frozenset(n for n in self._part.get(key, ()) if may_be_one(n, name)) | {name}, first, last)
