"""Measure how often an altered quotation is recognised as such.

    python benchmarks/verification.py [--index DIR] [--each N]

N verbatim quotes of an index are drawn for each way of altering them: a word dropped, two words
exchanged, one replaced by another word of the corpus, the end cut off, somebody else named as the
speaker. N more are left as they are.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from quotesearch.index import Generation, open_index
from quotesearch.language.folding import fold_words
from quotesearch.records import Quote
from quotesearch.search import Searcher

FEWEST, MOST = 7, 60  # words of a quotation
UNALTERED = "as printed"
ALTERED = ("altered, same", "altered, not_certain")
CUT_OFF = ("partial, same", "partial, not_certain")
MISATTRIBUTED = ("verbatim, another", "verbatim, not_certain")


class Quotation(NamedTuple):
    """What is asked: whether the speaker said these words."""

    words: str
    speaker: str | None


class Way(NamedTuple):
    """A way of altering a quote, and the right answers to it: wording, speaker."""

    alter: Callable[[Quote], Quotation]
    answers: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--each", type=int, default=60)
    arguments = parser.parse_args()
    generation = open_index(arguments.index)
    quotes = verbatim(generation)
    of_known_speakers = [quote for quote in quotes if quote.speaker]
    chance = random.Random(1)
    right = total = 0
    for name, way in ways_to_alter(quotes, chance).items():
        answers: Counter[str] = Counter()
        for quote in chance.sample(of_known_speakers, arguments.each):
            verification = Searcher(generation).verify(*way.alter(quote))
            answers[f"{verification.wording}, {verification.speaker}"] += 1
        right_answers = sum(answers[answer] for answer in way.answers)
        if name != UNALTERED:
            right += right_answers
            total += arguments.each
        expected = " or ".join(way.answers)
        print(f"{name}: {right_answers} of {arguments.each} are {expected}; {dict(answers)}")
    print(f"altered quotations that were told right: {right} of {total} ({right / total:.1%})")


def verbatim(generation: Generation) -> list[Quote]:
    """Read the quotes that consist of one verbatim piece, long enough to be altered."""
    rows = np.flatnonzero(generation.quotes.columns.verbatim)
    quotes = generation.quotes.get(rows)
    in_one_piece = [quote for quote in quotes if len(quote.quoted) == 1]
    return [quote for quote in in_one_piece if FEWEST <= _length(quote) <= MOST]


def _length(quote: Quote) -> int:
    return len(fold_words(quote.quoted[0]))


def ways_to_alter(quotes: list[Quote], chance: random.Random) -> dict[str, Way]:
    """Give each way of altering a quote by name."""
    vocabulary: list[str] = []
    for quote in quotes:
        vocabulary.extend(_split(quote))
    speakers = sorted({quote.speaker for quote in quotes if quote.speaker})

    def place_inside(words: list[str]) -> int:
        return chance.randrange(1, len(words) - 2)

    def drop(words: list[str]) -> list[str]:
        place = place_inside(words)
        return words[:place] + words[place + 1 :]

    def exchange(words: list[str]) -> list[str]:
        folded = [fold_words(word) for word in words]
        places = [place for place in range(len(words) - 1) if folded[place] != folded[place + 1]]
        place = chance.choice(places)
        return [*words[:place], words[place + 1], words[place], *words[place + 2 :]]

    def replace(words: list[str]) -> list[str]:
        place = place_inside(words)
        other = chance.choice(vocabulary)
        while fold_words(other) == fold_words(words[place]):
            other = chance.choice(vocabulary)
        return [*words[:place], other, *words[place + 1 :]]

    def cut(words: list[str]) -> list[str]:
        return words[: max(4, len(words) * 2 // 3)]

    def reworded(change: Callable[[list[str]], list[str]]) -> Callable[[Quote], Quotation]:
        def alter(quote: Quote) -> Quotation:
            return Quotation(" ".join(change(_split(quote))), quote.speaker)

        return alter

    def as_printed(quote: Quote) -> Quotation:
        return Quotation(quote.quoted[0], quote.speaker)

    def by_somebody_else(quote: Quote) -> Quotation:
        own = set(fold_words(str(quote.speaker)))
        others = [name for name in speakers if own.isdisjoint(fold_words(name))]
        return Quotation(quote.quoted[0], chance.choice(others))

    return {
        UNALTERED: Way(as_printed, ("verbatim, same",)),
        "a word dropped": Way(reworded(drop), ALTERED),
        "two words exchanged": Way(reworded(exchange), ALTERED),
        "a word replaced": Way(reworded(replace), ALTERED),
        "the end cut off": Way(reworded(cut), CUT_OFF),
        "another speaker": Way(by_somebody_else, MISATTRIBUTED),
    }


def _split(quote: Quote) -> list[str]:
    """Split the words of a quote, without marks that stand alone."""
    return [word for word in quote.quoted[0].split() if fold_words(word)]


if __name__ == "__main__":
    main()
