"""The attribution model: reads a text window by window and tags its words.

Windows overlap, and each word is taken from the window that shows most of what is around it.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import (
    CLS,
    SEP,
    WINDOW,
    Encoding,
    Integers,
    encode,
    open_tokenizer,
)
from quotesearch.extraction.tagging.tagging import Floats, Tagging, Window
from quotesearch.onnx_models import open_model

MODEL = Path(str(files(__package__))) / "model"  # the folder
# "The", opening a paragraph: the model saw no short texts, so to it every text goes on.
_WHAT_FOLLOWS_ID = np.array([1996])
_WHAT_FOLLOWS_FEATURES = np.array([[0, 2, 2]])
_MARGIN = 48  # pieces at either end of a window that another window sees better


class _Model(NamedTuple):
    session: Any  # onnxruntime.InferenceSession
    tokenizer: Any  # tokenizers.Tokenizer


class _Slice(NamedTuple):
    """A window over the pieces [start, end), and the words in it.

    The window holds the first pieces of the words [first_word, end_word). Of these, the tags of
    the words before `end_taken` are taken from this window, the others from a later one.
    """

    start: int
    end: int
    first_word: int
    end_word: int
    end_taken: int


class _Output(NamedTuple):
    """What the model gives for the k pieces of a window, its special pieces included."""

    tags: Floats  # (k, 3, 3)
    pointers: Floats  # (2, k, k), from, to
    names: Floats  # (k, 8)


def tag(layout: Layout) -> Tagging:
    """Run the model over a text."""
    session, tokenizer = _model()
    encoding = encode(layout, tokenizer)
    word_count = len(encoding.firsts)
    tags = np.zeros((word_count, 3, 3), np.float32)
    names = np.zeros((word_count, 8), np.float32)
    window_of = np.zeros(word_count, np.int64)
    windows: list[Window] = []
    next_word = 0
    for part in _slices(encoding):
        output = _run(session, encoding, part)
        rows = _rows_of_words(encoding, part)
        taken = slice(next_word, part.end_taken)
        rows_taken = rows[next_word - part.first_word : part.end_taken - part.first_word]
        tags[taken] = output.tags[rows_taken]
        names[taken] = output.names[rows_taken]
        window_of[taken] = len(windows)
        pointers = _by_word(output.pointers, rows, piece_count=part.end - part.start)
        windows.append(Window(part.first_word, pointers))
        next_word = part.end_taken
    starts = encoding.starts[encoding.firsts]
    ends = _ends_of_words(encoding)
    return Tagging(starts, ends, tags, names, windows, window_of)


@cache
def _model() -> _Model:
    return _Model(open_model(MODEL / "model.onnx"), open_tokenizer(MODEL / "tokenizer.json"))


def _slices(encoding: Encoding) -> Iterator[_Slice]:
    """Yield the windows over a text, each some pieces further than the one before."""
    piece_count = len(encoding.ids)
    # A margin at the end of the text needs no window of its own; a text of few pieces needs one.
    end_of_starts = max(min(piece_count, 1), piece_count - 2 * _MARGIN)
    for start in range(0, end_of_starts, WINDOW - 2 * _MARGIN):
        end = min(piece_count, start + WINDOW)
        end_seen_best = end if end == piece_count else end - _MARGIN
        words = np.searchsorted(encoding.firsts, [start, end, end_seen_best])
        first_word, end_word, end_taken = words.tolist()
        yield _Slice(start, end, first_word, end_word, end_taken)


def _run(session: Any, encoding: Encoding, part: _Slice) -> _Output:
    """Run the model over one window: [CLS], its pieces, "The" where the text ends, [SEP]."""
    ids = encoding.ids[part.start : part.end]
    features = encoding.features[part.start : part.end]
    if part.end == len(encoding.ids):
        ids = np.concatenate([ids, _WHAT_FOLLOWS_ID])
        features = np.concatenate([features, _WHAT_FOLLOWS_FEATURES])
    ids = np.concatenate([[CLS], ids, [SEP]])
    features = np.pad(features, ((1, 1), (0, 0)))
    inputs = {"ids": ids[np.newaxis], "features": features[np.newaxis]}
    return _Output(*session.run(None, inputs))


def _rows_of_words(encoding: Encoding, part: _Slice) -> Integers:
    """Return the row of the first piece of each word of a window; row 0 is that of [CLS]."""
    firsts = encoding.firsts[part.first_word : part.end_word]
    return firsts - part.start + 1


def _by_word(pointers: Floats, rows: Integers, piece_count: int) -> NDArray[np.float16]:
    """Turn where pieces point into where words point.

    A word points where its first piece does, and is pointed at as much as its pieces together.
    The column of [CLS] means "none"; it takes in the rest of a word that an earlier window began.
    What follows the text is left out.

    Returns:
        Shares (2, words, 1 + words).
    """
    from_words = pointers[:, rows, : piece_count + 1]
    first_columns = np.concatenate([[0], rows])
    return np.add.reduceat(from_words, first_columns, axis=2).astype(np.float16)


def _ends_of_words(encoding: Encoding) -> Integers:
    """Return the offset where the last piece of each word ends."""
    next_firsts = np.append(encoding.firsts, len(encoding.ids))[1:]
    ends: Integers = encoding.ends[next_firsts - 1]
    return ends
