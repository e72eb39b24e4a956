"""Fit the network that weighs the signals of a quote, on the questions of the articles held back."""

from __future__ import annotations

import argparse
import datetime
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from quotesearch.corpus import read_quotes
from quotesearch.index import Generation, fold_words, open_index
from quotesearch.search.candidates import FEATURES, NAMED, propose
from quotesearch.search.question import understand
from training.retrieval.data import questions, same_words

UNITS = 8
STEPS = 200
RATE = 0.05
DECAY = 0.01
WITHOUT = 0.15  # weight of a question whose answers were taken out
TODAY = datetime.date(2016, 10, 8)  # the day after the last article


@dataclass(frozen=True)
class Example:
    """The candidates of a question: their features (n, FEATURES), and which are right (n,)."""

    article_id: str
    kind: str
    features: np.ndarray
    right: np.ndarray


class Network(nn.Module):
    """The value of each candidate; the value of "no answer" is 0."""

    def __init__(self, mean: np.ndarray, deviation: np.ndarray) -> None:
        super().__init__()
        self.mean, self.deviation = torch.tensor(mean), torch.tensor(deviation)
        # What a question names moves a quote by as much whatever else is known of it: it can only raise what fits.
        self.unnamed = torch.tensor([float(name not in NAMED) for name in FEATURES])
        self.linear = nn.Linear(len(mean), 1)
        self.hidden = nn.Linear(len(mean), UNITS)
        self.output = nn.Linear(UNITS, 1, bias=False)
        nn.init.zeros_(self.linear.weight)

    def forward(self, features: Tensor) -> Tensor:
        scaled = (features - self.mean) / self.deviation
        return (self.linear(scaled) + self.output(torch.tanh(self.hidden(scaled * self.unnamed)))).squeeze(-1)

    def to_json(self) -> dict[str, object]:
        """The weights over features that are not scaled."""
        hidden, linear = (weight / self.deviation for weight in (self.hidden.weight * self.unnamed, self.linear.weight))
        parts = {
            "hidden": hidden,
            "hidden_bias": self.hidden.bias - hidden @ self.mean,
            "output": self.output.weight[0],
            "linear": linear[0],
            "bias": (self.linear.bias - linear @ self.mean)[0],
        }
        return {"features": FEATURES, **{name: np.round(part.tolist(), 5).tolist() for name, part in parts.items()}}


def examples(generation: Generation, data: Path, quotes_path: Path) -> list[Example]:
    """The candidates of every question of the articles held back that has an answer with exact words in it.

    Where a quote and its paraphrase answer alike, the reader wants the exact words.
    """
    quotes = read_quotes(quotes_path)
    folded = [frozenset(fold_words(quote.text)) for quote in quotes]
    found = []
    for one in questions(data, quotes)[1]:
        if not any(quotes[row].quoted for row in one.rows):
            continue
        candidates = propose(generation, understand(one.query, generation, TODAY), None)
        right = [
            row in one.rows or any(same_words(folded[row], folded[answer]) for answer in one.rows)
            for row in candidates.rows.tolist()
        ]
        found.append(Example(one.article_id, one.kind, candidates.features.astype(np.float32), np.array(right)))
    return found


def without_answers(example: Example) -> Example:
    """The question as if nobody had been quoted saying it."""
    features = example.features[~example.right]
    for most, of in (("most_lexical", "lexical"), ("most_passage", "passage")):
        features[:, FEATURES.index(most)] = features[:, FEATURES.index(of)].max(initial=0)
    lexical, passage = (features[:, FEATURES.index(name)] for name in ("lexical", "passage"))
    features[:, FEATURES.index("best_lexical")] = lexical / max(lexical.max(initial=0), 1e-9)
    features[:, FEATURES.index("best_passage")] = passage - passage.max(initial=0)
    return Example(example.article_id, example.kind, features, np.zeros(len(features), bool))


def fit(found: Sequence[Example], seed: int = 0) -> Network:
    torch.manual_seed(seed)
    found = [example for example in found if example.right.any()]
    weights = torch.tensor([1.0] * len(found) + [WITHOUT] * len(found))
    found = [*found, *map(without_answers, found)]
    rows = np.concatenate([example.features for example in found])
    network = Network(rows.mean(0), rows.std(0) + 1e-6)
    most = max(len(example.right) for example in found) + 1
    features = torch.zeros(len(found), most, len(FEATURES))
    there, right = torch.zeros(2, len(found), most, dtype=torch.bool)
    for at, example in enumerate(found):
        n = len(example.right)
        features[at, 1 : n + 1] = torch.tensor(example.features)
        there[at, : n + 1] = True
        right[at, 1 : n + 1] = torch.tensor(example.right)
        right[at, 0] = not example.right.any()
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    for _ in range(STEPS):
        values = network(features)
        values = torch.cat([torch.zeros(len(found), 1), values[:, 1:]], dim=1).masked_fill(~there, -1e4)
        losses = values.logsumexp(1) - values.masked_fill(~right, -1e4).logsumexp(1)
        decay = sum((weight**2).sum() for name, weight in network.named_parameters() if "weight" in name)
        ((losses * weights).sum() / weights.sum() + DECAY * decay).backward()
        optimizer.step()
        optimizer.zero_grad()
    return network


@torch.no_grad()
def report(found: Sequence[Example], networks: dict[str, Network]) -> None:
    """Figures over questions that a network was not fitted to; `networks` by article."""
    rows = []
    for example in found:
        values = networks[example.article_id](torch.tensor(example.features)).numpy()
        order = np.argsort(-values, kind="stable")[:10]
        rank = next((at for at, row in enumerate(order) if example.right[row]), 99)
        left = without_answers(example)
        refused = networks[example.article_id](torch.tensor(left.features)).numpy().max(initial=-99)
        rows.append((example.kind, rank, values.max(initial=-99), refused))
    for kind in ("all", *sorted({row[0] for row in rows})):
        ranks = np.array([rank for name, rank, *_ in rows if kind in ("all", name)])
        print(f"{kind:14s} n {len(ranks):3d}  S@1 {np.mean(ranks == 0):.3f}  S@10 {np.mean(ranks < 10):.3f}")
    for threshold in (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0):
        answered = np.mean([best >= threshold for _, _, best, _ in rows])
        right = np.mean([best >= threshold for _, rank, best, _ in rows if rank == 0])
        refused = np.mean([best < threshold for *_, best in rows])
        print(f"at {threshold}: answered {answered:.3f}, of those right {right:.3f}; refused without {refused:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora, queries and tools")
    parser.add_argument("quotes", type=Path, help="what `quotesearch extract` makes of corpora/polnear")
    parser.add_argument("index", type=Path, help="the index of these quotes, by the trained embedder")
    parser.add_argument("output", type=Path, help="relevance.json")
    given = parser.parse_args()
    torch.set_num_threads(1)  # the tensors are small: threads would only wait for each other
    found = examples(open_index(given.index), given.data, given.quotes)
    articles = sorted({example.article_id for example in found})
    random.Random(1).shuffle(articles)
    networks = {}
    for part in (articles[at::5] for at in range(5)):
        network = fit([example for example in found if example.article_id not in part])
        networks.update(dict.fromkeys(part, network))
    report(found, networks)
    given.output.write_text(json.dumps(fit(found).to_json()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
