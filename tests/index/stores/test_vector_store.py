"""Every vector store must pass these: add a new one to STORES."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from quotesearch.index.stores.flat_faiss import FlatFaissStore
from quotesearch.index.stores.vector_store import VectorStore

STORES: list[type[VectorStore]] = [FlatFaissStore]
COUNT, DIMENSION = 2000, 48


def unit(*shape: int, seed: int = 0) -> npt.NDArray[np.float32]:
    drawn = np.random.default_rng(seed).standard_normal(shape, dtype=np.float32)
    return drawn / np.linalg.norm(drawn, axis=-1, keepdims=True)


@pytest.fixture(scope="module")
def written() -> npt.NDArray[np.float32]:
    return unit(COUNT, 2, DIMENSION)


@pytest.fixture(scope="module", params=STORES)
def kind(request: pytest.FixtureRequest) -> type[VectorStore]:
    return request.param


@pytest.fixture(scope="module")
def store(
    kind: type[VectorStore],
    written: npt.NDArray[np.float32],
    tmp_path_factory: pytest.TempPathFactory,
) -> VectorStore:
    folder = tmp_path_factory.mktemp("vectors")
    kind.build(folder, written)
    return kind.open(folder)


@pytest.mark.parametrize("kept", [None, 0, 1, 7, 100, 1000, COUNT])
@pytest.mark.parametrize("nearest", [(1, 1), (10, 30), (500, 10), (COUNT + 1, COUNT + 1)])
def test_a_search_is_equal_to_brute_force(
    store: VectorStore, written: npt.NDArray[np.float32], kept: int | None, nearest: tuple[int, int]
) -> None:
    query = unit(DIMENSION, seed=1)
    rows = None if kept is None else np.random.default_rng(2).choice(COUNT, kept, replace=False)
    allowed = np.arange(COUNT) if rows is None else np.sort(rows)
    cosines = written[allowed] @ query
    expected: set[int] = set()
    for part, k in enumerate(nearest):
        best = np.argsort(-cosines[:, part])[:k]
        expected.update(allowed[best].tolist())

    assert store.search(query, nearest, rows).tolist() == sorted(expected)


def test_the_score_of_a_row_does_not_depend_on_the_others(
    store: VectorStore, written: npt.NDArray[np.float32]
) -> None:
    query, rows = unit(DIMENSION, seed=3), np.array([1999, 3, 3, 0])
    together = store.scores(query, rows)
    np.testing.assert_allclose(together, written[rows] @ query, atol=1e-6)
    for row, score in zip(rows, together, strict=True):
        np.testing.assert_array_equal(store.scores(query, np.array([row]))[0], score)


def test_vectors_come_back_as_they_were_written(
    store: VectorStore, written: npt.NDArray[np.float32]
) -> None:
    rows = np.array([5, 1000, 5])
    np.testing.assert_array_equal(store.get(rows), written[rows])


@pytest.mark.parametrize("count", [0, 1])
def test_a_store_may_hold_few_quotes(kind: type[VectorStore], tmp_path: Path, count: int) -> None:
    kind.build(tmp_path, unit(count, 2, DIMENSION))
    store = kind.open(tmp_path)
    assert store.count == count
    assert store.search(unit(DIMENSION), (10, 20)).tolist() == list(range(count))


def test_a_store_needs_only_what_it_has_opened(
    kind: type[VectorStore], written: npt.NDArray[np.float32], tmp_path: Path
) -> None:
    folder = tmp_path / "vectors"
    folder.mkdir()
    kind.build(folder, written[:10])
    store = kind.open(folder)
    shutil.rmtree(folder)
    query, rows = unit(DIMENSION, seed=1), np.arange(10)
    assert store.search(query, (10, 10)).tolist() == list(range(10))
    assert store.scores(query, rows).shape == (10, 2)
    np.testing.assert_array_equal(store.get(rows), written[:10])


def test_several_threads_get_the_same_answers(store: VectorStore) -> None:
    query, rows = unit(DIMENSION, seed=1), np.arange(0, COUNT, 7)

    def answers(_: int) -> tuple[list[int], list[int]]:
        return store.search(query, (5, 5)).tolist(), store.search(query, (5, 5), rows).tolist()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(answers, range(200)))
    assert found == found[:1] * 200
