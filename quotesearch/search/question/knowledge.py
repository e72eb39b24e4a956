"""Knowledge: what an index knows of the things that questions name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from quotesearch.index import Generation
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.search.question.people import People
from quotesearch.search.question.sources import Sources


@dataclass(frozen=True)
class Knowledge:
    """The speakers, the sources and the words of an index, and the days of its quotes.

    `reach` is the first and the last day; None where no quote has a day.
    """

    people: People
    sources: Sources
    lexical: LexicalIndex
    reach: tuple[datetime.date, datetime.date] | None

    @classmethod
    def of(cls, generation: Generation) -> Knowledge:
        """Gather the knowledge of an opened index."""
        quotes = generation.quotes
        ordinary = quotes.ordinary_words()
        people = People(quotes.speakers(), ordinary, quotes.words_of_others())
        sources = Sources(quotes.columns.names["source"], ordinary)
        return cls(people, sources, generation.lexical, quotes.reach)
