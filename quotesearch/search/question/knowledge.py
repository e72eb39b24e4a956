"""What an index knows of the things that questions name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from quotesearch.index import Generation
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.search.question.people import People
from quotesearch.search.question.sources import Sources


@dataclass(frozen=True)
class Knowledge:
    """The speakers, publications and words of an index, and the days that its quotes reach over.

    `reach` is the first and the last day of its quotes; None when no quote has a day.
    """

    people: People
    sources: Sources
    lexical: LexicalIndex
    reach: tuple[datetime.date, datetime.date] | None

    @classmethod
    def of(cls, generation: Generation) -> Knowledge:
        records = generation.quotes
        ordinary = records.ordinary_words()
        return cls(
            people=People(records.speakers(), ordinary, records.words_of_others()),
            sources=Sources(records.columns.names["source"], ordinary),
            lexical=generation.lexical,
            reach=records.reach,
        )
