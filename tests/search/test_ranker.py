"""The network that weighs the features."""

from __future__ import annotations

import numpy as np
import pytest

from quotesearch.search.candidate_features import RANKING_FEATURES
from quotesearch.search.ranker import Ranker, probability, read_ranker


def test_the_network_was_fitted_to_the_features_of_a_candidate() -> None:
    assert read_ranker().features == RANKING_FEATURES


def test_a_hidden_layer_is_added_to_a_linear_one() -> None:
    ranker = Ranker(
        features=("words", "passage"),
        hidden=np.array([[1.0, 0.0]]),
        hidden_bias=np.array([0.5]),
        output=np.array([2.0]),
        linear=np.array([3.0, 4.0]),
        bias=-1.0,
    )
    values = ranker.values(np.array([[0.0, 0.0], [1.0, 2.0]]))
    assert values.tolist() == pytest.approx([2 * np.tanh(0.5) - 1, 11 + 2 * np.tanh(1.5) - 1])


@pytest.mark.parametrize(("value", "expected"), [(0.0, 0.5), (np.log(3), 0.75), (-1000.0, 0.0)])
def test_log_odds_become_a_probability(value: float, expected: float) -> None:
    assert probability(value) == pytest.approx(expected)
