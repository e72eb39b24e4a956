"""Vectors in flat FAISS indexes: every answer is exact.

FAISS starts a thread when it is imported, which a server must not do before it forks: each function
imports it when it needs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from quotesearch.embedding.embedder import Vector
from quotesearch.index.stores.quote_store import Rows

FILES = ("vectors.words.faiss", "vectors.passages.faiss")


class FlatFaissStore:
    """The vectors of a generation. See VectorStore for what each method does."""

    def __init__(self, indexes: tuple[Any, ...]) -> None:
        self._indexes = indexes  # of the words, of the passages
        self.count: int = indexes[0].ntotal

    @classmethod
    def build(cls, folder: Path, vectors: Vector) -> None:
        import faiss

        parts = np.moveaxis(vectors, 1, 0)
        for name, part in zip(FILES, parts, strict=True):
            index = faiss.IndexFlatIP(part.shape[1])
            index.add(np.ascontiguousarray(part))
            faiss.write_index(index, str(folder / name))

    @classmethod
    def open(cls, folder: Path) -> FlatFaissStore:
        import faiss

        return cls(tuple(faiss.read_index(str(folder / name)) for name in FILES))

    def search(self, vector: Vector, nearest: tuple[int, int], rows: Rows | None = None) -> Rows:
        if rows is None:
            by_part = self._search_all(vector, nearest)
        else:
            by_part = self._search_rows(vector, nearest, rows)
        together = np.unique(np.concatenate(by_part))
        return together[together >= 0]  # FAISS fills up with -1

    def _search_all(self, vector: Vector, nearest: tuple[int, int]) -> list[Rows]:
        _use_one_core()
        by_part = []
        for index, k in zip(self._indexes, nearest, strict=True):
            _, rows = index.search(vector[None], k)
            by_part.append(rows[0])
        return by_part

    def _search_rows(self, vector: Vector, nearest: tuple[int, int], rows: Rows) -> list[Rows]:
        by_part = self.scores(vector, rows).T
        return [_largest(part, k, rows) for part, k in zip(by_part, nearest, strict=True)]

    def scores(self, vector: Vector, rows: Rows) -> Vector:
        import faiss

        scores = np.empty((len(self._indexes), len(rows)), np.float32)
        if not len(rows):
            return scores.T
        query = np.array(vector[None], np.float32)
        labels = np.array(rows, np.int64)
        _use_one_core()
        for index, part in zip(self._indexes, scores, strict=True):
            index.compute_distance_subset(
                1, faiss.swig_ptr(query), len(rows), faiss.swig_ptr(part), faiss.swig_ptr(labels)
            )
        return scores.T

    def get(self, rows: Rows) -> Vector:
        parts = [index.reconstruct_batch(rows) for index in self._indexes]
        return np.stack(parts, axis=1)


def _largest(cosines: Vector, k: int, rows: Rows) -> Rows:
    """Return the rows of the k largest cosines, in any order."""
    if k >= len(rows):
        return rows
    order = np.argpartition(-cosines, k)
    return rows[order[:k]]


def _use_one_core() -> None:
    """Keep OpenMP to one thread: over one question, on busy cores, several take 10 ms, not 0.2.

    They wait for each other. The setting belongs to the calling thread, so that every question must
    make it.
    """
    import faiss

    faiss.omp_set_num_threads(1)
