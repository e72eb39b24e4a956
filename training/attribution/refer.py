"""Fit the weights that resolve pronouns and descriptions, and report how well they do."""

from __future__ import annotations

import argparse
import json
import random
import runpy
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from quotesearch.extraction.pipeline import ArticleReading, read_article
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.pronouns import PRONOUN_FEATURES, list_candidates
from quotesearch.extraction.resolution.speakers import advance, find_reference, resolve
from quotesearch.records import Article, Span
from training.attribution.data import read

RESOLVED_REFERENCES = Path(__file__).with_name("references.jsonl")  # by a reader
DECAY = 0.001
PARTS = 10

Known = Mapping[Span, str | None]
"""Mention -> the name of the person meant, or None if the article does not name that person."""


@dataclass(frozen=True)
class Example:
    """The candidates of a reference: features (n, PRONOUN_FEATURES), and which are right (n,)."""

    article_id: str
    described: bool
    features: np.ndarray
    right: np.ndarray


class Judgement(NamedTuple):
    """Whether the likeliest candidate of a reference is right, and its chance."""

    described: bool
    chance: float
    is_right: bool


def mentions_in_answers(
    reading: ArticleReading,
    questions: Sequence[dict[str, Any]],
    words_match: Callable[[str, str], bool],
) -> Iterator[tuple[Span, str]]:
    """Yield the mentions of the quotes that answer questions, with the name in the question."""
    for attribution in reading.attributions:
        mention = attribution.mention
        if mention is None or attribution.kind == "indirect":
            continue
        words = " ".join(reading.layout.text[slice(*span)] for span in attribution.spans)
        for question in questions:
            is_answer = any(words_match(words, target) for target in question["targets"])
            if question["speaker"] and is_answer:
                yield mention, question["speaker"]


def make_examples(
    reading: ArticleReading, known: Known, same_person: Callable[[str, str], bool]
) -> Iterator[Example]:
    """Yield an example for each known reference; the other mentions are resolved as usual."""
    discourse = Discourse.begin(reading.entities)
    remaining = dict(known)
    for attribution in reading.attributions:
        reference = find_reference(attribution, discourse)
        if reference and attribution.mention in remaining:
            people, features = list_candidates(reference, discourse)
            name = remaining.pop(attribution.mention)
            right = np.array(
                [bool(name and person and same_person(person.text, name)) for person in people]
            )
            right[-1] = not right.any()
            is_description = reference.offices is not None
            yield Example(reading.article.id, is_description, features, right)
        discourse = advance(discourse, attribution, resolve(attribution, discourse))


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Return the weights (PRONOUN_FEATURES,) under which the right candidates are likeliest."""
    most = max(len(example.right) for example in examples)
    features = torch.zeros(len(examples), most, len(PRONOUN_FEATURES), dtype=torch.float64)
    present, right = torch.zeros(2, len(examples), most, dtype=torch.bool)
    for number, example in enumerate(examples):
        n = len(example.right)
        features[number, :n] = torch.tensor(example.features)
        right[number, :n] = torch.tensor(example.right)
        present[number, :n] = True
    weights = torch.zeros(len(PRONOUN_FEATURES), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        values = (features @ weights).masked_fill(~present, -1e4)
        unlikely = (values.logsumexp(1) - values.masked_fill(~right, -1e4).logsumexp(1)).mean()
        total = unlikely + DECAY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy()


def report(examples: Sequence[Example]) -> None:
    """Print how often the likeliest candidate is right.

    Each article is judged by weights that were fitted without it.
    """
    articles = sorted({example.article_id for example in examples})
    random.Random(1).shuffle(articles)
    judgements: list[Judgement] = []
    for start in range(PARTS):
        part = set(articles[start::PARTS])
        weights = fit([example for example in examples if example.article_id not in part])
        judgements += judge(
            [example for example in examples if example.article_id in part], weights
        )
    for described in (False, True):
        label = "described" if described else "pronouns"
        count = sum(example.described == described for example in examples)
        of_kind = [judgement for judgement in judgements if judgement.described == described]
        for least in (0.5, 0.6, 0.65, 0.7, 0.8, 0.9):
            right = [judgement.is_right for judgement in of_kind if judgement.chance >= least]
            print(f"{label} {count}, chance {least}: {len(right)} named, {sum(right)} right")


def judge(examples: Sequence[Example], weights: np.ndarray) -> Iterator[Judgement]:
    """Judge the likeliest candidate of each reference; the last candidate is "nobody"."""
    for example in examples:
        chances = np.exp(example.features @ weights)
        best = int(chances.argmax())
        if best < len(chances) - 1:
            chance = chances[best] / chances.sum()
            yield Judgement(example.described, chance, example.right[best])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear, queries and tools")
    parser.add_argument("output", type=Path, help="references.json")
    arguments = parser.parse_args()
    tool = runpy.run_path(str(arguments.data / "tools" / "score_retrieval.py"))
    resolved: dict[str, dict[Span, str | None]] = defaultdict(dict)
    for record in read(RESOLVED_REFERENCES):
        resolved[record["article_id"]][record["start"], record["end"]] = record["name"]
    questions = defaultdict(list)
    for question in read(arguments.data / "queries" / "train.jsonl"):
        questions[question["article_id"]].append(question)
    examples: list[Example] = []
    for record in read(arguments.data / "corpora" / "polnear" / "train.jsonl.gz"):
        article_id = record["article_id"]
        reading = read_article(Article(article_id, record["text"]))
        from_questions = mentions_in_answers(reading, questions[article_id], tool["words_match"])
        known = {**dict(from_questions), **resolved[article_id]}
        examples += make_examples(reading, known, tool["same_person"])
    report(examples)
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(PRONOUN_FEATURES, fit(examples), strict=True)
    }
    arguments.output.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
