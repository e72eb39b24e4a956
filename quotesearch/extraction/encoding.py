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

from quotesearch.extraction.structure import Layout, trim

Integers = NDArray[np.int64]

CLS, SEP = 101, 102  # the pieces that open and close a window
FEATURES = (4, 5, 3)  # how many values each feature takes
WINDOW = 254  # word pieces that the model sees at once, besides [CLS] and [SEP]
_OUTSIDE, _OPENING, _INSIDE, _CLOSING = range(4)
_OTHER, _LOWER, _TITLE, _CAPITALS, _MIXED = range(5)
_WITHIN, _SENTENCE, _PARAGRAPH = range(3)
_DOUBLE = re.compile(r"[“”„«»]|''|``|‘‘|’’")
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
    text = layout.text.replace("’’", "” ")
    text = _DOUBLE.sub(lambda mark: '"'.ljust(len(mark.group())), text).replace("‘", "'").replace("’", "'")
    pieces = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(pieces.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    by_character = np.stack([_marks(layout), _shapes(layout.text), _breaks(layout)], axis=1)
    words = _words(layout.text)[starts]
    firsts = np.flatnonzero((words == 0) | (np.diff(words, prepend=0) != 0))
    return Encoding(np.array(pieces.ids, dtype=np.int64), by_character[starts].astype(np.int64), starts, ends, firsts)


def _words(text: str) -> Integers:
    """The number of the word that each character belongs to, from 1; 0 between words."""
    found = np.zeros(len(text) + 1, dtype=np.int64)
    for number, match in enumerate(_WORD.finditer(text), start=1):
        found[slice(*match.span())] = number
    return found


def _marks(layout: Layout) -> NDArray[np.uint8]:
    found = np.full(len(layout.text) + 1, _OUTSIDE, dtype=np.uint8)
    for run in layout.runs:
        found[run.start : run.inner_start] = _OPENING
        found[run.inner_start : run.inner_end] = _INSIDE
        found[run.inner_end : run.end] = _CLOSING
    return found


def _shapes(text: str) -> NDArray[np.uint8]:
    found = np.full(len(text) + 1, _OTHER, dtype=np.uint8)
    for match in _LETTERS.finditer(text):
        found[slice(*match.span())] = _shape(match.group())
    return found


def _shape(word: str) -> int:
    if word.islower():
        return _LOWER
    if word[:1].isupper() and (len(word) == 1 or word[1:].islower()):
        return _TITLE
    return _CAPITALS if word.isupper() else _MIXED


def _breaks(layout: Layout) -> NDArray[np.uint8]:
    found = np.full(len(layout.text) + 1, _WITHIN, dtype=np.uint8)
    for start, _ in layout.sentences:
        found[start] = _SENTENCE
    for paragraph in layout.paragraphs:
        if inner := trim(layout.text, *paragraph):
            found[inner[0]] = _PARAGRAPH
    return found
