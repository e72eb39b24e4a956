from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from quotesearch.embedding.embedder import TOKEN_LENGTH
from quotesearch.index.stores.token_vectors import TokenVectorStore

DIMENSION = 16
LENGTHS = [5, 1, 0, 30, 7]


def drawn(count: int, seed: int) -> npt.NDArray[np.int8]:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION))
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.rint(unit * TOKEN_LENGTH).astype(np.int8)


@pytest.fixture(scope="module")
def written() -> list[npt.NDArray[np.int8]]:
    return [drawn(length, seed) for seed, length in enumerate(LENGTHS)]


@pytest.fixture(scope="module")
def store(
    written: list[npt.NDArray[np.int8]], tmp_path_factory: pytest.TempPathFactory
) -> TokenVectorStore:
    folder = tmp_path_factory.mktemp("tokens")
    TokenVectorStore.build(folder, written, DIMENSION)
    return TokenVectorStore.open(folder)


def test_scores_are_the_means_of_the_best_and_of_all_cosines(
    store: TokenVectorStore, written: list[npt.NDArray[np.int8]]
) -> None:
    question = drawn(4, seed=9)
    rows = np.array([3, 0, 3, 1, 4])
    cosines = [question / TOKEN_LENGTH @ (written[row].T / TOKEN_LENGTH) for row in rows]
    expected = [(each.max(axis=1).mean(), each.mean()) for each in cosines]
    np.testing.assert_allclose(store.scores(question, rows), expected, atol=1e-6)


def test_a_passage_is_nearest_to_itself(
    store: TokenVectorStore, written: list[npt.NDArray[np.int8]]
) -> None:
    scores = store.scores(written[3], np.arange(len(LENGTHS)))[:, 0]
    assert scores.argmax() == 3
    assert scores[3] == pytest.approx(1, abs=0.02)


def test_without_tokens_all_scores_are_zero(store: TokenVectorStore) -> None:
    assert store.scores(drawn(3, seed=9), np.array([2])).tolist() == [[0, 0]]
    assert store.scores(drawn(0, seed=9), np.array([0, 1])).tolist() == [[0, 0], [0, 0]]
    assert store.scores(drawn(3, seed=9), np.array([], np.int64)).tolist() == []


def test_tokens_come_back_as_they_were_written(
    store: TokenVectorStore, written: list[npt.NDArray[np.int8]]
) -> None:
    assert store.count == len(LENGTHS)
    for row in (0, 1, 3, 4):
        np.testing.assert_array_equal(store.get(row), written[row])


def test_a_store_may_hold_no_quotes(tmp_path: Path) -> None:
    TokenVectorStore.build(tmp_path, [], DIMENSION)
    assert TokenVectorStore.open(tmp_path).count == 0
