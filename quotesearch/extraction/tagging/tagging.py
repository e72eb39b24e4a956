"""What the model makes of a text: a value that the rest of extraction reads.

A span of characters is a plain pair of offsets, a span of words is a `WordRange`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import Integers
from quotesearch.records import Span

Floats = NDArray[np.float32]

CONTENT, SOURCE, CUE = range(3)  # the parts of an attribution; the source is who is named there
OUTSIDE, BEGIN, INSIDE = range(3)  # the tags of a word, for each part
TO_SOURCE, TO_CUE = range(2)  # the pointers of a word

# The columns of `names`.
NO_NAME = 0
BEGIN_COLUMNS = (1, 3, 5)  # the first word of the name of a person, an organisation, anything else
INSIDE_COLUMNS = (2, 4, 6)  # the later words of such a name
UNNAMED = 7  # a noun that stands for somebody whom it does not name

_PERSON_COLUMNS = [1, 2]
_IS_PERSON = 0.5  # a word that is surely part of a person's name
_MAY_BE_PERSON = 0.15  # and one that is, next to such a word


class WordRange(NamedTuple):
    """The words from number `first` up to, but without, number `end`."""

    first: int
    end: int

    def shares_a_word_with(self, other: "WordRange") -> bool:
        return self.first < other.end and other.first < self.end


class Pointing(NamedTuple):
    """Where words point, over the range of words that starts with number `first`.

    `shares[i]` is the share of word `first + i`, `none` the share of pointing nowhere.
    """

    shares: Floats
    first: int
    none: float

    def place_of(self, words: WordRange) -> slice:
        """Return where the shares of some words stand, without those outside the range."""
        return slice(max(0, words.first - self.first), max(0, words.end - self.first))


@dataclass(frozen=True)
class Window:
    """Where the words of one window of the model point.

    `pointers` has the shares (2, words, 1 + words), by pointer, from, to. Its first column means
    "none"; the other columns, and the rows, are the words from number `first` on.
    """

    first: int
    pointers: NDArray[np.float16]

    @property
    def end(self) -> int:
        """The number of the first word after the window."""
        to_source = self.pointers[TO_SOURCE]
        return self.first + len(to_source)


@dataclass(frozen=True)
class Tagging:
    """What the model makes of the m words of a text; a punctuation mark counts as a word.

    Attributes:
        starts: (m,) offsets in the text.
        ends: (m,) offsets in the text.
        tags: (m, 3, 3) chances that a word is outside, begins or is inside a content, source, cue.
        names: (m, 8) chances that it belongs to no name, begins or goes on that of a person, an
            organisation or anything else, or is a noun that stands for somebody unnamed.
        windows: where the words point.
        window_of: (m,) the number of the window that each word is read in.
    """

    starts: Integers
    ends: Integers
    tags: Floats
    names: Floats
    windows: Sequence[Window]
    window_of: Integers

    def words_in(self, start: int, end: int) -> WordRange:
        """Return the words that share a character with a span of the text."""
        first = int(np.searchsorted(self.ends, start, "right"))
        last = int(np.searchsorted(self.starts, end, "left"))
        return WordRange(first, max(first, last))

    def span_of(self, words: WordRange) -> Span:
        """Return the span of the text from the first of the words to the last."""
        start = self.starts[words.first]
        end = self.ends[words.end - 1]
        return int(start), int(end)

    def people(self) -> frozenset[int]:
        """Return the offsets of the words that belong to names of people."""
        chances = self.names[:, _PERSON_COLUMNS].sum(axis=1)
        is_person = chances > _IS_PERSON
        padded = np.pad(is_person, 1)
        has_person_beside = padded[:-2] | padded[2:]
        is_person_too = (chances > _MAY_BE_PERSON) & has_person_beside
        return frozenset(self.starts[is_person | is_person_too].tolist())

    def pointing(self, weights: Mapping[int, float], pointer: int) -> Pointing:
        """Add up where words point, each word by its weight.

        Args:
            weights: word -> its weight.
            pointer: TO_SOURCE or TO_CUE.
        """
        windows = {word: self.windows[self.window_of[word]] for word in weights}
        first = min(window.first for window in windows.values())
        end = max(window.end for window in windows.values())
        shares = np.zeros(end - first, np.float32)
        none = 0.0
        for word, weight in weights.items():
            window = windows[word]
            row = window.pointers[pointer, word - window.first].astype(np.float32)
            weighted = weight * row
            none += float(weighted[0])
            shares[window.first - first : window.end - first] += weighted[1:]
        return Pointing(shares, first, none)


Tagger = Callable[[Layout], Tagging]  # what runs the model over a text: `tagger.tag`
