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
    return np.rint(vectors / np.linalg.norm(vectors, axis=1, keepdims=True) * TOKEN_LENGTH).astype(
        np.int8
    )


@pytest.fixture(scope="module")
def given() -> list[npt.NDArray[np.int8]]:
    return [drawn(length, seed) for seed, length in enumerate(LENGTHS)]


@pytest.fixture(scope="module")
def tokens(
    given: list[npt.NDArray[np.int8]], tmp_path_factory: pytest.TempPathFactory
) -> TokenVectorStore:
    folder = tmp_path_factory.mktemp("tokens")
    TokenVectorStore.build(folder, given, DIMENSION)
    return TokenVectorStore.open(folder)


def test_scores_are_the_mean_of_the_best_cosines_and_of_all(
    tokens: TokenVectorStore, given: list[npt.NDArray[np.int8]]
) -> None:
    asked = drawn(4, seed=9)
    rows = np.array([3, 0, 3, 1, 4])
    cosines = [asked / TOKEN_LENGTH @ (given[row].T / TOKEN_LENGTH) for row in rows]
    expected = [(each.max(axis=1).mean(), each.mean()) for each in cosines]
    np.testing.assert_allclose(tokens.scores(asked, rows), expected, atol=1e-6)


def test_a_passage_finds_itself(
    tokens: TokenVectorStore, given: list[npt.NDArray[np.int8]]
) -> None:
    scores = tokens.scores(given[3], np.arange(len(LENGTHS)))[:, 0]
    assert scores.argmax() == 3
    assert scores[3] == pytest.approx(1, abs=0.02)


def test_without_tokens_nothing_is_near(tokens: TokenVectorStore) -> None:
    assert tokens.scores(drawn(3, seed=9), np.array([2])).tolist() == [[0, 0]]
    assert tokens.scores(drawn(0, seed=9), np.array([0, 1])).tolist() == [[0, 0], [0, 0]]
    assert tokens.scores(drawn(3, seed=9), np.array([], np.int64)).tolist() == []


def test_tokens_come_back_as_they_were_given(
    tokens: TokenVectorStore, given: list[npt.NDArray[np.int8]]
) -> None:
    assert tokens.count == len(LENGTHS)
    for row in (0, 1, 3, 4):
        np.testing.assert_array_equal(tokens.of(row), given[row])


def test_an_index_of_nothing(tmp_path: Path) -> None:
    TokenVectorStore.build(tmp_path, [], DIMENSION)
    assert TokenVectorStore.open(tmp_path).count == 0
