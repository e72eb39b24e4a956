"""What the attribution model reads: word pieces of a text with what its vocabulary cannot tell.

The vocabulary is uncased and knows no paragraphs, so each piece carries three features: where it stands to the
quotation marks, the shape of its word, and whether it opens a paragraph or a sentence. All double marks look alike
to the model; which run they make is the business of `marks`.
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

Integers = NDArray[np.int64]

CLS, SEP = 101, 102  # the pieces that open and close a window
FEATURES = (4, 5, 3)  # how many values each feature takes
WINDOW = 254  # word pieces that the model sees at once, besides [CLS] and [SEP]
_OPENING, _INSIDE, _CLOSING = range(1, 4)  # 0: outside
_LOWER, _TITLE, _CAPITALS, _MIXED = range(1, 5)  # 0: other than letters
_SENTENCE, _PARAGRAPH = range(1, 3)  # 0: within a sentence
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


@dataclass(frozen=True)
class Encoding:
    """The n word pieces of a text, and the m words that they make up.

    `ids` (n), `features` (n, 3), and offsets in the text `starts`, `ends` (n); `firsts` (m) numbers the first piece of
    each word or punctuation mark.
    """

    ids: Integers
    features: Integers
    starts: Integers
    ends: Integers
    firsts: Integers


def open_tokenizer(path: Path) -> Any:
    """The `tokenizers.Tokenizer` of a file, for texts of any length."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(layout: Layout, tokenizer: Any) -> Encoding:
    """The word pieces of a text by a `tokenizers.Tokenizer`, without special ones."""
    text = (
        MARK.sub(lambda mark: '"'.ljust(len(mark.group())), layout.text)
        .replace("‘", "'")
        .replace("’", "'")
    )
    pieces = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(pieces.offsets, dtype=np.int64).reshape(-1, 2)
    starts = offsets[:, 0]
    ends = _with_whole_marks(layout.text, starts, offsets[:, 1])
    words = _words(layout.text)[starts]
    firsts = np.flatnonzero((words == 0) | (np.diff(words, prepend=0) != 0))
    return Encoding(
        np.array(pieces.ids, dtype=np.int64), _features(layout)[starts], starts, ends, firsts
    )


def _with_whole_marks(text: str, starts: Integers, ends: Integers) -> Integers:
    """Extend each piece that is a quotation mark of two characters, such as "''", to its second character."""
    end_of_mark = {mark.start(): mark.end() for mark in MARK.finditer(text)}
    whole = [
        end_of_mark.get(start, end)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    return np.array(whole, dtype=np.int64)


def _words(text: str) -> Integers:
    """The number of the word that each character belongs to, from 1; 0 between words."""
    found = np.zeros(len(text) + 1, dtype=np.int64)
    for number, match in enumerate(_WORD.finditer(text), start=1):
        found[slice(*match.span())] = number
    return found


def _features(layout: Layout) -> Integers:
    """The features of each character, and of the end of the text."""
    found = np.zeros((len(layout.text) + 1, len(FEATURES)), dtype=np.int64)
    for run in layout.runs:
        found[run.start : run.inner_start, 0] = _OPENING
        found[run.inner_start : run.inner_end, 0] = _INSIDE
        found[run.inner_end : run.end, 0] = _CLOSING
    for match in _LETTERS.finditer(layout.text):
        found[slice(*match.span()), 1] = _shape(match.group())
    for start, _ in layout.sentences:
        found[start, 2] = _SENTENCE
    for start, _ in layout.paragraphs:
        found[layout.sentence_at(start)[0], 2] = _PARAGRAPH
    return found


def _shape(word: str) -> int:
    if word.islower():
        return _LOWER
    if word[:1].isupper() and (len(word) == 1 or word[1:].islower()):
        return _TITLE
    return _CAPITALS if word.isupper() else _MIXED
