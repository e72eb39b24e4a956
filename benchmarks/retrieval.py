"""Measure what each part of the search adds, and how often it refuses an unanswerable question.

    python benchmarks/retrieval.py QUESTIONS.jsonl [--index DIR]

QUESTIONS.jsonl holds one object a line: {query, type, article_id, targets: [exact words, ...]}. A
hit is right when it, or another printing of it, comes from that article and its words hold a
target's, or the other way round. Refusal is measured on benchmarks/unanswerable.txt, and on the
same questions with everything left out that their article says.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from quotesearch.index import Generation, open_index
from quotesearch.language.folding import fold_words
from quotesearch.search import Searcher
from quotesearch.search.candidates import FEATURES, propose
from quotesearch.search.question.knowledge import Knowledge
from quotesearch.search.question.understanding import understand
from quotesearch.search.ranker import ANSWER
from quotesearch.search.ranking import weigh

HERE = Path(__file__).parent
TODAY = datetime.date.today()
NOTHING = frozenset(("speaker", "source", "since"))  # nothing is understood from the question
HITS = 10
NOT_FOUND = 99  # rank of a question without a right hit
Question = dict[str, Any]
# The hits, best first, each with the (article, words) of its printings.
Found = list[list[tuple[str, str]]]
Ask = Callable[[str], Found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    arguments = parser.parse_args()
    generation = open_index(arguments.index)
    lines = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    manifest = generation.manifest
    print(f"{len(questions)} questions, {manifest.quotes} quotes, {manifest.embedder.name}")
    for name, ask in systems(generation).items():
        ranks = [rank(question, ask(question["query"])) for question in questions]
        report(name, questions, ranks)
    measure_refusal(generation, questions)


def systems(generation: Generation) -> dict[str, Ask]:
    """Give each signal alone, then added up, then the whole search."""

    def by_feature(**weights: float) -> Ask:
        vector = np.array([weights.get(name, 0.0) for name in FEATURES])

        def ask(query: str) -> Found:
            question = understand(query, Knowledge.of(generation), TODAY, NOTHING)
            candidates = propose(generation, question, None)
            scores = candidates.features @ vector
            best_first = np.argsort(-scores, kind="stable")
            rows = candidates.rows[best_first[:HITS]]
            return [[(quote.article_id, quote.text)] for quote in generation.quotes.get(rows)]

        return ask

    def by_network(ignore: frozenset[str] = frozenset()) -> Ask:
        def ask(query: str) -> Found:
            results: Found = []
            for hit in Searcher(generation).search(query, ignore=ignore).hits:
                printed = (hit.quote, *hit.occurrences)
                results.append([(quote.article_id, quote.text) for quote in printed])
            return results

        return ask

    return {
        "words, dense": by_feature(words=1.0),
        "passage, dense": by_feature(passage=1.0),
        "tokens, late interaction": by_feature(tokens=1.0),
        "BM25": by_feature(lexical=1.0),
        "weighted sum": by_feature(words=0.2, passage=0.8, lexical=0.5),
        "weighted sum, exact words first": by_feature(
            words=0.2, passage=0.8, lexical=0.5, verbatim=0.1
        ),
        "network, nothing understood": by_network(NOTHING),
        "search": by_network(),
    }


def rank(question: Question, hits: Found) -> int | None:
    """Give the place of the first right hit, from 0, or None if there is none."""
    targets = [_padded(target) for target in question["targets"]]
    for place, printings in enumerate(hits):
        for article, text in printings:
            words = _padded(text)
            is_right = any(target in words or words in target for target in targets)
            if is_right and article == question["article_id"]:
                return place
    return None


def _padded(text: str) -> str:
    """Write a text in folded words with a space on either side, so that only whole words match."""
    return f" {' '.join(fold_words(text))} "


def report(name: str, questions: list[Question], ranks: list[int | None]) -> None:
    """Print the share of questions answered first and among ten, of each type and of all."""
    ranks_of_type: dict[str, list[int]] = defaultdict(list)
    for question, place in zip(questions, ranks, strict=True):
        counted = NOT_FOUND if place is None else place
        ranks_of_type["all"].append(counted)
        ranks_of_type[question["type"]].append(counted)
    figures = []
    for kind, counts in sorted(ranks_of_type.items()):
        places = np.array(counts)
        first = np.mean(places == 0)
        among_ten = np.mean(places < HITS)
        figures.append(f"{kind} {first:.2f}/{among_ten:.2f}")
    print(f"{name}: {', '.join(figures)}")


def measure_refusal(generation: Generation, questions: list[Question]) -> None:
    """Print the precision and recall of "nobody is quoted saying that here"."""
    unanswerable = (HERE / "unanswerable.txt").read_text(encoding="utf-8").splitlines()
    refused = count_refused(generation, unanswerable)
    wrongly = count_refused(generation, [question["query"] for question in questions])
    without = count_refused_without_article(generation, questions)
    rightly = refused + without
    precision = rightly / (rightly + wrongly)
    of_other_kinds = f"{refused} of {len(unanswerable)} of other kinds"
    print(f"refused: {of_other_kinds}, {without} of {len(questions)} without their article,")
    print(f"and wrongly {wrongly} of {len(questions)}: precision {precision:.2f}")


def count_refused(generation: Generation, queries: list[str]) -> int:
    totals = [Searcher(generation).search(query).total for query in queries]
    return totals.count(0)


def count_refused_without_article(generation: Generation, questions: list[Question]) -> int:
    """Count the questions that are refused when everything is left out that their article says."""
    columns = generation.quotes.columns
    articles = np.array(columns.names["article"])[columns.article]
    refused = 0
    for question in questions:
        rows = np.flatnonzero(articles != question["article_id"])
        asked = understand(question["query"], Knowledge.of(generation), TODAY)
        candidates = propose(generation, asked, rows)
        _, scores = weigh(generation, asked, candidates, rows)
        if scores.max(initial=-np.inf) < ANSWER:
            refused += 1
    return refused


if __name__ == "__main__":
    main()
