"""How often an altered quotation is told right.

    python benchmarks/verification.py [--index DIR] [--each N]

From the verbatim quotes of an index N are drawn for each way of altering them: a word dropped, two exchanged, one
replaced by another of the corpus, the end cut off, somebody else given as the speaker; and N are left as they are.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from quotesearch.index import Generation, open_index
from quotesearch.language.folding import fold_words
from quotesearch.records import Quote
from quotesearch.search import Searcher

FEWEST, MOST = 7, 60  # words of a quotation
Altered = tuple[str, str | None]
Expected = tuple[str, ...]  # wording, speaker


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--each", type=int, default=60)
    given = parser.parse_args()
    generation = open_index(given.index)
    quotes = verbatim(generation)
    chance = random.Random(1)
    right = total = 0
    for name, (alter, expected) in ways(quotes, chance).items():
        answers: Counter[str] = Counter()
        for quote in chance.sample([quote for quote in quotes if quote.speaker], given.each):
            found = Searcher(generation).verify(*alter(quote))
            answers[f"{found.wording}, {found.speaker}"] += 1
        good = sum(count for answer, count in answers.items() if answer in expected)
        if name != "as printed":
            right, total = right + good, total + given.each
        print(f"{name}: {good} of {given.each} are {' or '.join(expected)}; {dict(answers)}")
    print(f"altered quotations that were told right: {right} of {total} ({right / total:.1%})")


def verbatim(generation: Generation) -> list[Quote]:
    """The quotes in one verbatim piece, long enough to be altered."""
    rows = np.flatnonzero(generation.quotes.columns.verbatim)
    quotes = generation.quotes.get(rows)
    return [
        quote
        for quote in quotes
        if len(quote.quoted) == 1 and FEWEST <= len(fold_words(quote.quoted[0])) <= MOST
    ]


def ways(
    quotes: list[Quote], chance: random.Random
) -> dict[str, tuple[Callable[[Quote], Altered], Expected]]:
    """Each way of altering a quote, and the answers to it that are right."""
    vocabulary = [word for quote in quotes for word in quote.quoted[0].split() if fold_words(word)]
    speakers = sorted({quote.speaker for quote in quotes if quote.speaker})

    def inside(words: list[str]) -> int:
        return chance.randrange(1, len(words) - 2)

    def drop(words: list[str]) -> list[str]:
        at = inside(words)
        return words[:at] + words[at + 1 :]

    def exchange(words: list[str]) -> list[str]:
        places = [
            at for at in range(len(words) - 1) if fold_words(words[at]) != fold_words(words[at + 1])
        ]
        at = chance.choice(places)
        return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]

    def replace(words: list[str]) -> list[str]:
        at = inside(words)
        others = iter(lambda: chance.choice(vocabulary), None)
        other = next(word for word in others if fold_words(word) != fold_words(words[at]))
        return [*words[:at], other, *words[at + 1 :]]

    def cut(words: list[str]) -> list[str]:
        return words[: max(4, len(words) * 2 // 3)]

    def reworded(change: Callable[[list[str]], list[str]]) -> Callable[[Quote], Altered]:
        return lambda quote: (
            " ".join(change([w for w in quote.quoted[0].split() if fold_words(w)])),
            quote.speaker,
        )

    def somebody_else(quote: Quote) -> Altered:
        own = set(fold_words(str(quote.speaker)))
        others = [name for name in speakers if own.isdisjoint(fold_words(name))]
        return quote.quoted[0], chance.choice(others)

    altered = ("altered, same", "altered, not_certain")
    return {
        "as printed": (lambda quote: (quote.quoted[0], quote.speaker), ("verbatim, same",)),
        "a word dropped": (reworded(drop), altered),
        "two words exchanged": (reworded(exchange), altered),
        "a word replaced": (reworded(replace), altered),
        "the end cut off": (reworded(cut), ("partial, same", "partial, not_certain")),
        "another speaker": (somebody_else, ("verbatim, another", "verbatim, not_certain")),
    }


if __name__ == "__main__":
    main()
