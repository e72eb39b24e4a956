"""The publications of an index, as questions name them: "washington post", "wapo", "nyt"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quotesearch.language.folding import fold_words

_SHORTEST = 3  # letters of an abbreviation
_LONGEST = 4  # words of a name
# How the written-out name of an abbreviation ends; else "american people" would be the "ap".
_MEDIA = frozenset(
    """
    agency corporation courier gazette herald inquirer journal magazine network news post press presse radio review
    service standard television times today tribune
    """.split()
)
_BEGINNING = 4  # letters of each word at most, in a word put together from several


@dataclass(frozen=True)
class NamedSource:
    """A publication that a question names, and which of its words do: positions [first, after)."""

    name: str
    words: tuple[int, int]


class Sources:
    """The publications of an index.

    Args:
        names: of them all.
        ordinary: words that texts mostly write in lower case; one of them alone names no publication.
    """

    def __init__(self, names: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        self._ordinary = frozenset(ordinary)
        # By the first letter, which all forms of a name share.
        self._by_letter: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for name in names:
            if words := tuple(word for word in fold_words(name) if word != "the"):
                self._by_letter[words[0][0]].append((name, words))

    def find(self, words: Sequence[str], apart: Collection[int] = ()) -> NamedSource | None:
        """The first publication that the folded words of a question name, by as many words as do.

        A name is the same when each of its words begins like the other's ("wash-post", "Washington Post"), or when one
        word is put together from the beginnings of the other's ("nyt", "wapo", "huffpost").
        """
        for first in range(len(words)):
            for after in range(min(len(words), first + _LONGEST), first, -1):
                part = tuple(words[first:after])
                if any(at in apart for at in range(first, after)):
                    continue
                if len(part) == 1 and part[0] in self._ordinary:
                    continue
                for name, known in self._by_letter.get(part[0][:1], ()):
                    if _alike(part, known):
                        return NamedSource(name, (first, after))
        return None


def _alike(part: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if part == name:
        return True
    if len(part) == len(name):
        return len(name) > 1 and all(
            _begins(*pair) or _begins(*pair[::-1]) for pair in zip(part, name, strict=True)
        )
    if len(part) == 1:
        return len(part[0]) >= _SHORTEST and _composed(part[0], name)
    return len(name) == 1 and part[-1] in _MEDIA and _composed(name[0], part)


def _begins(word: str, other: str) -> bool:
    return len(word) >= _SHORTEST and other.startswith(word)


def _composed(word: str, of: tuple[str, ...]) -> bool:
    """Whether a word is put together from beginnings of all the others: "wapo" of "washington post"."""
    if not of:
        return not word
    lengths = {*range(1, min(_BEGINNING, len(of[0])) + 1), len(of[0])}
    return any(
        word.startswith(of[0][:length]) and _composed(word[length:], of[1:]) for length in lengths
    )
