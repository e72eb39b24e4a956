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

from quotesearch.extraction.attribution.attributing import attribute
from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Cast
from quotesearch.extraction.resolution.pronouns import FEATURES, candidates
from quotesearch.extraction.resolution.speakers import Speakers
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.records import Span
from training.attribution.data import read

READ = Path(__file__).with_name("references.jsonl")  # references that a reader resolved
DECAY = 0.001
PARTS = 10

Known = Mapping[
    Span, str | None
]  # mention -> the name of whom it refers to, None for nobody whom the article names


@dataclass(frozen=True)
class Example:
    """The candidates of a reference: their features (n, FEATURES), and which are right (n,)."""

    article_id: str
    described: bool
    features: np.ndarray
    right: np.ndarray


def answered(
    text: str,
    found: Sequence[Attribution],
    questions: Sequence[dict[str, Any]],
    words_match: Callable[[str, str], bool],
) -> Iterator[tuple[Span, str]]:
    """The mentions of the quotes that answer questions, with the name that the question gives."""
    for one in found:
        words = " ".join(text[slice(*span)] for span in one.spans)
        for question in questions if one.mention and one.kind != "indirect" else ():
            if question["speaker"] and any(
                words_match(words, target) for target in question["targets"]
            ):
                yield one.mention, question["speaker"]


def examples(
    article_id: str,
    cast: Cast,
    found: Sequence[Attribution],
    known: Known,
    same: Callable[[str, str], bool],
) -> Iterator[Example]:
    """One for each mention of a known reference; the others are resolved by the weights that there are."""
    speakers, left = Speakers(cast), dict(known)
    for one in found:
        reference = speakers.reference(one)
        if reference and one.mention in left:
            people, features = candidates(cast, reference, speakers.last)
            name = left.pop(one.mention)
            right = np.array(
                [bool(name and person and same(person.text, name)) for person in people]
            )
            right[-1] = not right.any()
            yield Example(article_id, reference.offices is not None, features, right)
        speakers.resolve(one)


def fit(found: Sequence[Example]) -> np.ndarray:
    """The weights (FEATURES,) under which the right candidates are likeliest."""
    most = max(len(example.right) for example in found)
    features = torch.zeros(len(found), most, len(FEATURES), dtype=torch.float64)
    there, right = torch.zeros(2, len(found), most, dtype=torch.bool)
    for at, example in enumerate(found):
        n = len(example.right)
        features[at, :n], right[at, :n], there[at, :n] = (
            *map(torch.tensor, (example.features, example.right)),
            True,
        )
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)
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
    found = []
    for article in read(given.data / "corpora" / "polnear" / "train.jsonl.gz"):
        article_id, layout = article["article_id"], Layout.of(article["text"])
        reading = tag(layout)
        attributions = attribute(layout, reading, tag)
        cast = Cast(layout, [one.mention for one in attributions if one.mention], reading.people())
        asked = answered(layout.text, attributions, questions[article_id], tool["words_match"])
        known = {**dict(asked), **resolved[article_id]}
        found += examples(article_id, cast, attributions, known, tool["same_person"])
    report(found)
    weights = {
        name: round(float(weight), 3) for name, weight in zip(FEATURES, fit(found), strict=True)
    }
    given.output.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
