"""Sources: the publications of an index, as questions name them ("washington post", "wapo")."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quotesearch.language.folding import fold_words

_SHORTEST = 3  # letters of an abbreviation
_LONGEST = 4  # words of a name
_BEGINNING = 4  # letters of a word, at most, in an abbreviation: "huff" of "huffpost"
# How a name ends that is written out for an abbreviation; otherwise "american people" would be the
# "ap".
_MEDIA = frozenset(
    """
    agency corporation courier gazette herald inquirer journal magazine network news post press
    presse radio review service standard television times today tribune
    """.split()
)

_Words = tuple[str, ...]


@dataclass(frozen=True)
class NamedSource:
    """A publication that a question names, by its words from `first` to `last`, inclusive."""

    name: str
    first: int
    last: int

    @property
    def positions(self) -> range:
        """The positions of the words that name it."""
        return range(self.first, self.last + 1)


class Sources:
    """The publications of an index.

    Args:
        names: all of them.
        ordinary: words that articles mostly write in lower case; one of them alone names no
            publication.
    """

    def __init__(self, names: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        self._ordinary = frozenset(ordinary)
        # By the first letter, which all forms of a name share.
        self._by_letter: dict[str, list[tuple[str, _Words]]] = defaultdict(list)
        for name in names:
            words = tuple(word for word in fold_words(name) if word != "the")
            if words:
                first_letter = words[0][0]
                self._by_letter[first_letter].append((name, words))

    def find(self, words: Sequence[str], taken: Collection[int] = ()) -> NamedSource | None:
        """Find the first publication that a question names, by as many of its words as possible.

        Two forms are of one name where each word begins like the other's ("wash-post", "Washington
        Post"), or where one is a word made of the beginnings of the other's ("nyt", "wapo",
        "huffpost").

        Args:
            words: of the question, folded.
            taken: positions of words that name something else.
        """
        for first in range(len(words)):
            longest = min(_LONGEST, len(words) - first)
            for length in range(longest, 0, -1):
                last = first + length - 1
                if any(position in taken for position in range(first, last + 1)):
                    continue
                name = self._name_of(tuple(words[first : last + 1]))
                if name is not None:
                    return NamedSource(name, first, last)
        return None

    def _name_of(self, words: _Words) -> str | None:
        """Return the publication that these words name."""
        if len(words) == 1 and words[0] in self._ordinary:
            return None
        first_letter = words[0][:1]
        for name, words_of_name in self._by_letter.get(first_letter, ()):
            if _are_forms_of_one_name(words, words_of_name):
                return name
        return None


def _are_forms_of_one_name(words: _Words, name: _Words) -> bool:
    if words == name:
        return True
    if len(words) == len(name):
        pairs = zip(words, name, strict=True)
        return len(name) > 1 and all(_begin_alike(word, other) for word, other in pairs)
    if len(words) == 1:
        return len(words[0]) >= _SHORTEST and _abbreviates(words[0], name)
    if len(name) == 1:
        return words[-1] in _MEDIA and _abbreviates(name[0], words)
    return False


def _begin_alike(word: str, other: str) -> bool:
    """Tell whether one of two words is the beginning of the other."""
    if len(word) >= _SHORTEST and other.startswith(word):
        return True
    return len(other) >= _SHORTEST and word.startswith(other)


def _abbreviates(word: str, words: _Words) -> bool:
    """Tell whether a word is made of the beginnings of others: "wapo" of "washington post"."""
    if not words:
        return not word
    first, rest = words[0], words[1:]
    longest = min(_BEGINNING, len(first))
    lengths = {*range(1, longest + 1), len(first)}
    for length in lengths:
        if word.startswith(first[:length]) and _abbreviates(word[length:], rest):
            return True
    return False
