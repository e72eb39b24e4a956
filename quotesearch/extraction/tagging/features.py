"""What the attribution model reads: the word pieces of a text, and features of each.

The vocabulary is uncased and knows no paragraphs, so each piece carries three features: where it
stands to the quotation marks, the shape of its word, and whether it opens a paragraph or a
sentence. To the model all marks that bound a quoted run look alike, and so do those inside; which
runs they make is left to `layout.runs`. In a paragraph all in capitals, letters tell nothing of
names: its words count as lower-case ones.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.quotation_marks import MARK
from quotesearch.extraction.layout.single_marks import SINGLE_SIGNS

Integers = NDArray[np.int64]

CLS, SEP = 101, 102  # the pieces that open and close a window
WINDOW = 254  # word pieces that the model sees at once, besides [CLS] and [SEP]

FEATURE_SIZES = (4, 5, 3)  # how many values each feature takes
_PLACE, _SHAPE, _BREAK = range(len(FEATURE_SIZES))  # the features
_OPENING, _INSIDE, _CLOSING = range(1, 4)  # places; 0: outside quotation marks
_LOWER, _TITLE, _CAPITALS, _MIXED = range(1, 5)  # shapes; 0: not letters
_SENTENCE, _PARAGRAPH = range(1, 3)  # breaks; 0: within a sentence

_LEAST_IN_CAPITALS = 3  # words: fewer may be names
_LETTERS = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


@dataclass(frozen=True)
class Encoding:
    """The n word pieces of a text, and the m words that they make up.

    A punctuation mark counts as a word.

    Attributes:
        ids: (n,) of the pieces in the vocabulary.
        features: (n, 3), each less than its entry of `FEATURE_SIZES`.
        starts: (n,) offsets in the text.
        ends: (n,) offsets in the text.
        firsts: (m,) the number of the first piece of each word.
    """

    ids: Integers
    features: Integers
    starts: Integers
    ends: Integers
    firsts: Integers


def open_tokenizer(path: Path) -> Any:
    """Open the `tokenizers.Tokenizer` of a file, for texts of any length."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(layout: Layout, tokenizer: Any) -> Encoding:
    """Cut a text into word pieces by a `tokenizers.Tokenizer`, without special pieces."""
    text = _without_datelines(layout, _with_straight_marks(layout))
    pieces = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(pieces.ids, dtype=np.int64)
    offsets = np.array(pieces.offsets, dtype=np.int64).reshape(-1, 2)
    starts = offsets[:, 0]
    ends = _with_whole_marks(layout.text, starts, offsets[:, 1])
    features = _features(layout)[starts]
    firsts = _first_pieces(_word_numbers(layout.text)[starts])
    return Encoding(ids, features, starts, ends, firsts)


def _with_straight_marks(layout: Layout) -> str:
    """Write every quotation mark in the straight form that the model knows, in as many characters.

    A double mark of two characters becomes one with a space behind it. Single marks around a run
    become double, and the double ones inside it single.
    """
    straight = MARK.sub(lambda mark: '"'.ljust(len(mark.group())), layout.text)
    straight = straight.replace("‘", "'").replace("’", "'")
    pieces: list[str] = []
    end = 0
    for run in layout.runs:
        if layout.text[run.start : run.inner_start] not in SINGLE_SIGNS:
            continue
        inside = straight[run.inner_start : run.inner_end].replace('"', "'")
        closing = '"' if run.inner_end < run.end else ""
        pieces += (straight[end : run.start], '"', inside, closing)
        end = run.end
    return "".join([*pieces, straight[end:]])


def _without_datelines(layout: Layout, text: str) -> str:
    """Blank what stands in no paragraph, so that the model does not see it."""
    pieces: list[str] = []
    end_before = 0
    for start, end in layout.paragraphs:
        pieces += (" " * (start - end_before), text[start:end])
        end_before = end
    return "".join(pieces)


def _with_whole_marks(text: str, starts: Integers, ends: Integers) -> Integers:
    """Extend each piece that is a mark of two characters, such as "''", to its second one."""
    end_of_mark = {mark.start(): mark.end() for mark in MARK.finditer(text)}
    pieces = zip(starts.tolist(), ends.tolist(), strict=True)
    whole = [end_of_mark.get(start, end) for start, end in pieces]
    return np.array(whole, dtype=np.int64)


def _word_numbers(text: str) -> Integers:
    """Number the word that each character belongs to, from 1; 0 between words."""
    numbers = np.zeros(len(text) + 1, dtype=np.int64)
    for number, match in enumerate(_WHOLE_WORD.finditer(text), start=1):
        numbers[match.start() : match.end()] = number
    return numbers


def _first_pieces(words: Integers) -> Integers:
    """Find the pieces that open a word, given the number of the word of each piece.

    A piece between words, a punctuation mark, is a word by itself.
    """
    is_between = words == 0
    is_new_word = np.diff(words, prepend=0) != 0
    return np.flatnonzero(is_between | is_new_word)


def _features(layout: Layout) -> Integers:
    """Return the features of each character, and of the end of the text."""
    features = np.zeros((len(layout.text) + 1, len(FEATURE_SIZES)), dtype=np.int64)
    for run in layout.runs:
        features[run.start : run.inner_start, _PLACE] = _OPENING
        features[run.inner_start : run.inner_end, _PLACE] = _INSIDE
        features[run.inner_end : run.end, _PLACE] = _CLOSING
    for match in _LETTERS.finditer(layout.text):
        features[match.start() : match.end(), _SHAPE] = _shape(match.group())
    for start, end in layout.paragraphs:
        if _is_in_capitals(layout.text[start:end]):
            letters = features[start:end, _SHAPE] > 0
            features[start:end, _SHAPE][letters] = _LOWER
    for start, _ in layout.sentences:
        features[start, _BREAK] = _SENTENCE
    for paragraph_start, _ in layout.paragraphs:
        start, _ = layout.sentence_at(paragraph_start)
        features[start, _BREAK] = _PARAGRAPH
    return features


def _shape(word: str) -> int:
    if word.islower():
        return _LOWER
    initial, rest = word[0], word[1:]
    rest_is_lower = not rest or rest.islower()
    if initial.isupper() and rest_is_lower:
        return _TITLE
    return _CAPITALS if word.isupper() else _MIXED


def _is_in_capitals(paragraph: str) -> bool:
    words = _LETTERS.findall(paragraph)
    return len(words) >= _LEAST_IN_CAPITALS and paragraph.isupper()
