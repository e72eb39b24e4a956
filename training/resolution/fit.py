"""Fit the ranking of candidates, and the confidence, to articles that are held back.

Writes candidate_ranking.json and confidence.json, and reports how good they are over articles left
out of the fit.
"""

from __future__ import annotations

import argparse
import json
import random
import runpy
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

import quotesearch.extraction.resolution
from quotesearch.extraction.resolution import candidate_ranking, confidence
from quotesearch.extraction.resolution.candidate_ranking import Choice, choose
from quotesearch.extraction.resolution.confidence import (
    NOBODY_GROUP,
    group_of,
    inputs,
    mention_inputs,
)
from quotesearch.extraction.resolution.mentions import MentionKind
from quotesearch.extraction.resolution.speaker_candidates import FEATURES
from training.resolution.examples import Example, make_examples
from training.resolution.readings import read_held_back
from training.resolution.report import Judged, report

FOLDER = Path(quotesearch.extraction.resolution.__file__).parent
DECAY = 0.001  # of the weights of the ranking
FOLDS = 5  # that the articles are split into; each is judged by weights fitted to the others
ROUNDS = 2  # the second one sees who spoke before as the first one resolves it
STRENGTH = 0.3  # of the weights of the confidence: the inverse of their regularisation
_NEVER = -1e4  # the log odds of what cannot be

Weights = Mapping[MentionKind, np.ndarray]


def fit_ranking(examples: Sequence[Example]) -> Weights:
    """Fit the weights (FEATURES,) of each kind of mention."""
    weights = {}
    for kind in MentionKind:
        of_kind = [example for example in examples if example.kind is kind and example.is_fit]
        weights[kind] = _fit_kind(of_kind)
    return weights


def _fit_kind(examples: Sequence[Example]) -> np.ndarray:
    """Fit the weights under which the right candidates are likeliest."""
    most = max(len(example.right) for example in examples)
    shape = (len(examples), most)
    features = torch.zeros(*shape, len(FEATURES), dtype=torch.float64)
    is_candidate = torch.zeros(shape, dtype=torch.bool)
    is_right = torch.zeros(shape, dtype=torch.bool)
    for row, example in enumerate(examples):
        count = len(example.right)
        features[row, :count] = torch.tensor(example.candidates.features)
        is_right[row, :count] = torch.tensor(example.right)
        is_candidate[row, :count] = True
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        of_all = (features @ weights).masked_fill(~is_candidate, _NEVER)
        of_right = of_all.masked_fill(~is_right, _NEVER)
        unlikely = (of_all.logsumexp(1) - of_right.logsumexp(1)).mean()
        total = unlikely + DECAY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy()


def write_ranking(weights: Weights) -> None:
    """Write the weights into the package, without those that are next to nothing."""
    record = {}
    for kind, values in weights.items():
        named = zip(FEATURES, np.round(values, 3).tolist(), strict=True)
        record[kind.value] = {name: weight for name, weight in named if weight}
    _write(FOLDER / "candidate_ranking.json", record)
    candidate_ranking._weights.cache_clear()


def _write(path: Path, record: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def choose_by_folds(examples: Sequence[Example]) -> list[Choice]:
    """Choose the speaker of each example by weights fitted to the other articles."""
    choices: dict[int, Choice] = {}
    for left_out in _folds(examples):
        others = [example for number, example in enumerate(examples) if number not in left_out]
        write_ranking(fit_ranking(others))
        for number in left_out:
            choices[number] = choose(examples[number].candidates, examples[number].kind)
    return [choices[number] for number in range(len(examples))]


def _folds(examples: Sequence[Example]) -> list[set[int]]:
    """Split the examples by their articles."""
    ids = sorted({example.reading.article_id for example in examples})
    random.Random(1).shuffle(ids)
    fold_of = {article_id: number % FOLDS for number, article_id in enumerate(ids)}
    folds: list[set[int]] = [set() for _ in range(FOLDS)]
    for number, example in enumerate(examples):
        folds[fold_of[example.reading.article_id]].add(number)
    return folds


def fit_confidence(rows: Mapping[str, Any]) -> dict[str, Any]:
    """Fit a logistic model for each group, and one isotonic correction of all of them."""
    weights = {}
    for group, (values, right) in rows["groups"].items():
        weights[group] = _logistic(values, right)
    chances, rights = [], []
    for group, (values, right) in rows["groups"].items():
        if group != NOBODY_GROUP:
            chances.append(1 / (1 + np.exp(-np.array(values) @ weights[group])))
            rights.append(right)
    corrections = _isotonic(np.concatenate(chances), np.concatenate(rights))
    mention = _logistic(*rows["mentions"])
    return {"weights": weights, "mention": mention, "corrections": corrections}


def _logistic(values: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=1000)
    model.fit(np.array(values), np.array(right))
    return [round(weight, 4) for weight in model.coef_[0].tolist()]


def _isotonic(chances: np.ndarray, right: np.ndarray) -> list[tuple[float, float]]:
    """Return the points of a rising curve from the chance that is said to the one that is true.

    Each level of the isotonic fit is kept at the middle of the chances that it stands for.
    """
    model = IsotonicRegression(y_min=0.01, y_max=0.99)
    levels = model.fit_transform(chances, right)
    points = []
    for level in np.unique(levels):
        middle = float(chances[levels == level].mean())
        points.append((round(middle, 4), round(float(level), 4)))
    return points


def rows_of(examples: Sequence[Example], choices: Sequence[Choice], name_right: Any) -> Any:
    """Return what the confidence is fitted to: inputs and what is right, by group."""
    groups: dict[str, tuple[list[list[float]], list[bool]]] = defaultdict(lambda: ([], []))
    mentions: tuple[list[list[float]], list[bool]] = ([], [])
    for example, choice in zip(examples, choices, strict=True):
        attribution, mention = example.step.attribution, example.mention
        values, right = groups[group_of(choice, mention)]
        values.append(inputs(attribution, mention, choice))
        right.append(example.is_right(choice, name_right))
        mentions[0].append(mention_inputs(attribution))
        mentions[1].append(_has_right_mention(example))
    return {"groups": dict(groups), "mentions": mentions}


def _has_right_mention(example: Example) -> bool:
    mention = example.step.attribution.mention
    sources = example.label.sources or ()
    if mention is None:
        return not sources
    start, end = mention
    return any(source[0] < end and start < source[1] for source in sources)


def judge(examples: Sequence[Example], choices: Sequence[Choice], name_right: Any) -> list[Judged]:
    """Judge every choice by a confidence that is fitted to the other articles."""
    judged: dict[int, Judged] = {}
    for left_out in _folds(examples):
        others = [number for number in range(len(examples)) if number not in left_out]
        write_confidence(
            fit_confidence(
                rows_of(
                    [examples[number] for number in others],
                    [choices[number] for number in others],
                    name_right,
                )
            )
        )
        for number in left_out:
            example, choice = examples[number], choices[number]
            judged[number] = Judged(
                group=group_of(choice, example.mention),
                kind=example.kind,
                publisher=example.reading.publisher,
                is_named=bool(example.label.names),
                name=choice.speaker.name,
                chance=confidence.confidence(example.step.attribution, example.mention, choice),
                is_right=example.is_right(choice, name_right),
                has_right_candidate=bool(example.right.any()),
            )
    return [judged[number] for number in range(len(examples))]


def write_confidence(record: Mapping[str, Any]) -> None:
    """Write the figures of the confidence into the package."""
    _write(FOLDER / "confidence.json", record)
    confidence._model.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora, queries and tools")
    parser.add_argument("--cache", type=Path, help="file that keeps what is read")
    arguments = parser.parse_args()
    scorer = runpy.run_path(str(arguments.data / "tools" / "score_extraction.py"))
    name_right = scorer["name_right"]
    readings = read_held_back(arguments.data, arguments.cache)
    for _ in range(ROUNDS):
        examples = [
            example for reading in readings for example in make_examples(reading, name_right)
        ]
        choices = choose_by_folds(examples)
        write_ranking(fit_ranking(examples))
    report(judge(examples, choices, name_right))
    write_confidence(fit_confidence(rows_of(examples, choices, name_right)))


if __name__ == "__main__":
    main()
