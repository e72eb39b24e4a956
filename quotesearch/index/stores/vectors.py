"""Two vectors for every quote, of its words and of its passage, in flat FAISS indexes: every answer is exact.

FAISS starts a thread when it is imported, which a server must not do before it forks: it is imported where it is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from quotesearch.embedding.embedder import Vector
from quotesearch.index.stores.quote_store import Rows

FILES = ("vectors.words.faiss", "vectors.passages.faiss")


class Vectors:
    """The vectors of a generation; row r of either index is quote r. Several threads may ask at once."""

    def __init__(self, indexes: tuple[Any, ...]) -> None:
        self._indexes = indexes
        self.count: int = indexes[0].ntotal

    @classmethod
    def build(cls, folder: Path, vectors: Vector) -> None:
        """Write the vectors, float32 (quotes, 2, dimension) of length one, words before passage."""
        import faiss

        for name, part in zip(FILES, np.moveaxis(vectors, 1, 0), strict=True):
            index = faiss.IndexFlatIP(part.shape[1])
            index.add(np.ascontiguousarray(part))
            faiss.write_index(index, str(folder / name))

    @classmethod
    def open(cls, folder: Path) -> Vectors:
        import faiss

        return cls(tuple(faiss.read_index(str(folder / name)) for name in FILES))

    def search(self, vector: Vector, nearest: tuple[int, int], rows: Rows | None = None) -> Rows:
        """The quotes whose words or whose passage are among the nearest, int64 ascending.

        Args:
            vector: float32 (dimension,) of length one.
            nearest: how many by words, and how many by passage; at least 1 each.
            rows: when given, only these quotes are looked at.
        """
        if rows is None:
            _use_one_core()
            found = [
                index.search(vector[None], k)[1][0]
                for index, k in zip(self._indexes, nearest, strict=True)
            ]
        else:
            cosines = self.scores(vector, rows).T
            found = [_largest(each, k, rows) for each, k in zip(cosines, nearest, strict=True)]
        together = np.unique(np.concatenate(found))
        return together[together >= 0]  # FAISS fills up with -1

    def scores(self, vector: Vector, rows: Rows) -> Vector:
        """Cosines of the vector to the words and to the passage of each row, float32 (rows, 2)."""
        import faiss

        scores = np.empty((len(self._indexes), len(rows)), np.float32)
        if not len(rows):
            return scores.T
        query, wanted = np.array(vector[None], np.float32), np.array(rows, np.int64)
        _use_one_core()
        for index, out in zip(self._indexes, scores, strict=True):
            index.compute_distance_subset(
                1, faiss.swig_ptr(query), len(rows), faiss.swig_ptr(out), faiss.swig_ptr(wanted)
            )
        return scores.T

    def vectors(self, rows: Rows) -> Vector:
        """The vectors themselves, float32 (rows, 2, dimension)."""
        return np.stack([index.reconstruct_batch(rows) for index in self._indexes], axis=1)


def _largest(cosines: Vector, k: int, rows: Rows) -> Rows:
    return rows[np.argpartition(-cosines, k)[:k]] if k < len(rows) else rows


def _use_one_core() -> None:
    """OpenMP's threads wait for each other even over one question: with busy cores 10 ms instead of 0.2.

    The setting belongs to the calling thread, so that it is made anew for each question.
    """
    import faiss

    faiss.omp_set_num_threads(1)
