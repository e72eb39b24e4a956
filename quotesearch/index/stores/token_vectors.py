"""The vectors of the tokens of every passage, for late interaction.

One vector for a whole passage forgets who of several people did what; its tokens still know
(Khattab and Zaharia, ColBERT, SIGIR 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from quotesearch.embedding.embedder import TOKEN_LENGTH, TokenVectors
from quotesearch.index.stores.quote_store import Rows

TokenScores = npt.NDArray[np.float32]

TOKENS_FILE, STARTS_FILE = "tokens.npy", "tokens.starts.npy"


class TokenVectorStore:
    """The token vectors of a generation, read from the disk as they are needed.

    `tokens`: int8 (tokens of all quotes, dimension). `starts`: int64 (quotes + 1,); the tokens of
    quote r are `tokens[starts[r]:starts[r + 1]]`. Several threads may ask at once.
    """

    def __init__(self, tokens: TokenVectors, starts: Rows) -> None:
        self._tokens = tokens
        self._starts = starts
        self.count = len(starts) - 1

    @classmethod
    def build(cls, folder: Path, passages: Sequence[TokenVectors], dimension: int) -> None:
        """Write the token vectors of each passage, int8 (its tokens, dimension).

        A passage without tokens gets one that is zero, and so has a score.
        """
        zero = np.zeros((1, dimension), np.int8)
        not_empty = [tokens if len(tokens) else zero for tokens in passages]
        lengths = [len(tokens) for tokens in not_empty]
        nothing = zero[:0]  # gives the dimension to an index of no quotes
        np.save(folder / TOKENS_FILE, np.concatenate([nothing, *not_empty]))
        np.save(folder / STARTS_FILE, np.cumsum([0, *lengths], dtype=np.int64))

    @classmethod
    def open(cls, folder: Path) -> TokenVectorStore:
        """Open what `build` has written into this folder."""
        mapped = np.load(folder / TOKENS_FILE, mmap_mode="r")
        starts = np.load(folder / STARTS_FILE)
        return cls(np.asarray(mapped), starts)  # asarray: a memmap is slow to index

    def scores(self, question: TokenVectors, rows: Rows) -> TokenScores:
        """Compare the tokens of a question with those of passages.

        Args:
            question: int8 (tokens, dimension). Without a token all scores are 0.
            rows: int64 (rows,).

        Returns:
            float32 (rows, 2). Column 0, MaxSim: for each token of the question the best cosine to a
            token of the passage, on average. Column 1: the mean of all cosines, which tells how
            much of MaxSim a passage owes to having many words.
        """
        if not len(question) or not len(rows):
            return np.zeros((len(rows), 2), np.float32)
        starts = self._starts[rows]
        lengths = self._starts[rows + 1] - starts
        # The tokens of all rows are put one after the other: `first` is where those of each begin.
        first = np.cumsum(lengths) - lengths
        places = np.repeat(starts - first, lengths) + np.arange(lengths.sum())
        # With the tokens along the last axis, and take: twice as fast as [places] and other axes.
        tokens = self._tokens.take(places, axis=0).astype(np.float32)
        cosines = question.astype(np.float32) @ tokens.T
        best = np.maximum.reduceat(cosines, first, axis=1).mean(0)
        mean = np.add.reduceat(cosines.mean(0), first) / lengths
        return np.asarray(np.column_stack([best, mean]) / TOKEN_LENGTH**2, np.float32)

    def get(self, row: int) -> TokenVectors:
        """Return the token vectors of a passage, int8 (tokens, dimension)."""
        start, end = self._starts[row], self._starts[row + 1]
        return self._tokens[start:end]
