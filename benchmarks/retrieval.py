"""What each signal of the search adds, and how often a question without an answer is refused.

    python benchmarks/retrieval.py QUESTIONS.jsonl [--index DIR]

QUESTIONS.jsonl holds one object a line: {query, article_id, targets: [exact words, ...]}. A hit is right when it comes
from that article and holds a target's words, or they hold its. Refusal is measured on benchmarks/unanswerable.txt.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from quotesearch.index import Generation, open_index
from quotesearch.models import Quote
from quotesearch.search import candidates as fusion
from quotesearch.search import search
from quotesearch.search.printings import fold
from quotesearch.search.question import matched_words, read_question

HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    arguments = parser.parse_args()
    generation = open_index(arguments.index)
    questions = [json.loads(line) for line in arguments.questions.read_text(encoding="utf-8").splitlines()]
    print(f"{len(questions)} questions, {generation.manifest.quotes} quotes")
    for name, ask in _systems(generation).items():
        _report(name, [_rank(question, ask(question["query"])) for question in questions])
    asked = (HERE / "unanswerable.txt").read_text(encoding="utf-8").splitlines()
    refused = sum(search(generation, question).total == 0 for question in asked)
    answered = sum(search(generation, question["query"]).total > 0 for question in questions)
    print(f"refused: {refused} of {len(asked)} without an answer here; {answered} of {len(questions)} others answered")


def _systems(generation: Generation) -> dict[str, Callable[[str], list[Quote]]]:
    def dense(column: int) -> Callable[[str], list[Quote]]:
        def ask(query: str) -> list[Quote]:
            rows, cosines = generation.vectors.search(generation.embedder.embed([query])[0], fusion.DEPTH)
            return generation.records.get(rows[np.argsort(-cosines[:, column], kind="stable")[:10]])

        return ask

    def lexical(query: str) -> list[Quote]:
        return generation.records.get(generation.lexical.search(matched_words(read_question(query)), 10)[0])

    def fused(query: str) -> list[Quote]:
        return [hit.quote for hit in search(generation, query).hits]

    return {"words, dense": dense(0), "passage, dense": dense(1), "BM25": lexical, "search": fused}


def _rank(question: dict[str, object], found: list[Quote]) -> int | None:
    targets = [" ".join(fold(str(target))) for target in question["targets"]]  # type: ignore[attr-defined]
    for rank, quote in enumerate(found):
        words = " ".join(fold(quote.text))
        if quote.article_id == question["article_id"] and any(t in words or words in t for t in targets):
            return rank
    return None


def _report(name: str, ranks: list[int | None]) -> None:
    found = [rank for rank in ranks if rank is not None]
    first, total = sum(rank == 0 for rank in found), len(ranks)
    reciprocal = sum(1 / (rank + 1) for rank in found)
    print(f"{name:16s} S@1 {first / total:.3f}  S@10 {len(found) / total:.3f}  MRR {reciprocal / total:.3f}")


if __name__ == "__main__":
    main()
