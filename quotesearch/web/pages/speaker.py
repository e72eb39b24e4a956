"""What the page of a speaker shows: distinct quotes, their printings, other names of the person."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np

from quotesearch.index import Generation
from quotesearch.index.stores.quote_store import Rows
from quotesearch.language.folding import fold_words
from quotesearch.language.names.sameness import may_be_one
from quotesearch.records import Quote
from quotesearch.search import Searcher


class PrintedQuote(NamedTuple):
    """A quote, its other printings, first to last, and who else these attribute the words to."""

    quote: Quote
    printings: list[Quote]
    other_speakers: list[str]


def distinct_newest_first(generation: Generation, rows: Rows) -> Rows:
    """Order quotes by day, newest first, and keep one of each group of printings."""
    columns = generation.quotes.columns
    newest_first = rows[np.argsort(-columns.day[rows], kind="stable")]
    groups = columns.printing[newest_first]
    first_places = np.unique(groups, return_index=True)[1]
    return newest_first[np.sort(first_places)]


def with_printings(generation: Generation, rows: Rows, name: str) -> Iterator[PrintedQuote]:
    """Read quotes of a speaker with their other printings."""
    all_printings = generation.quotes.printings(rows)
    for row, printings in zip(rows.tolist(), all_printings, strict=True):
        quote = printings.pop(row)
        others = list(printings.values())
        yield PrintedQuote(quote, others, _other_speakers(others, name))


def _other_speakers(printings: Collection[Quote], name: str) -> list[str]:
    names = {printing.speaker for printing in printings if printing.speaker}
    return sorted(other for other in names if not may_be_one(other, name))


def other_names(searcher: Searcher, name: str) -> dict[str, int]:
    """Count the quotes under other names that may be the same person's.

    The index keeps names apart, unless they differ in case alone.
    """
    people = searcher.knowledge.people.find(fold_words(name))
    names = next((person.names for person in people if name in person.names), frozenset())
    counts = searcher.generation.quotes.speakers()
    return {
        other: count
        for other, count in counts.items()
        if other in names and other.casefold() != name.casefold()
    }


def similar_name(searcher: Searcher, name: str) -> str | None:
    """Return the name of somebody in the index who may be meant; None if there is nobody."""
    words = fold_words(name)
    people = searcher.knowledge.people.find(words, range(len(words)))
    return people[0].name if people else None
