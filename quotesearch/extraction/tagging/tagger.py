"""The attribution model: reads a text window by window and says what each word piece is and where it points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import (
    CLS,
    SEP,
    WINDOW,
    Integers,
    encode,
    open_tokenizer,
)
from quotesearch.onnx_models import open_model

Floats = NDArray[np.float32]

CONTENT, SOURCE, CUE = range(3)
OUTSIDE, BEGIN, INSIDE = range(3)
TO_SOURCE, TO_CUE = range(2)
PERSON = 1
# "The", opening a paragraph: to the model, which saw no short texts, a text goes on. Its id and its features.
_AFTER = np.array([[1996, 0, 2, 2]])
_MARGIN = 48  # pieces at either end of a window that another window sees better


@dataclass(frozen=True)
class _Window:
    """Where the words from `start` on point to: shares (2, words, 1 + words), the first column for "none"."""

    start: int
    pointers: NDArray[np.float16]


@dataclass(frozen=True)
class Tagging:
    """What the model makes of the m words of a text; a punctuation mark counts as a word.

    `starts` and `ends` (m) are offsets in the text. `tags` (m, 3, 3) are the chances that a word is outside, begins or
    is inside a content, a source, a cue. `entities` (m, 5) are the chances that it belongs to no name or to that of a
    person, an organisation, a place, a date.
    """

    starts: Integers
    ends: Integers
    tags: Floats
    entities: Floats
    windows: Sequence[_Window]
    window_of: Integers

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The words [first, last) that share a character with the span of the text."""
        first = int(np.searchsorted(self.ends, start, "right"))
        return first, max(first, int(np.searchsorted(self.starts, end, "left")))

    def people(self) -> frozenset[int]:
        """Offsets of the words that belong to names of people; beside a sure one, less sure ones do too."""
        chances = self.entities[:, PERSON]
        sure = np.pad(chances > 0.5, 1)
        return frozenset(
            self.starts[sure[1:-1] | ((chances > 0.15) & (sure[:-2] | sure[2:]))].tolist()
        )

    def points(self, weights: Mapping[int, float], pointer: int) -> tuple[Floats, int, float]:
        """Where words point, each by its weight: shares of a range of words, its first word, the share of "none"."""
        rows = [
            (self.windows[self.window_of[word]], word, weight) for word, weight in weights.items()
        ]
        low = min(window.start for window, _, _ in rows)
        high = max(window.start + window.pointers.shape[1] for window, _, _ in rows)
        shares, none = np.zeros(high - low, np.float32), 0.0
        for window, word, weight in rows:
            row = weight * window.pointers[pointer, word - window.start].astype(np.float32)
            none += float(row[0])
            shares[window.start - low : window.start - low + len(row) - 1] += row[1:]
        return shares, low, none


def tag(layout: Layout) -> Tagging:
    """Run the model over a text; windows overlap, and each word is taken from where it has most around it."""
    session, tokenizer = _model()
    encoding = encode(layout, tokenizer)
    firsts = encoding.firsts
    n, m = len(encoding.ids), len(firsts)
    tags = np.zeros((m, 3, 3), np.float32)
    entities = np.zeros((m, 5), np.float32)
    window_of = np.zeros(m, np.int64)
    windows: list[_Window] = []
    done = 0
    for start in range(0, max(min(n, 1), n - 2 * _MARGIN), WINDOW - 2 * _MARGIN):
        end = min(n, start + WINDOW)
        after = _AFTER[end < n :]
        ids = np.concatenate([[CLS], encoding.ids[start:end], after[:, 0], [SEP]])[None]
        features = np.concatenate([encoding.features[start:end], after[:, 1:]])
        features = np.pad(features, ((1, 1), (0, 0)))[None]
        found, pointers, named = session.run(None, {"ids": ids, "features": features})
        low, high, until = np.searchsorted(firsts, [start, end, n if end == n else end - _MARGIN])
        rows = firsts[low:high] - start + 1
        tags[done:until] = found[rows[done - low : until - low]]
        entities[done:until] = named[rows[done - low : until - low]]
        window_of[done:until] = len(windows)
        columns = np.add.reduceat(
            pointers[:, rows, : end - start + 1], np.concatenate([[0], rows]), axis=2
        )
        windows.append(_Window(int(low), columns.astype(np.float16)))
        done = int(until)
    ends = encoding.ends[np.append(firsts, n)[1:] - 1]
    return Tagging(encoding.starts[firsts], ends, tags, entities, windows, window_of)


@cache
def _model() -> tuple[Any, Any]:
    folder = Path(str(files(__package__))) / "model"
    return open_model(folder / "model.onnx"), open_tokenizer(folder / "tokenizer.json")
