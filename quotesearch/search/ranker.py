"""How likely a quote answers a question: a small network over its features.

The network gives log-odds: does the quote answer, or is nobody quoted saying that here?
training/retrieval/fuse.py fits it to put the right quote first, and to put no quote above 0 where
the right one was taken out of the index.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]

# Log-odds that the best quote must reach, or the question has no answer. Measured on articles held
# back from training.
ANSWER = -2.5

_WEIGHTS_FILE = "ranker_weights.json"
_LARGEST_LOG_ODDS = 40.0  # beyond it the probability is 0 or 1 to all digits


@dataclass(frozen=True)
class Ranker:
    """The sum of a linear layer and a hidden one, both over features that are not scaled.

    `features` names the columns of its input. `hidden` is (units, features), `hidden_bias` and
    `output` are (units,), `linear` is (features,).
    """

    features: tuple[str, ...]
    hidden: Scores
    hidden_bias: Scores
    output: Scores
    linear: Scores
    bias: float

    def values(self, features: Scores) -> Scores:
        """Compute the log-odds, float64 (n,), of candidates from their features, (n, features)."""
        units = np.tanh(features @ self.hidden.T + self.hidden_bias)
        values = features @ self.linear + units @ self.output + self.bias
        return np.asarray(values)


def probability(value: float) -> float:
    """Turn log-odds into a probability."""
    bounded = np.clip(value, -_LARGEST_LOG_ODDS, _LARGEST_LOG_ODDS)
    return float(1 / (1 + np.exp(-bounded)))


@cache
def read_ranker() -> Ranker:
    """Read the network that comes with the program."""
    path = files("quotesearch.search").joinpath(_WEIGHTS_FILE)
    weights = json.loads(path.read_text(encoding="utf-8"))
    return Ranker(
        features=tuple(weights["features"]),
        hidden=np.array(weights["hidden"]),
        hidden_bias=np.array(weights["hidden_bias"]),
        output=np.array(weights["output"]),
        linear=np.array(weights["linear"]),
        bias=weights["bias"],
    )
