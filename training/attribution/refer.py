"""Fit the weights by which pronouns and descriptions are resolved, and report them over articles left out."""

from __future__ import annotations

import argparse
import json
import random
import runpy
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from quotesearch.extraction.pipeline import ArticleReading, read_article
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.pronouns import PRONOUN_FEATURES, list_candidates
from quotesearch.extraction.resolution.speakers import advance, find_reference, resolve
from quotesearch.records import Article, Span
from training.attribution.data import read

READ = Path(__file__).with_name("references.jsonl")  # references that a reader resolved
DECAY = 0.001
PARTS = 10

Known = Mapping[Span, str | None]
"""Mention -> the name of its referent, None for nobody whom the article names."""


@dataclass(frozen=True)
class Example:
    """The candidates of a reference: features (n, PRONOUN_FEATURES), and which are right (n,)."""

    article_id: str
    described: bool
    features: np.ndarray
    right: np.ndarray


def answered(
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


def examples(
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


def fit(found: Sequence[Example]) -> np.ndarray:
    """The weights (PRONOUN_FEATURES,) under which the right candidates are likeliest."""
    most = max(len(example.right) for example in found)
    features = torch.zeros(len(found), most, len(PRONOUN_FEATURES), dtype=torch.float64)
    there, right = torch.zeros(2, len(found), most, dtype=torch.bool)
    for at, example in enumerate(found):
        n = len(example.right)
        features[at, :n], right[at, :n], there[at, :n] = (
            *map(torch.tensor, (example.features, example.right)),
            True,
        )
    weights = torch.zeros(len(PRONOUN_FEATURES), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        values = (features @ weights).masked_fill(~there, -1e4)
        unlikely = (values.logsumexp(1) - values.masked_fill(~right, -1e4).logsumexp(1)).mean()
        total = unlikely + DECAY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy()


def report(found: Sequence[Example]) -> None:
    """How often the likeliest is right, over references in articles that the weights were not fitted to."""
    articles = sorted({example.article_id for example in found})
    random.Random(1).shuffle(articles)
    judged = []
    for part in map(set, (articles[at::PARTS] for at in range(PARTS))):
        weights = fit([example for example in found if example.article_id not in part])
        for example in found:
            if example.article_id in part:
                chances = np.exp(example.features @ weights)
                best = int(chances.argmax())
                if best < len(chances) - 1:
                    judged.append(
                        (example.described, chances[best] / chances.sum(), example.right[best])
                    )
    for kind in (False, True):
        n = sum(example.described == kind for example in found)
        for least in (0.5, 0.6, 0.65, 0.7, 0.8, 0.9):
            right = [
                ok for described, chance, ok in judged if described == kind and chance >= least
            ]
            print(
                f"{'described' if kind else 'pronouns'} {n}, chance {least}: {len(right)} named, {sum(right)} right"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear, queries and tools")
    parser.add_argument("output", type=Path, help="references.json")
    given = parser.parse_args()
    tool = runpy.run_path(str(given.data / "tools" / "score_retrieval.py"))
    resolved: dict[str, dict[Span, str | None]] = defaultdict(dict)
    for record in read(READ):
        resolved[record["article_id"]][record["start"], record["end"]] = record["name"]
    questions = defaultdict(list)
    for question in read(given.data / "queries" / "train.jsonl"):
        questions[question["article_id"]].append(question)
    found: list[Example] = []
    for record in read(given.data / "corpora" / "polnear" / "train.jsonl.gz"):
        article_id = record["article_id"]
        reading = read_article(Article(article_id, record["text"]))
        asked = answered(reading, questions[article_id], tool["words_match"])
        known = {**dict(asked), **resolved[article_id]}
        found += examples(reading, known, tool["same_person"])
    report(found)
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(PRONOUN_FEATURES, fit(found), strict=True)
    }
    given.output.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
