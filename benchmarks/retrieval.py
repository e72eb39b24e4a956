"""What each part of the search adds, and how often a question without an answer is refused.

    python benchmarks/retrieval.py QUESTIONS.jsonl [--index DIR]

QUESTIONS.jsonl has one object a line: {query, type, article_id, targets: [exact words, ...]}. A hit
is right when it, or another printing of it, comes from that article and has a target's words, or
they have its words. Refusal is measured on benchmarks/unanswerable.txt, and on the same questions
where everything that their article says is left out.
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

from quotesearch.language.folding import fold_words
from quotesearch.search import Searcher
from quotesearch.search.candidate_features import RANKING_FEATURES, compute_features
from quotesearch.search.candidates import propose
from quotesearch.search.question.understanding import understand
from quotesearch.search.ranking import rank

HERE = Path(__file__).parent
TODAY = datetime.date.today()
Question = dict[str, Any]
# Hits, best first, each with the (article, words) of its printings.
Found = list[list[tuple[str, str]]]
ALL_NAMES = frozenset(("speaker", "source", "since"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    arguments = parser.parse_args()
    searcher = Searcher.open(arguments.index)
    lines = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    manifest = searcher.generation.manifest
    print(f"{len(questions)} questions, {manifest.quotes} quotes, {manifest.embedder.name}")
    for name, ask in systems(searcher).items():
        places = [place(question, ask(question["query"])) for question in questions]
        report(name, questions, places)
    refusal(searcher, questions)


def systems(searcher: Searcher) -> dict[str, Callable[[str], Found]]:
    """Each signal alone, then added up, then all of it."""
    generation = searcher.generation

    def by_feature(**weights: float) -> Callable[[str], Found]:
        vector = np.array([weights.get(name, 0.0) for name in RANKING_FEATURES])

        def ask(query: str) -> Found:
            question = understand(query, searcher.knowledge, TODAY, ALL_NAMES)
            candidates = propose(generation, question, None)
            values = compute_features(generation, candidates) @ vector
            best_first = np.argsort(-values, kind="stable")
            quotes = generation.quotes.get(candidates.rows[best_first[:10]])
            return [[(quote.article_id, quote.text)] for quote in quotes]

        return ask

    def fused(ignore: frozenset[str] = frozenset()) -> Callable[[str], Found]:
        def ask(query: str) -> Found:
            found: Found = []
            for hit in searcher.search(query, ignore=ignore).hits:
                printings = (hit.quote, *hit.occurrences)
                found.append([(printing.article_id, printing.text) for printing in printings])
            return found

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
        "network, nothing understood": fused(ALL_NAMES),
        "search": fused(),
    }


def place(question: Question, found: Found) -> int | None:
    """The place of the first right hit; None where none is right."""
    targets = [f" {' '.join(fold_words(target))} " for target in question["targets"]]
    for number, printings in enumerate(found):
        for article, text in printings:
            words = f" {' '.join(fold_words(text))} "
            has_target = any(target in words or words in target for target in targets)
            if article == question["article_id"] and has_target:
                return number
    return None


def report(name: str, questions: list[Question], places: list[int | None]) -> None:
    by_kind = defaultdict(list)
    for question, found_at in zip(questions, places, strict=True):
        for kind in ("all", question["type"]):
            by_kind[kind].append(99 if found_at is None else found_at)
    figures = []
    for kind, of_kind in sorted(by_kind.items()):
        first, in_ten = np.mean(np.array(of_kind) == 0), np.mean(np.array(of_kind) < 10)
        figures.append(f"{kind} {first:.2f}/{in_ten:.2f}")
    print(f"{name}: {', '.join(figures)}")


def refusal(searcher: Searcher, questions: list[Question]) -> None:
    """Precision and recall of "nobody is quoted saying that here"."""
    other = (HERE / "unanswerable.txt").read_text(encoding="utf-8").splitlines()
    refused = sum(searcher.search(question).total == 0 for question in other)
    wrongly = sum(searcher.search(question["query"]).total == 0 for question in questions)
    without = sum(not has_other_answer(searcher, question) for question in questions)
    precision = (refused + without) / (refused + without + wrongly)
    print(
        f"refused: {refused} of {len(other)} of other kinds, "
        f"{without} of {len(questions)} without their article,"
    )
    print(f"and wrongly {wrongly} of {len(questions)}: precision {precision:.2f}")


def has_other_answer(searcher: Searcher, question: Question) -> bool:
    """Whether a question has an answer where its article is left out."""
    generation = searcher.generation
    columns = generation.quotes.columns
    article = np.array(columns.names["article"])[columns.article]
    allowed = np.flatnonzero(article != question["article_id"])
    understood = understand(question["query"], searcher.knowledge, TODAY)
    candidates = propose(generation, understood, allowed)
    return rank(generation, candidates, allowed).has_answer


if __name__ == "__main__":
    main()
