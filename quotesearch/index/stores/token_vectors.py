"""The tokens of every passage, for late interaction: a question's words are held against each word of a passage.

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

Scores = npt.NDArray[np.float32]

TOKENS_FILE, STARTS_FILE = "tokens.npy", "tokens.starts.npy"


class TokenVectorStore:
    """The token vectors of a generation, read from the disk as they are asked for. Several threads may ask at once.

    `tokens` int8 (tokens of all quotes, dimension); those of quote r are from `starts[r]` to `starts[r + 1]`.
    """

    def __init__(self, tokens: TokenVectors, starts: Rows) -> None:
        self._tokens, self._starts = tokens, starts
        self.count = len(starts) - 1

    @classmethod
    def build(cls, folder: Path, passages: Sequence[TokenVectors], dimension: int) -> None:
        """Write the token vectors of each passage, int8 (its tokens, dimension)."""
        nothing = np.zeros((1, dimension), np.int8)
        there = [tokens if len(tokens) else nothing for tokens in passages]
        np.save(folder / TOKENS_FILE, np.concatenate([nothing[:0], *there]))
        np.save(folder / STARTS_FILE, np.cumsum([0, *map(len, there)], dtype=np.int64))

    @classmethod
    def open(cls, folder: Path) -> TokenVectorStore:
        tokens = np.asarray(
            np.load(folder / TOKENS_FILE, mmap_mode="r")
        )  # a memmap is slow to index
        return cls(tokens, np.load(folder / STARTS_FILE))

    def scores(self, asked: TokenVectors, rows: Rows) -> Scores:
        """The mean over the tokens of a question of the best cosine to a token of the passage, and of all cosines.

        The latter says how much of the former the passage owes to its many words.

        Args:
            asked: int8 (tokens, dimension) of the question. Without a token all scores are 0.
            rows: int64 (rows,).

        Returns:
            float32 (rows, 2).
        """
        if not len(asked) or not len(rows):
            return np.zeros((len(rows), 2), np.float32)
        lengths = self._starts[rows + 1] - self._starts[rows]
        first = np.cumsum(lengths) - lengths
        places = np.repeat(self._starts[rows] - first, lengths) + np.arange(lengths.sum())
        # TokenVectorStore along the last axis, and take: twice as fast as [places] and the axes exchanged.
        cosines = asked.astype(np.float32) @ self._tokens.take(places, axis=0).astype(np.float32).T
        best = np.maximum.reduceat(cosines, first, axis=1).mean(0)
        mean = np.add.reduceat(cosines.mean(0), first) / lengths
        return np.asarray(np.column_stack([best, mean]) / TOKEN_LENGTH**2, np.float32)

    def of(self, row: int) -> TokenVectors:
        """The token vectors of a passage, int8 (tokens, dimension)."""
        return self._tokens[self._starts[row] : self._starts[row + 1]]
