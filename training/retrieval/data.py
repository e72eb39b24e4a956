"""The questions of training, with the quotes that answer them as rows of a quotes file."""

from __future__ import annotations

import random
import runpy
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quotesearch.records import Json, Quote, Span
from training.attribution.examples import split
from training.records import read

WRITTEN = Path(__file__).with_name("questions.jsonl")
# Articles that are held back, in addition to those of the attribution model.
HELD_OUT = Path(__file__).with_name("held.txt")


@dataclass(frozen=True)
class TrainingQuestion:
    """A question: its kind, the article it is about, and the rows of the quotes that answer it.

    `written`: a language model wrote it (questions.jsonl); otherwise it is one of the given
    questions (queries/train.jsonl).
    """

    query: str
    kind: str
    article_id: str
    rows: tuple[int, ...]
    written: bool


def read_questions(
    data: Path, quotes: Sequence[Quote]
) -> tuple[list[TrainingQuestion], list[TrainingQuestion]]:
    """Return the questions that train the embedder, and those of the held-out articles.

    The ranking network is fitted to those of the held-out articles.
    """
    in_article = defaultdict(list)
    for row, quote in enumerate(quotes):
        in_article[quote.article_id].append(row)
    words_match = runpy.run_path(str(data / "tools" / "score_retrieval.py"))["words_match"]
    questions = []
    for record in read(data / "queries" / "train.jsonl"):
        rows = [
            row
            for row in in_article[record["article_id"]]
            if any(words_match(quotes[row].text, target) for target in record["targets"])
        ]
        verbatim = [row for row in rows if quotes[row].quoted]
        questions.append(_make_question(record, verbatim or rows, written=False))
    for record in read(WRITTEN):
        rows = [
            row
            for row in in_article[record["article_id"]]
            if _overlaps(quotes[row], record["spans"])
        ]
        questions.append(_make_question(record, rows, written=True))
    _, held_out_articles = split(data / "corpora" / "polnear", data / "queries" / "train.jsonl")
    held_out = {article["article_id"] for article in held_out_articles}
    held_out.update(HELD_OUT.read_text(encoding="utf-8").split())
    answerable = [question for question in questions if question.rows]
    return (
        [question for question in answerable if question.article_id not in held_out],
        [question for question in answerable if question.article_id in held_out],
    )


def _make_question(record: Json, rows: Sequence[int], *, written: bool) -> TrainingQuestion:
    return TrainingQuestion(
        record["query"], record["type"], record["article_id"], tuple(rows), written
    )


def _overlaps(quote: Quote, spans: Sequence[Span]) -> bool:
    """Tell whether a quote overlaps one of the spans of its article."""
    return any(start < quote.end and quote.start < end for start, end in spans)


def same_words(words: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether two quotes say the same, by their folded words.

    If so, neither is a wrong answer to a question that the other answers.
    """
    shorter = min(len(words), len(others))
    return words == others or (shorter >= 4 and len(words & others) > 0.8 * shorter)


def mistype(query: str, chance: random.Random) -> str:
    """Drop a letter of a question, or swap two, as in hasty typing."""
    position = chance.randrange(max(1, len(query) - 1))
    before, after = query[:position], query[position + 1 :]
    if chance.random() < 0.5:
        return before + after
    return before + after[:1] + query[position] + after[1:]
