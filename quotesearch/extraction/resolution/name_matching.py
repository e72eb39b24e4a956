"""How a short form of a name relates to a full one: "Hegseth" to "Pete Hegseth"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from quotesearch.extraction.resolution.name_parts import name_key
from quotesearch.language.english import NAME_SUFFIXES
from quotesearch.language.names.given_name_forms import is_short_for

Words = tuple[str, ...]
Bearer = TypeVar("Bearer")

_ARTICLE = re.compile(r"^(?:al|el|ul)-(?=\w{3})")  # "al-Masri" is Masri, too
_SMALL_WORDS = frozenset("of the for and de la le du &".split())
_LONGEST_ACRONYM = 8  # letters
_SHORTEST_MISSPELT = 5  # letters
_MOST_BEARERS = 24  # that are compared with one name
_MOST_LOOKALIKES = 4  # that are, where only the outline of the surname is the same


class NameMatch(NamedTuple):
    """In which ways a name is a form of a longer one; several may hold."""

    equal: bool = False
    ends: bool = False  # "Vargas Llosa" of "Mario Vargas Llosa"
    starts: bool = False  # "Ban" of "Ban Ki-moon"
    around: bool = False  # "George Bush" of "George Walker Bush"
    subset: bool = False  # "the Ministry" of "Ministry of Defence"
    initials: bool = False  # "NWS" of "National Weather Service"
    near: bool = False  # "Baily" of "Ann Bailey"

    @property
    def holds(self) -> bool:
        return any(self)


def fold_words(words: Iterable[str]) -> Words:
    """Fold the words of a name, without suffixes such as Jr."""
    folded = [_ARTICLE.sub("", name_key(word)) for word in words]
    proper = tuple(word for word in folded if word and word not in NAME_SUFFIXES)
    return proper or tuple(folded)


def suffix_of(words: Iterable[str]) -> str:
    """Return the folded suffix of a name, such as "jr", or ""."""
    suffixes = [key for word in words if (key := name_key(word)) in NAME_SUFFIXES]
    return suffixes[-1] if suffixes else ""


def match_names(short: Words, full: Words) -> NameMatch:
    """Compare two names, both folded."""
    if short == full or "".join(short) == "".join(full):  # "Open AI" and "OpenAI"
        return NameMatch(equal=True)
    telling = tuple(word for word in short if word not in _SMALL_WORDS)
    telling_full = tuple(word for word in full if word not in _SMALL_WORDS)
    is_shorter = 0 < len(telling) < len(telling_full)
    return NameMatch(
        ends=is_shorter and telling_full[-len(telling) :] == telling,
        starts=is_shorter and telling_full[: len(telling)] == telling,
        around=_is_around(telling, telling_full),
        subset=is_shorter and set(telling) <= set(telling_full),
        initials=len(short) == 1 and short[0] in initials(full),
        near=_is_near(telling, telling_full),
    )


def _is_around(short: Words, full: Words) -> bool:
    """Tell whether two names share the first and the last word, and one leaves out the middle."""
    if len(short) < 2 or len(full) < 2 or short[-1] != full[-1]:
        return False
    shorter, longer = sorted((short, full), key=len)
    first, other = shorter[0], longer[0]
    is_initial = min(len(first), len(other)) == 1 and first[0] == other[0]
    same_first = first == other or is_initial or _are_forms(first, other)
    return same_first and (len(shorter) == 2 or set(shorter) <= set(longer))


def _are_forms(given_name: str, other: str) -> bool:
    """Tell "Matt" and "Matthew" from other given names."""
    return is_short_for(given_name, other) or is_short_for(other, given_name)


def _is_near(short: Words, full: Words) -> bool:
    """Tell whether a surname is one letter from another, and what stands before it fits."""
    if not short or not full or len(short) > len(full):
        return False
    last, other = short[-1], full[-1]
    if min(len(last), len(other)) < _SHORTEST_MISSPELT or last == other:
        return False
    is_substitution = len(last) == len(other) and sorted(last) != sorted(other)
    if is_substitution and len(last) == _SHORTEST_MISSPELT:
        return False  # "Obama" is not "Osama"
    if OSA.distance(last, other, score_cutoff=1) > 1:
        return False
    return len(short) == 1 or short[:-1] == full[: len(short) - 1]


def initials(words: Words) -> frozenset[str]:
    """Return what a name may be abbreviated to, with and without its small words."""
    if len(words) < 2:
        return frozenset()
    with_small = "".join(word[0] for word in words)
    without = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    kept = {short for short in (with_small, without) if 2 <= len(short) <= _LONGEST_ACRONYM}
    return frozenset(kept)


class NameIndex(Generic[Bearer]):
    """Finds the bearers of names of which another name may be a form."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[tuple[Words, Bearer]]] = defaultdict(list)

    def add(self, words: Words, bearer: Bearer) -> None:
        """Enter a bearer under one of its names, folded."""
        keys = {*words, "".join(words), *initials(words), *_outlines(words[-1])}
        for key in keys - _SMALL_WORDS:
            self._bearers[key].append((words, bearer))

    def find(self, words: Words) -> list[tuple[NameMatch, Bearer]]:
        """Return the bearers of which a folded name may be a form, and in which ways."""
        telling = [word for word in words if word not in _SMALL_WORDS] or list(words)
        found: dict[int, tuple[NameMatch, Bearer]] = {}
        keys = {
            **dict.fromkeys((telling[-1], telling[0], "".join(words)), _MOST_BEARERS),
            **dict.fromkeys(_outlines(telling[-1]), _MOST_LOOKALIKES),
        }
        for key, most in keys.items():
            for full, bearer in self._bearers.get(key, ())[:most]:
                match = match_names(words, full)
                if match.holds and (id(bearer) not in found or match.equal):
                    found[id(bearer)] = (match, bearer)
        return list(found.values())


def _outlines(word: str) -> tuple[str, str]:
    """Return the keys under which a misspelt surname is looked up: what most misspellings keep."""
    return f"{word[:2]}~", f"{word[:1]}~{word[-1:]}"
