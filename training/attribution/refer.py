"""Fit the weights by which pronouns and descriptions are resolved.

Reports how often they are right, over articles that they were not fitted to.
"""

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

RESOLVED_BY_READING = Path(__file__).with_name("references.jsonl")
DECAY = 0.001
PARTS = 10  # that the articles are split into; each is judged by weights fitted to the others
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.8, 0.9)  # of the report
_NEVER = -1e4  # the log odds of what cannot be

Referents = Mapping[Span, str | None]  # mention -> name; None for nobody whom the article names


@dataclass(frozen=True)
class Example:
    """The n candidates of a reference; the last one is nobody.

    Attributes:
        article_id: of the article it stands in.
        described: whether it is a description rather than a pronoun.
        features: (n, PRONOUN_FEATURES).
        right: (n,) which candidates it refers to.
    """

    article_id: str
    described: bool
    features: np.ndarray
    right: np.ndarray


class Judged(NamedTuple):
    """The likeliest candidate of a reference, where it is somebody."""

    described: bool
    chance: float
    is_right: bool


def referents_by_questions(
    reading: ArticleReading,
    questions: Sequence[dict[str, Any]],
    words_match: Callable[[str, str], bool],
) -> Iterator[tuple[Span, str]]:
    """Yield the mentions of quotes that answer questions, with the name that the question gives."""
    for attribution in reading.attributions:
        mention = attribution.mention
        if mention is None or attribution.kind == "indirect":
            continue
        pieces = [reading.layout.text[start:end] for start, end in attribution.spans]
        words = " ".join(pieces)
        for question in questions:
            is_answer = any(words_match(words, target) for target in question["targets"])
            if is_answer and question["speaker"]:
                yield mention, question["speaker"]


def examples(
    reading: ArticleReading, referents: Referents, same_person: Callable[[str, str], bool]
) -> Iterator[Example]:
    """Yield one example for each reference whose referent is known.

    Who spoke before is resolved by the weights that the package has.
    """
    discourse = Discourse.begin(reading.entities)
    left = dict(referents)
    for attribution in reading.attributions:
        reference = find_reference(attribution, discourse)
        if reference and attribution.mention in left:
            people, features = list_candidates(reference, discourse)
            name = left.pop(attribution.mention)
            right = _which_are_right(people, name, same_person)
            is_description = reference.offices is not None
            yield Example(reading.article.id, is_description, features, right)
        discourse = advance(discourse, attribution, resolve(attribution, discourse))


def _which_are_right(
    people: Sequence[Any], name: str | None, same_person: Callable[[str, str], bool]
) -> np.ndarray:
    """Tell which candidates have the name; nobody, the last, is right where none has."""
    right = np.array(
        [bool(name and person and same_person(person.text, name)) for person in people]
    )
    right[-1] = not right.any()
    return right


def fit(references: Sequence[Example]) -> np.ndarray:
    """Fit the weights (PRONOUN_FEATURES,) under which the right candidates are likeliest."""
    most = max(len(example.right) for example in references)
    shape = (len(references), most)
    features = torch.zeros(*shape, len(PRONOUN_FEATURES), dtype=torch.float64)
    is_candidate = torch.zeros(shape, dtype=torch.bool)
    is_right = torch.zeros(shape, dtype=torch.bool)
    for row, example in enumerate(references):
        count = len(example.right)
        features[row, :count] = torch.tensor(example.features)
        is_right[row, :count] = torch.tensor(example.right)
        is_candidate[row, :count] = True
    weights = torch.zeros(len(PRONOUN_FEATURES), dtype=torch.float64, requires_grad=True)
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


def report(references: Sequence[Example]) -> None:
    """Print how often the likeliest candidate is right, over articles left out of the fit."""
    judged = list(_judge(references))
    for described in (False, True):
        kind = "described" if described else "pronouns"
        count = sum(example.described == described for example in references)
        of_kind = [one for one in judged if one.described == described]
        for least in THRESHOLDS:
            named = [one.is_right for one in of_kind if one.chance >= least]
            print(f"{kind} {count}, chance {least}: {len(named)} named, {sum(named)} right")


def _judge(references: Sequence[Example]) -> Iterator[Judged]:
    article_ids = sorted({example.article_id for example in references})
    random.Random(1).shuffle(article_ids)
    for number in range(PARTS):
        left_out = set(article_ids[number::PARTS])
        weights = fit([example for example in references if example.article_id not in left_out])
        for example in references:
            if example.article_id not in left_out:
                continue
            odds = np.exp(example.features @ weights)
            best = int(odds.argmax())
            nobody = len(odds) - 1
            if best != nobody:
                chance = odds[best] / odds.sum()
                yield Judged(example.described, chance, example.right[best])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear, queries and tools")
    parser.add_argument("output", type=Path, help="pronoun_weights.json")
    arguments = parser.parse_args()
    scorer = runpy.run_path(str(arguments.data / "tools" / "score_retrieval.py"))
    resolved: dict[str, dict[Span, str | None]] = defaultdict(dict)
    for record in read(RESOLVED_BY_READING):
        mention = record["start"], record["end"]
        resolved[record["article_id"]][mention] = record["name"]
    questions = defaultdict(list)
    for question in read(arguments.data / "queries" / "train.jsonl"):
        questions[question["article_id"]].append(question)
    references: list[Example] = []
    for article in read(arguments.data / "corpora" / "polnear" / "train.jsonl.gz"):
        article_id = article["article_id"]
        reading = read_article(Article(article_id, article["text"]))
        answers = referents_by_questions(reading, questions[article_id], scorer["words_match"])
        referents = {**dict(answers), **resolved[article_id]}
        references += examples(reading, referents, scorer["same_person"])
    report(references)
    weights = zip(PRONOUN_FEATURES, fit(references).tolist(), strict=True)
    rounded = {name: round(weight, 3) for name, weight in weights}
    arguments.output.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
