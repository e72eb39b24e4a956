"""People: the speakers of an index, and which of them a question names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from quotesearch.language.names.given_name_likeness import compare_given_names
from quotesearch.language.names.sameness import fold_name, may_be_one
from quotesearch.language.names.titles import SUFFIXES

# A given name alone means only somebody with at least so many quotes.
_WELL_KNOWN = 10
# One word means the speaker who has this share of the quotes of all who share the word.
_DOMINANT = 0.75
_ONE_TYPO = 5  # letters of a word that may be one edit away from a name
_TWO_TYPOS = 8  # letters of a word that may be two edits away


@dataclass(frozen=True)
class NamedPerson:
    """A speaker that a question names, by its words from `first` to `last`, inclusive.

    `name` is the one to show, `names` are all speakers that may be meant. `possessive`: the
    question has "Lee's" or "lees".
    """

    name: str
    names: frozenset[str]
    first: int
    last: int
    possessive: bool = False

    @property
    def has_full_name(self) -> bool:
        """Whether one of the names has two words, unlike "Pentagon" and "F.B.I."."""
        return any(len(_long_words(fold_name(name))) > 1 for name in self.names)

    @property
    def positions(self) -> range:
        """The positions of the words that name them."""
        return range(self.first, self.last + 1)


class _Speaker(NamedTuple):
    """A speaker, by the name to show and all names that may be theirs."""

    name: str
    names: frozenset[str]


class _NameIndex(NamedTuple):
    """Speakers by the words of their names, those with most quotes first.

    `by_words`: by the whole name, and by any two words of a longer one. `by_word`: by any one word.
    """

    by_words: Mapping[tuple[str, ...], list[str]]
    by_word: Mapping[str, list[str]]


class People:
    """The speakers of an index.

    Args:
        quotes: each speaker's number of quotes.
        ordinary: words of names that articles mostly write in lower case ("will", "rose"). Alone
            they name nobody.
        others: words of names that usually mean somebody or something else ("paris"). Alone they
            name only a speaker whose whole name is that word.
    """

    def __init__(
        self, quotes: Mapping[str, int], ordinary: Iterable[str] = (), others: Iterable[str] = ()
    ) -> None:
        self._quotes = quotes
        self._ordinary = frozenset(ordinary)
        self._others = frozenset(others)
        common = self._ordinary | self._others
        index = _index_names(quotes, common)
        self._by_words = index.by_words
        self._by_word = index.by_word
        self._longest = max(map(len, self._by_words), default=0)
        self._may_be_misspelt = [word for word in self._by_word if self._is_worth_correcting(word)]

    def find(self, words: Sequence[str], unknown: Iterable[int] = ()) -> list[NamedPerson]:
        """Find the people that a question names, in its order.

        Args:
            words: of the question, as `fold_words` folds them.
            unknown: positions of words that no text of the index has; only these may be misspelt
                names.
        """
        people: list[NamedPerson] = []
        may_be_misspelt = frozenset(unknown)
        position = 0
        while position < len(words):
            person = self._by_several_words(words, position) or self._by_one_word(words, position)
            if not person and position in may_be_misspelt:
                person = self._by_misspelt_word(words, position)
            if person:
                people.append(person)
                position = person.last
            position += 1
        return people

    def _by_several_words(self, words: Sequence[str], first: int) -> NamedPerson | None:
        longest = min(self._longest, len(words) - first)
        for length in range(longest, 1, -1):
            last = first + length - 1
            before = words[first:last]
            for last_word in _with_and_without_s(words[last]):  # "john podestas"
                names = self._by_words.get((*before, last_word))
                if names:
                    possessive = last_word != words[last]
                    printings = self._names_of(names[0])
                    return NamedPerson(names[0], printings, first, last, possessive)
        return None

    def _by_one_word(self, words: Sequence[str], position: int) -> NamedPerson | None:
        for word in _with_and_without_s(words[position]):
            names = self._named_by(word)
            called: list[str] = []
            if position > 0:  # "sid blumenthal"
                given = words[position - 1]
                called = [name for name in names if _is_called(name, given, word)]
            speaker = self._meant_by(word, called or names)
            if speaker:
                first = position - 1 if called else position
                possessive = word != words[position]
                return NamedPerson(*speaker, first, position, possessive)
        return None

    def _by_misspelt_word(self, words: Sequence[str], position: int) -> NamedPerson | None:
        word = words[position]
        if len(word) < _ONE_TYPO:
            return None
        edits = 2 if len(word) >= _TWO_TYPOS else 1
        closest = process.extractOne(
            word, self._may_be_misspelt, scorer=OSA.distance, score_cutoff=edits
        )
        if closest is None:
            return None
        corrected = closest[0]
        speaker = self._meant_by(corrected, self._named_by(corrected))
        if not speaker:
            return None
        follows_given_name = position > 0 and words[position - 1] in fold_name(speaker.name)
        first = position - 1 if follows_given_name else position  # "john podsta"
        return NamedPerson(*speaker, first, position)

    def _is_worth_correcting(self, word: str) -> bool:
        """Tell whether a word may be misspelt and still name somebody."""
        return len(word) >= _ONE_TYPO and self._meant_by(word, self._named_by(word)) is not None

    def _named_by(self, word: str) -> Sequence[str]:
        """Return the speakers that one word alone may name."""
        if word in self._ordinary:
            return ()
        if word in self._others:
            return self._by_words.get((word,), ())
        return self._by_word.get(word, ())

    def _meant_by(self, word: str, names: Sequence[str]) -> _Speaker | None:
        """Choose the speaker that one word means: the one with most quotes of all these names."""
        if not names:
            return None
        best = max(names, key=self._prominence)
        total = sum(self._quotes[name] for name in names)
        words = fold_name(best)
        is_given_name = len(words) > 1 and word == _without_suffixes(words)[0]
        if is_given_name and total < _WELL_KNOWN:
            return None
        printings = self._names_of(best)
        own = sum(self._quotes[name] for name in names if name in printings)
        if own < _DOMINANT * total:
            return None
        if word in self._others:
            printings = printings.intersection(names)
        return _Speaker(best, printings)

    def _prominence(self, name: str) -> tuple[bool, int, str]:
        """Sort key: a full name is shown rather than part of it, then the one with most quotes."""
        is_full = len(fold_name(name)) > 1
        return is_full, self._quotes[name], name

    def _names_of(self, name: str) -> frozenset[str]:
        """Return all names that may be this speaker's."""
        surname = _without_suffixes(fold_name(name))[-1]
        namesakes = self._by_word.get(surname, ())
        same = (other for other in namesakes if may_be_one(other, name))
        return frozenset((name, *same))


def _index_names(quotes: Mapping[str, int], common: Collection[str]) -> _NameIndex:
    """Index the names of speakers.

    Args:
        quotes: each speaker's number of quotes.
        common: words that alone name nobody: they are no parts of longer names.
    """
    by_words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_pair: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in sorted(quotes, key=lambda name: (-quotes[name], name)):
        words = _without_suffixes(fold_name(name))
        by_words[words].append(name)
        long_words = _long_words(words) or ["".join(words)]  # "F.B.I."
        if len(long_words) > 2 and any(word in common for word in long_words):
            continue  # neither "times" nor "new york" is the "New York Times"
        for word in dict.fromkeys(long_words):
            by_word[word].append(name)
        if len(words) > 2:
            for pair in combinations(long_words, 2):
                by_pair[pair].append(name)
    return _NameIndex({**by_pair, **by_words}, dict(by_word))


def _is_called(name: str, given: str, surname: str) -> bool:
    """Tell whether a speaker has this surname and this given name, however it is written."""
    words = _without_suffixes(fold_name(name))
    if len(words) < 2 or words[-1] != surname:
        return False
    return len(given) > 1 and compare_given_names(given, words[0]) == "same"


def _without_suffixes(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave "jr" and "iii" out of a name, unless it is all there is."""
    return tuple(word for word in words if word not in SUFFIXES) or words


def _long_words(words: Iterable[str]) -> list[str]:
    """Leave initials out of a name."""
    return [word for word in words if len(word) > 1]


def _with_and_without_s(word: str) -> tuple[str, str]:
    """Return a word as it is, and without the "s" of the possessive."""
    return word, word.removesuffix("s")
