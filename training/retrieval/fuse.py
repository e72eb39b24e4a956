"""Fit the network that weighs the features of a quote, on questions of the articles held back."""

from __future__ import annotations

import argparse
import datetime
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from quotesearch.archive import read_quotes
from quotesearch.index import Generation, open_index, searchable
from quotesearch.index.stores.lexical import LexicalIndex, inverse_frequency
from quotesearch.language.folding import fold_words
from quotesearch.search.candidate_features import RANKING_FEATURES, compute_features
from quotesearch.search.candidates import propose
from quotesearch.search.question.knowledge import Knowledge
from quotesearch.search.question.understanding import understand
from training.retrieval.data import questions, same_words

UNITS = 16
STEPS = 150
RATE = 0.05
DECAY = 0.002
HARDEST = 40  # wrong candidates of a question that the fit sees
FEW = 3  # articles of a narrow search
TODAY = datetime.date(2016, 10, 8)  # the day after the last article

COLUMN = {name: number for number, name in enumerate(RANKING_FEATURES)}
RARE = [COLUMN["rare"], COLUMN["rarest"]]

# A quote that fits what the question names may only be raised, one by another speaker only lowered.
NAMED = {"speaker_asked": 1.0, "speaker_first": 1.0, "other_asked": -1.0, "day": 1.0, "source": 1.0}

# The weight of a question, against 1 for one that a language model wrote and that is asked of all
# quotes.
GIVEN = 3.0  # given, not written by a language model
WITHOUT = 0.1  # its answers are taken out
NARROW = 0.3  # asked of a few articles, its own among them
ELSEWHERE = 0.6  # asked of a few others


@dataclass(frozen=True)
class Example:
    """The candidates of a question: their features (n, RANKING_FEATURES), and which are right (n,).

    `written` by a language model, or else given; `narrow`: asked of a few articles.
    """

    article_id: str
    kind: str
    weight: float
    features: np.ndarray
    right: np.ndarray
    written: bool
    narrow: bool


class Network(nn.Module):
    """The value of each candidate; the value of "no answer" is 0."""

    def __init__(self, mean: np.ndarray, deviation: np.ndarray) -> None:
        super().__init__()
        self.mean, self.deviation = torch.tensor(mean), torch.tensor(deviation)
        # What a question names moves a quote by as much whatever else is known of it.
        self.sign = torch.tensor([NAMED.get(name, 0.0) for name in RANKING_FEATURES])
        self.unnamed = (self.sign == 0).float()
        self.linear = nn.Linear(len(mean), 1)
        self.hidden = nn.Linear(len(mean), UNITS)
        self.output = nn.Linear(UNITS, 1, bias=False)
        nn.init.zeros_(self.linear.weight)

    def forward(self, features: Tensor) -> Tensor:
        scaled = (features - self.mean) / self.deviation
        return (
            self.linear(scaled) + self.output(torch.tanh(self.hidden(scaled * self.unnamed)))
        ).squeeze(-1)

    @torch.no_grad()
    def keep_named(self) -> None:
        """Take back what would push down a quote that fits what the question names."""
        linear = self.linear.weight[0]
        linear.copy_(torch.where(self.sign * linear < 0, 0.0, linear))

    @torch.no_grad()
    def values(self, features: np.ndarray) -> np.ndarray:
        return self(torch.tensor(features)).numpy()

    def to_json(self) -> dict[str, object]:
        """The weights over features that are not scaled."""
        hidden, linear = (
            weight / self.deviation
            for weight in (self.hidden.weight * self.unnamed, self.linear.weight)
        )
        parts = {
            "hidden": hidden,
            "hidden_bias": self.hidden.bias - hidden @ self.mean,
            "output": self.output.weight[0],
            "linear": linear[0],
            "bias": (self.linear.bias - linear @ self.mean)[0],
        }
        return {
            "features": RANKING_FEATURES,
            **{name: np.round(part.tolist(), 5).tolist() for name, part in parts.items()},
        }


def examples(generation: Generation, data: Path, quotes_path: Path) -> list[Example]:
    """The candidates of every question about held-back articles that exact words answer.

    Each is asked three times: of all quotes, of those of FEW articles with its own among them, and
    of those of FEW others, as under a filter or, every other time, in an index that has no more.
    Where a quote and its paraphrase answer alike, the reader wants the exact words.
    """
    quotes = searchable(read_quotes(quotes_path))
    folded = [frozenset(fold_words(quote.text)) for quote in quotes]
    article = generation.quotes.columns.article
    chance = np.random.default_rng(0)
    knowledge = Knowledge.of(generation)
    found = []
    for one in questions(data, quotes)[1]:
        if not any(quotes[row].quoted for row in one.rows):
            continue
        question = understand(one.query, knowledge, TODAY)
        own = article[one.rows[0]]
        others = chance.choice(np.setdiff1d(article, own), 2 * FEW - 1, replace=False)
        for kept in (None, np.append(others[: FEW - 1], own), others[FEW - 1 :]):
            rows = None if kept is None else np.flatnonzero(np.isin(article, kept))
            candidates = propose(generation, question, rows)
            features = compute_features(generation, candidates).astype(np.float32)
            right = [
                row in one.rows
                or any(same_words(folded[row], folded[answer]) for answer in one.rows)
                for row in candidates.rows.tolist()
            ]
            weight = 1.0 if one.written else GIVEN
            if kept is not None:
                weight *= NARROW if own in kept else ELSEWHERE
            if rows is not None and len(found) % 2:
                features[:, RARE] = rarity(generation.lexical, candidates.lexical.terms, rows)
            narrow = rows is not None
            found.append(
                Example(
                    one.article_id, one.kind, weight, features, np.array(right), one.written, narrow
                )
            )
    return found


def rarity(lexical: LexicalIndex, terms: Sequence[str], rows: np.ndarray) -> tuple[float, float]:
    """The features RARE of a question in an index of these rows only."""
    having = [len(lexical.search([term], len(rows), rows)[0]) for term in terms] or [len(rows)]
    idf = [
        inverse_frequency(number, len(rows)) / inverse_frequency(0, len(rows)) for number in having
    ]
    return sum(idf) / len(idf), max(idf)


def hardest(example: Example, values: np.ndarray) -> Example:
    """The right candidates, and of the others those with the highest values."""
    kept = np.argsort(-np.where(example.right, np.inf, values), kind="stable")[
        : HARDEST + example.right.sum()
    ]
    return replace(example, features=example.features[kept], right=example.right[kept])


def without_answers(example: Example) -> Example:
    """The question as if nobody had been quoted saying it."""
    features = example.features[~example.right]
    for most, of in (("most_lexical", "lexical"), ("most_passage", "passage")):
        features[:, COLUMN[most]] = features[:, COLUMN[of]].max(initial=0)
    lexical, passage = features[:, COLUMN["lexical"]], features[:, COLUMN["passage"]]
    features[:, COLUMN["best_lexical"]] = lexical / max(lexical.max(initial=0), 1e-9)
    features[:, COLUMN["best_passage"]] = passage - passage.max(initial=0)
    return replace(
        example,
        weight=WITHOUT * example.weight,
        features=features,
        right=np.zeros(len(features), bool),
    )


def fit(found: Sequence[Example]) -> Network:
    """Fit a network to late interaction's worst errors, then another to the worst of that one."""
    found = by_kind([example for example in found if example.narrow or example.right.any()])
    found += [without_answers(example) for example in found if not example.narrow]
    network = fit_to([hardest(example, example.features[:, COLUMN["tokens"]]) for example in found])
    return fit_to([hardest(example, network.values(example.features)) for example in found])


def by_kind(found: Sequence[Example]) -> list[Example]:
    """The examples, weighed so that each kind of question counts by the root of its share."""
    total: dict[str, float] = defaultdict(float)
    for example in found:
        total[example.kind] += example.weight
    mean = sum(total.values()) / len(total)
    return [
        replace(example, weight=example.weight * (mean / total[example.kind]) ** 0.5)
        for example in found
    ]


def fit_to(found: Sequence[Example]) -> Network:
    torch.manual_seed(0)
    weights = torch.tensor([example.weight for example in found])
    rows = np.concatenate([example.features for example in found])
    network = Network(rows.mean(0), rows.std(0) + 1e-6)
    most = max(len(example.right) for example in found) + 1
    features = torch.zeros(len(found), most, len(RANKING_FEATURES))
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
        values = torch.cat([torch.zeros(len(found), 1), values[:, 1:]], dim=1).masked_fill(
            ~there, -1e4
        )
        losses = values.logsumexp(1) - values.masked_fill(~right, -1e4).logsumexp(1)
        decay = sum(
            (weight**2).sum() for name, weight in network.named_parameters() if "weight" in name
        )
        ((losses * weights).sum() / weights.sum() + DECAY * decay).backward()
        optimizer.step()
        optimizer.zero_grad()
        network.keep_named()
    return network


def report(found: Sequence[Example], networks: dict[str, Network]) -> None:
    """Figures over questions that a network was not fitted to; `networks` by article."""
    ranks, first, unanswered = defaultdict(list), defaultdict(list), defaultdict(list)
    for example in found:
        network, width = networks[example.article_id], "narrow" if example.narrow else "wide"
        if example.right.any() or not example.narrow:
            values = network.values(example.features)
            order = np.argsort(-values, kind="stable")[:10]
            rank = next((at for at, row in enumerate(order) if example.right[row]), 99)
            origin = "written" if example.written else "given"
            for kind in (width,) if example.narrow else (width, origin, example.kind):
                ranks[kind].append(rank)
            if rank == 0:
                first[width].append(values.max())
        left = example if example.narrow else without_answers(example)
        if not left.right.any():
            unanswered[width].append(network.values(left.features).max(initial=-99))
    for kind, each in ranks.items():
        at_1, at_10 = (np.mean(np.less(each, k)) for k in (1, 10))
        print(f"{kind:14s} n {len(each):4d}  S@1 {at_1:.3f}  S@10 {at_10:.3f}")
    for width in first:
        for threshold in (-3.0, -2.5, -2.0, -1.5, -1.0):
            lost, refused = (
                np.mean(np.less(values[width], threshold)) for values in (first, unanswered)
            )
            print(
                f"{width} at {threshold}: refused {lost:.4f} where rightly first, "
                f"{refused:.3f} where none answers"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora, queries and tools")
    parser.add_argument(
        "quotes", type=Path, help="what `quotesearch extract` makes of corpora/polnear"
    )
    parser.add_argument(
        "index", type=Path, help="the index of these quotes, by the trained embedder"
    )
    parser.add_argument("output", type=Path, help="relevance.json")
    given = parser.parse_args()
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
