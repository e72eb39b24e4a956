"""How likely a quote answers a question: a small network over its features, fitted by training/retrieval/fuse.py.

`values` are log-odds of a quote against "nobody is quoted saying that here": the network was fitted to put the right
quote first, and to put none above 0 where the right one had been taken out of the index.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

ANSWER = -2.5  # log-odds, measured on articles held back from training: the best quote reaches this, or none answers


@dataclass(frozen=True)
class Ranker:
    """A hidden layer beside a linear one, over `features` as they are.

    `hidden` (units, features), `hidden_bias` and `output` (units,), `linear` (features,).
    """

    features: tuple[str, ...]
    hidden: Array
    hidden_bias: Array
    output: Array
    linear: Array
    bias: float

    def values(self, features: Array) -> Array:
        """Log-odds, float64 (n,), of candidates by their features, float64 (n, features)."""
        hidden = np.tanh(features @ self.hidden.T + self.hidden_bias)
        return np.asarray(features @ self.linear + hidden @ self.output + self.bias)


def probability(values: Array) -> Array:
    """Log-odds as probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -40, 40))))


@cache
def read_ranker() -> Ranker:
    """The network that comes with the program."""
    stored = json.loads(
        files("quotesearch.search").joinpath("ranker_weights.json").read_text(encoding="utf-8")
    )
    arrays = {
        name: np.array(stored[name]) for name in ("hidden", "hidden_bias", "output", "linear")
    }
    return Ranker(tuple(stored["features"]), **arrays, bias=stored["bias"])
