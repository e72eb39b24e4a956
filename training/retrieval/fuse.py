"""Fit the ranking network to the questions of the held-out articles."""

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
from training.retrieval.data import read_questions, same_words

UNITS = 16
STEPS = 150
RATE = 0.05
DECAY = 0.002
HARDEST = 40  # wrong candidates of a question that the network is fitted to
NARROW_ARTICLES = 3  # of a narrow search
TODAY = datetime.date(2016, 10, 8)  # the day after the last article

COLUMN = {name: number for number, name in enumerate(RANKING_FEATURES)}
RARE = [COLUMN["rare"], COLUMN["rarest"]]

# A quote that fits a name, day or source of the question may only be raised, and one by another
# speaker only lowered.
SIGN = {"speaker_asked": 1.0, "speaker_first": 1.0, "other_asked": -1.0, "day": 1.0, "source": 1.0}

# Weights of the questions. A question that a language model wrote, asked of all quotes, has 1.
GIVEN_WEIGHT = 3.0  # not written by a language model
UNANSWERED_WEIGHT = 0.1  # its answers are removed
NARROW_WEIGHT = 0.3  # asked of a few articles, its own among them
ELSEWHERE_WEIGHT = 0.6  # asked of a few other articles


@dataclass(frozen=True)
class Example:
    """The candidates of a question: their features (n, RANKING_FEATURES), and which are right (n,).

    `written`: a language model wrote the question. `narrow`: it is asked of a few articles only.
    """

    article_id: str
    kind: str
    weight: float
    features: np.ndarray
    right: np.ndarray
    written: bool
    narrow: bool


class Network(nn.Module):
    """Gives each candidate a value; the value of "no answer" is 0."""

    def __init__(self, mean: np.ndarray, deviation: np.ndarray) -> None:
        super().__init__()
        self.mean, self.deviation = torch.tensor(mean), torch.tensor(deviation)
        # The features with a sign enter only the linear layer: their effect is the same for all.
        self.sign = torch.tensor([SIGN.get(name, 0.0) for name in RANKING_FEATURES])
        self.unsigned = (self.sign == 0).float()
        self.linear = nn.Linear(len(mean), 1)
        self.hidden = nn.Linear(len(mean), UNITS)
        self.output = nn.Linear(UNITS, 1, bias=False)
        nn.init.zeros_(self.linear.weight)

    def forward(self, features: Tensor) -> Tensor:
        scaled = (features - self.mean) / self.deviation
        hidden = torch.tanh(self.hidden(scaled * self.unsigned))
        return (self.linear(scaled) + self.output(hidden)).squeeze(-1)

    @torch.no_grad()
    def restore_signs(self) -> None:
        """Set weights of the wrong sign to 0: the speaker asked for must not lower a quote."""
        linear = self.linear.weight[0]
        linear.copy_(torch.where(self.sign * linear < 0, 0.0, linear))

    @torch.no_grad()
    def values(self, features: np.ndarray) -> np.ndarray:
        """Return the value of each candidate (n,)."""
        return self(torch.tensor(features)).numpy()

    def to_json(self) -> dict[str, object]:
        """Return the weights, converted so that they apply to unscaled features."""
        hidden, linear = (
            weight / self.deviation
            for weight in (self.hidden.weight * self.unsigned, self.linear.weight)
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


def make_examples(generation: Generation, data: Path, quotes_path: Path) -> list[Example]:
    """Return the candidates of each question about held-out articles that exact words answer.

    Each question is asked three times: of all quotes, of NARROW_ARTICLES articles with its own
    among them, and of as many other articles. The narrow searches stand for a filter and, every
    other time, for an index of these articles only. If a quote and its paraphrase both answer, a
    reader wants the exact words.
    """
    quotes = searchable(read_quotes(quotes_path))
    folded = [frozenset(fold_words(quote.text)) for quote in quotes]
    article = generation.quotes.columns.article
    chance = np.random.default_rng(0)
    knowledge = Knowledge.of(generation)
    examples: list[Example] = []
    _, held_out_questions = read_questions(data, quotes)
    for training_question in held_out_questions:
        answers = training_question.rows
        if not any(quotes[row].quoted for row in answers):
            continue
        question = understand(training_question.query, knowledge, TODAY)
        own = article[answers[0]]
        others = chance.choice(np.setdiff1d(article, own), 2 * NARROW_ARTICLES - 1, replace=False)
        with_own = np.append(others[: NARROW_ARTICLES - 1], own)
        without_own = others[NARROW_ARTICLES - 1 :]
        for articles in (None, with_own, without_own):
            rows = None if articles is None else np.flatnonzero(np.isin(article, articles))
            candidates = propose(generation, question, rows)
            features = compute_features(generation, candidates).astype(np.float32)
            right = [
                row in answers or any(same_words(folded[row], folded[answer]) for answer in answers)
                for row in candidates.rows.tolist()
            ]
            weight = 1.0 if training_question.written else GIVEN_WEIGHT
            if articles is not None:
                weight *= NARROW_WEIGHT if own in articles else ELSEWHERE_WEIGHT
            if rows is not None and len(examples) % 2:
                features[:, RARE] = rarity(generation.lexical, candidates.lexical.terms, rows)
            example = Example(
                training_question.article_id,
                training_question.kind,
                weight,
                features,
                np.array(right),
                written=training_question.written,
                narrow=rows is not None,
            )
            examples.append(example)
    return examples


def rarity(lexical: LexicalIndex, terms: Sequence[str], rows: np.ndarray) -> tuple[float, float]:
    """Return the features RARE of a question in an index of these rows only."""
    total = len(rows)
    frequencies = [len(lexical.search([term], total, rows)[0]) for term in terms] or [total]
    highest = inverse_frequency(0, total)
    rarities = [inverse_frequency(frequency, total) / highest for frequency in frequencies]
    return sum(rarities) / len(rarities), max(rarities)


def keep_hardest(example: Example, values: np.ndarray) -> Example:
    """Keep the right candidates, and the HARDEST wrong ones with the highest values."""
    right_first = np.argsort(-np.where(example.right, np.inf, values), kind="stable")
    rows = right_first[: HARDEST + example.right.sum()]
    return replace(example, features=example.features[rows], right=example.right[rows])


def remove_answers(example: Example) -> Example:
    """Return the question as if no quote answered it."""
    features = example.features[~example.right]
    for highest, feature in (("most_lexical", "lexical"), ("most_passage", "passage")):
        features[:, COLUMN[highest]] = features[:, COLUMN[feature]].max(initial=0)
    lexical, passage = features[:, COLUMN["lexical"]], features[:, COLUMN["passage"]]
    features[:, COLUMN["best_lexical"]] = lexical / max(lexical.max(initial=0), 1e-9)
    features[:, COLUMN["best_passage"]] = passage - passage.max(initial=0)
    return replace(
        example,
        weight=UNANSWERED_WEIGHT * example.weight,
        features=features,
        right=np.zeros(len(features), bool),
    )


def fit(examples: Sequence[Example]) -> Network:
    """Fit a network to the worst errors of late interaction, then another to those of the first."""
    usable = [example for example in examples if example.narrow or example.right.any()]
    weighed = balance_kinds(usable)
    weighed += [remove_answers(example) for example in weighed if not example.narrow]
    tokens = COLUMN["tokens"]
    network = fit_to([keep_hardest(example, example.features[:, tokens]) for example in weighed])
    return fit_to([keep_hardest(example, network.values(example.features)) for example in weighed])


def balance_kinds(examples: Sequence[Example]) -> list[Example]:
    """Weigh the examples so that each kind of question counts by the root of its share."""
    total: dict[str, float] = defaultdict(float)
    for example in examples:
        total[example.kind] += example.weight
    mean = sum(total.values()) / len(total)
    return [
        replace(example, weight=example.weight * (mean / total[example.kind]) ** 0.5)
        for example in examples
    ]


def fit_to(examples: Sequence[Example]) -> Network:
    """Fit a network under which the right candidates, or "no answer", are likeliest."""
    torch.manual_seed(0)
    weights = torch.tensor([example.weight for example in examples])
    rows = np.concatenate([example.features for example in examples])
    network = Network(rows.mean(0), rows.std(0) + 1e-6)
    most = max(len(example.right) for example in examples) + 1
    features = torch.zeros(len(examples), most, len(RANKING_FEATURES))
    present, right = torch.zeros(2, len(examples), most, dtype=torch.bool)
    for number, example in enumerate(examples):
        n = len(example.right)
        features[number, 1 : n + 1] = torch.tensor(example.features)
        present[number, : n + 1] = True
        right[number, 1 : n + 1] = torch.tensor(example.right)
        right[number, 0] = not example.right.any()
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    for _ in range(STEPS):
        values = network(features)
        no_answer = torch.zeros(len(examples), 1)
        values = torch.cat([no_answer, values[:, 1:]], dim=1).masked_fill(~present, -1e4)
        losses = values.logsumexp(1) - values.masked_fill(~right, -1e4).logsumexp(1)
        decay = sum(
            (weight**2).sum() for name, weight in network.named_parameters() if "weight" in name
        )
        ((losses * weights).sum() / weights.sum() + DECAY * decay).backward()
        optimizer.step()
        optimizer.zero_grad()
        network.restore_signs()
    return network


def report(examples: Sequence[Example], networks: dict[str, Network]) -> None:
    """Print figures over questions that a network was not fitted to.

    Args:
        examples: the candidates of the questions.
        networks: article id -> the network that was fitted without this article.
    """
    ranks, first, unanswered = defaultdict(list), defaultdict(list), defaultdict(list)
    for example in examples:
        network, width = networks[example.article_id], "narrow" if example.narrow else "wide"
        if example.right.any() or not example.narrow:
            values = network.values(example.features)
            order = np.argsort(-values, kind="stable")[:10]
            rank = next((position for position, row in enumerate(order) if example.right[row]), 99)
            origin = "written" if example.written else "given"
            for kind in (width,) if example.narrow else (width, origin, example.kind):
                ranks[kind].append(rank)
            if rank == 0:
                first[width].append(values.max())
        unanswerable = example if example.narrow else remove_answers(example)
        if not unanswerable.right.any():
            unanswered[width].append(network.values(unanswerable.features).max(initial=-99))
    for kind, its_ranks in ranks.items():
        at_1, at_10 = (np.mean(np.less(its_ranks, k)) for k in (1, 10))
        print(f"{kind:14s} n {len(its_ranks):4d}  S@1 {at_1:.3f}  S@10 {at_10:.3f}")
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
        "quotes", type=Path, help="the output of `quotesearch extract` for corpora/polnear"
    )
    parser.add_argument(
        "index", type=Path, help="index of these quotes, built with the trained embedder"
    )
    parser.add_argument("output", type=Path, help="relevance.json")
    arguments = parser.parse_args()
    examples = make_examples(open_index(arguments.index), arguments.data, arguments.quotes)
    articles = sorted({example.article_id for example in examples})
    random.Random(1).shuffle(articles)
    networks = {}
    for part in (articles[start::5] for start in range(5)):
        network = fit([example for example in examples if example.article_id not in part])
        networks.update(dict.fromkeys(part, network))
    report(examples, networks)
    arguments.output.write_text(json.dumps(fit(examples).to_json()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
