"""Find given names in a text: each as a whole word, in one pass over the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from quotesearch.records import Span

_WORD = re.compile(r"\w+")
_WORD_EDGE = re.compile(r"\b")


class NameScanner:
    """Finds the places where a text prints one of some names, exactly as they are written.

    A name is looked up by its first word and its length, so that the work grows with the text and
    not with the number of names, as it does with a regular expression of alternatives.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            first_word = _WORD.match(name)
            if first_word:
                lengths[first_word.group()].add(len(name))
        self._lengths = {word: sorted(known, reverse=True) for word, known in lengths.items()}

    def find(self, text: str) -> Iterator[Span]:
        """Yield where the names stand in a text, in order; of names that overlap, the longest."""
        behind_last = 0
        for start, end in self._find_all(text):
            if start >= behind_last:
                yield start, end
                behind_last = end

    def _find_all(self, text: str) -> Iterator[Span]:
        """Yield every place of every name, from left to right, the longest first."""
        for word in _WORD.finditer(text):
            start = word.start()
            for length in self._lengths.get(word.group(), ()):
                end = start + length
                printed = text[start:end]
                is_name = len(printed) == length and printed in self._names
                if is_name and _WORD_EDGE.match(text, end):
                    yield start, end
