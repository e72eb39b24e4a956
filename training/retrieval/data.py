"""Questions with the quotes that answer them, as rows of a quotes file."""

from __future__ import annotations

import random
import runpy
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quotesearch.records import Quote
from training.attribution.data import read, split

WRITTEN = Path(__file__).with_name("questions.jsonl")
HELD = Path(__file__).with_name(
    "held.txt"
)  # articles held back, beside those of the attribution model


@dataclass(frozen=True)
class Asked:
    """A question: its kind, the article it is about, and the rows of the quotes that answer it.

    `written` by a language model (questions.jsonl), or else given (queries/train.jsonl).
    """

    query: str
    kind: str
    article_id: str
    rows: tuple[int, ...]
    written: bool


def questions(data: Path, quotes: Sequence[Quote]) -> tuple[list[Asked], list[Asked]]:
    """The questions to train the embedder on, and those of the articles held back, which the fusion is fitted to."""
    in_article = defaultdict(list)
    for row, quote in enumerate(quotes):
        in_article[quote.article_id].append(row)
    words_match = runpy.run_path(str(data / "tools" / "score_retrieval.py"))["words_match"]
    asked = []
    for record in read(data / "queries" / "train.jsonl"):
        rows = [
            row
            for row in in_article[record["article_id"]]
            if any(words_match(quotes[row].text, target) for target in record["targets"])
        ]
        verbatim = [row for row in rows if quotes[row].quoted]
        asked.append(
            Asked(
                record["query"],
                record["type"],
                record["article_id"],
                tuple(verbatim or rows),
                False,
            )
        )
    for record in read(WRITTEN):
        rows = [
            row
            for row in in_article[record["article_id"]]
            if any(
                start < quotes[row].end and quotes[row].start < end
                for start, end in record["spans"]
            )
        ]
        asked.append(
            Asked(record["query"], record["type"], record["article_id"], tuple(rows), True)
        )
    held = {
        article["article_id"]
        for article in split(data / "corpora" / "polnear", data / "queries" / "train.jsonl")[1]
    }
    held.update(HELD.read_text(encoding="utf-8").split())
    answerable = [one for one in asked if one.rows]
    return (
        [one for one in answerable if one.article_id not in held],
        [one for one in answerable if one.article_id in held],
    )


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two quotes, by their folded words, say the same: neither is a wrong answer where the other is right."""
    shorter = min(len(one), len(other))
    return one == other or (shorter >= 4 and len(one & other) > 0.8 * shorter)


def mistyped(query: str, chance: random.Random) -> str:
    """A question with one letter lost or two exchanged, as typed in haste."""
    at = chance.randrange(max(1, len(query) - 1))
    if chance.random() < 0.5:
        return query[:at] + query[at + 1 :]
    return query[:at] + query[at + 1 : at + 2] + query[at] + query[at + 2 :]
