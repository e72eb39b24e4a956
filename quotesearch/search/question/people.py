"""Who is who among the speakers of an index: whom a question names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from quotesearch.language.names.given_name_likeness import compare_given_names
from quotesearch.language.names.sameness import fold_name, may_be_one
from quotesearch.language.names.titles import SUFFIXES

_KNOWN = 10  # quotes: whoever has fewer is not meant by a given name alone
_DOMINANT = 0.75  # of the quotes of all who share a word: the share that makes it one person's
_TYPO, _LONG = 5, 8  # letters: a word may be one edit away from this length on, two from that


def _is_called(name: str, given: str, surname: str) -> bool:
    words = _proper(fold_name(name))
    return (
        len(words) > 1
        and len(given) > 1
        and words[-1] == surname
        and compare_given_names(given, words[0]) == "same"
    )


def _proper(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in SUFFIXES) or words


@dataclass(frozen=True)
class NamedPerson:
    """Somebody whom a question names: `names` are all speakers that may be meant, `name` the one that is shown.

    `first` and `last` are the positions of the words that name them, inclusive; `possessive`: by "Lee's" or "lees".
    """

    name: str
    names: frozenset[str]
    first: int
    last: int
    possessive: bool = False

    @property
    def full(self) -> bool:
        """Whether any of the names has two words, as those of most people have; "Pentagon" and "F.B.I." have not."""
        return any(sum(len(word) > 1 for word in fold_name(name)) > 1 for name in self.names)


class People:
    """The speakers of an index.

    Args:
        quotes: each speaker's number of quotes.
        ordinary: words of names that texts mostly write in lower case ("will", "rose"): they name nobody alone.
        others: words of names that mostly mean others ("paris"): alone they only name who is called just that.
    """

    def __init__(
        self, quotes: Mapping[str, int], ordinary: Iterable[str] = (), others: Iterable[str] = ()
    ) -> None:
        self._quotes, self._ordinary, self._others = quotes, frozenset(ordinary), frozenset(others)
        common = self._ordinary | self._others
        self._whole: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._part: dict[str, list[str]] = defaultdict(list)
        pairs: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in sorted(quotes, key=lambda name: (-quotes[name], name)):
            words = _proper(fold_name(name))
            self._whole[words].append(name)
            full = [word for word in words if len(word) > 1] or ["".join(words)]  # "F.B.I."
            if len(full) > 2 and not common.isdisjoint(full):
                continue  # "New York Times"
            for word in dict.fromkeys(full):
                self._part[word].append(name)
            for pair in combinations(full, 2) if len(words) > 2 else ():
                pairs[pair].append(name)
        self._whole = {**pairs, **self._whole}
        self._longest = max(map(len, self._whole), default=0)
        self._typos = [
            word for word in self._part if len(word) >= _TYPO and self._one(word, self._alone(word))
        ]

    def find(self, words: Sequence[str], unknown: Iterable[int] = ()) -> list[NamedPerson]:
        """Everybody whom the words of a question name, in its order.

        Args:
            words: as `fold_words` folds them.
            unknown: positions of words that no text of the index has: only these can be misspelt names.
        """
        found: list[NamedPerson] = []
        at, misspelt = 0, frozenset(unknown)
        while at < len(words):
            named = self._whole_name(words, at) or self._by_one_word(
                words, at, may_err=at in misspelt
            )
            if named:
                found.append(named)
            at = named.last + 1 if named else at + 1
        return found

    def _whole_name(self, words: Sequence[str], at: int) -> NamedPerson | None:
        for length in range(min(self._longest, len(words) - at), 1, -1):
            tail = words[at + length - 1]
            for last in (tail, tail.removesuffix("s")):  # "john podestas"
                if names := self._whole.get((*words[at : at + length - 1], last)):
                    return NamedPerson(
                        names[0], self._printings(names[0]), at, at + length - 1, last != tail
                    )
        return None

    def _by_one_word(self, words: Sequence[str], at: int, *, may_err: bool) -> NamedPerson | None:
        word = words[at]
        for key in (word, word.removesuffix("s")):
            names = self._alone(key)
            called = [
                name for name in names if at and _is_called(name, words[at - 1], key)
            ]  # "sid blumenthal"
            if one := self._one(key, called or names):
                return NamedPerson(*one, at - bool(called), at, key != word)
        if may_err and len(word) >= _TYPO:
            cutoff = 2 if len(word) >= _LONG else 1
            close = process.extractOne(word, self._typos, scorer=OSA.distance, score_cutoff=cutoff)
            if close and (one := self._one(close[0], self._alone(close[0]))):
                given = at > 0 and words[at - 1] in fold_name(one[0])  # "john podsta"
                return NamedPerson(*one, at - given, at)
        return None

    def _alone(self, word: str) -> Sequence[str]:
        """The speakers whom one word may mean."""
        if word in self._ordinary:
            return ()
        return self._whole.get((word,), ()) if word in self._others else self._part.get(word, ())

    def _one(self, word: str, names: Sequence[str]) -> tuple[str, frozenset[str]] | None:
        """The speaker whom one word means, and all printings of the name: who has most of the quotes under the word."""
        if not names:
            return None
        best = max(names, key=lambda name: (len(fold_name(name)) > 1, self._quotes[name], name))
        total = sum(self._quotes[name] for name in names)
        if _proper(fold_name(best))[0] == word and len(fold_name(best)) > 1 and total < _KNOWN:
            return None
        printings = self._printings(best)
        if sum(self._quotes[name] for name in names if name in printings) >= _DOMINANT * total:
            return best, printings.intersection(names) if word in self._others else printings
        return None

    def _printings(self, name: str) -> frozenset[str]:
        """All names that may be this speaker's."""
        surname = _proper(fold_name(name))[-1]
        found = (other for other in self._part.get(surname, ()) if may_be_one(other, name))
        return frozenset(found) | {name}
