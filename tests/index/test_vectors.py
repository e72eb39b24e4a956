from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from quotesearch.index.stores.vectors import Vectors

COUNT, DIMENSION = 2000, 48


def unit(*shape: int, seed: int = 0) -> npt.NDArray[np.float32]:
    drawn = np.random.default_rng(seed).standard_normal(shape, dtype=np.float32)
    return drawn / np.linalg.norm(drawn, axis=-1, keepdims=True)


@pytest.fixture(scope="module")
def given() -> npt.NDArray[np.float32]:
    return unit(COUNT, 2, DIMENSION)


@pytest.fixture(scope="module")
def vectors(given: npt.NDArray[np.float32], tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    folder = tmp_path_factory.mktemp("vectors")
    Vectors.build(folder, given)
    return Vectors.open(folder)


@pytest.mark.parametrize("kept", [None, 0, 1, 7, 100, 1000, COUNT])
@pytest.mark.parametrize("nearest", [(1, 1), (10, 30), (500, 10), (COUNT + 1, COUNT + 1)])
def test_a_search_is_equal_to_brute_force(
    vectors: Vectors, given: npt.NDArray[np.float32], kept: int | None, nearest: tuple[int, int]
) -> None:
    query = unit(DIMENSION, seed=1)
    rows = None if kept is None else np.random.default_rng(2).choice(COUNT, kept, replace=False)
    allowed = np.arange(COUNT) if rows is None else np.sort(rows)
    cosines = given[allowed] @ query
    expected = {
        int(allowed[place])
        for part, k in enumerate(nearest)
        for place in np.argsort(-cosines[:, part])[:k]
    }

    assert vectors.search(query, nearest, rows).tolist() == sorted(expected)


def test_the_score_of_a_row_does_not_depend_on_the_others(
    vectors: Vectors, given: npt.NDArray[np.float32]
) -> None:
    query, rows = unit(DIMENSION, seed=3), np.array([1999, 3, 3, 0])
    together = vectors.scores(query, rows)
    np.testing.assert_allclose(together, given[rows] @ query, atol=1e-6)
    for row, score in zip(rows, together, strict=True):
        np.testing.assert_array_equal(vectors.scores(query, np.array([row]))[0], score)


def test_vectors_come_back_as_they_were_given(
    vectors: Vectors, given: npt.NDArray[np.float32]
) -> None:
    rows = np.array([5, 1000, 5])
    np.testing.assert_array_equal(vectors.vectors(rows), given[rows])


@pytest.mark.parametrize("count", [0, 1])
def test_few_quotes(tmp_path: Path, count: int) -> None:
    Vectors.build(tmp_path, unit(count, 2, DIMENSION))
    vectors = Vectors.open(tmp_path)
    assert vectors.count == count
    assert vectors.search(unit(DIMENSION), (10, 20)).tolist() == list(range(count))
