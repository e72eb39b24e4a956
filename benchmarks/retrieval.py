"""What each part of the search adds, and how often a question without an answer is refused.

    python benchmarks/retrieval.py QUESTIONS.jsonl [--index DIR]

QUESTIONS.jsonl holds one object a line: {query, type, article_id, targets: [exact words, ...]}. A hit is right when it,
or another printing of it, comes from that article and holds a target's words, or they hold its. Refusal is measured on
benchmarks/unanswerable.txt, and on the same questions where everything that their article says is left out.
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
Question = dict[str, Any]
Found = list[
    list[tuple[str, str]]
]  # hits, best first, each with the (article, words) of its printings
NOTHING = frozenset(("speaker", "source", "since"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    arguments = parser.parse_args()
    generation = open_index(arguments.index)
    questions = [
        json.loads(line) for line in arguments.questions.read_text(encoding="utf-8").splitlines()
    ]
    print(
        f"{len(questions)} questions, {generation.manifest.quotes} quotes, {generation.manifest.embedder.name}"
    )
    for name, ask in systems(generation).items():
        report(name, questions, [rank(question, ask(question["query"])) for question in questions])
    refusal(generation, questions)


def systems(generation: Generation) -> dict[str, Callable[[str], Found]]:
    """Each signal alone, then added up, then all of it."""

    def by_feature(**weights: float) -> Callable[[str], Found]:
        vector = np.array([weights.get(name, 0.0) for name in FEATURES])

        def ask(query: str) -> Found:
            found = propose(
                generation, understand(query, Knowledge.of(generation), TODAY, NOTHING), None
            )
            best = found.rows[np.argsort(-(found.features @ vector), kind="stable")[:10]]
            return [[(quote.article_id, quote.text)] for quote in generation.quotes.get(best)]

        return ask

    def fused(literally: frozenset[str] = frozenset()) -> Callable[[str], Found]:
        def ask(query: str) -> Found:
            hits = Searcher(generation).search(query, ignore=literally).hits
            return [
                [(one.article_id, one.text) for one in (hit.quote, *hit.occurrences)]
                for hit in hits
            ]

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
        "network, nothing understood": fused(NOTHING),
        "search": fused(),
    }


def rank(question: Question, found: Found) -> int | None:
    targets = [f" {' '.join(fold_words(target))} " for target in question["targets"]]
    for at, printings in enumerate(found):
        for article, text in printings:
            words = f" {' '.join(fold_words(text))} "
            if article == question["article_id"] and any(
                target in words or words in target for target in targets
            ):
                return at
    return None


def report(name: str, questions: list[Question], ranks: list[int | None]) -> None:
    by_kind = defaultdict(list)
    for question, place in zip(questions, ranks, strict=True):
        for kind in ("all", question["type"]):
            by_kind[kind].append(99 if place is None else place)
    figures = ", ".join(
        f"{kind} {np.mean(np.array(places) == 0):.2f}/{np.mean(np.array(places) < 10):.2f}"
        for kind, places in sorted(by_kind.items())
    )
    print(f"{name}: {figures}")


def refusal(generation: Generation, questions: list[Question]) -> None:
    """Precision and recall of "nobody is quoted saying that here"."""
    other = (HERE / "unanswerable.txt").read_text(encoding="utf-8").splitlines()
    refused = sum(Searcher(generation).search(question).total == 0 for question in other)
    wrongly = sum(
        Searcher(generation).search(question["query"]).total == 0 for question in questions
    )
    article = np.array(generation.quotes.columns.names["article"])[
        generation.quotes.columns.article
    ]
    without = 0
    for question in questions:
        kept = np.flatnonzero(article != question["article_id"])
        asked = understand(question["query"], Knowledge.of(generation), TODAY)
        _, values = weigh(generation, asked, propose(generation, asked, kept), kept)
        without += values.max(initial=-np.inf) < ANSWER
    precision = (refused + without) / (refused + without + wrongly)
    print(
        f"refused: {refused} of {len(other)} of other kinds, {without} of {len(questions)} without their article,"
    )
    print(f"and wrongly {wrongly} of {len(questions)}: precision {precision:.2f}")


if __name__ == "__main__":
    main()
