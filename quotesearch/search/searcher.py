"""The way of a question: understood, candidates proposed and weighed, printings of one quote grouped, a page cut."""

import datetime
import time
from collections.abc import Collection, Iterator
from itertools import combinations
from pathlib import Path
from typing import Self

import numpy as np

from quotesearch.index import UNKNOWN, Generation, open_index
from quotesearch.index.stores.quote_store import Rows
from quotesearch.language.names.sameness import may_be_one
from quotesearch.presentation import shown
from quotesearch.records import (
    Filters,
    Hit,
    Interpretation,
    Occurrence,
    Quote,
    SearchResult,
    Span,
    Verification,
)
from quotesearch.search.candidates import propose
from quotesearch.search.grouping import Group, place_groups
from quotesearch.search.paging import read_cursor, write_cursor
from quotesearch.search.question.knowledge import Knowledge
from quotesearch.search.question.understanding import Question, understand
from quotesearch.search.ranker import probability
from quotesearch.search.ranking import weigh
from quotesearch.search.verification import verify


class Searcher:
    """Answers questions and verifies quotations over one generation of an index.

    May be used by several threads at once.
    """

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self.knowledge = Knowledge.of(generation)

    @classmethod
    def open(cls, index_dir: Path) -> Self:
        """Open the generation that serves.

        Raises:
            IndexMissingError: nothing was built in this folder.
            IndexDamagedError: a file is missing, cut short or changed.
        """
        return cls(open_index(index_dir))

    def search(
        self,
        question: str,
        *,
        filters: Filters | None = None,
        ignore: Collection[str] = (),
        limit: int = 10,
        cursor: str | None = None,
        today: datetime.date | None = None,
    ) -> SearchResult:
        """Answer a question.

        Args:
            question: in plain words. Words in quotation marks must occur in the quote.
            filters: strict narrowing. A filter replaces what the question says about the same field.
            ignore: fields of Filters that are not to be read from the question: its names are only words.
            limit: hits of one page, at least 1.
            cursor: `next` of the previous page.
            today: what "last week" counts from; default: today, UTC.

        Returns:
            One page. `total` and `facets` count all hits of the question, printings of one quote once.

        Raises:
            QuestionError: the question is empty or too long, or the cursor is not one of this index.
        """
        generation = self.generation
        clock = _Clock()
        filters = filters or Filters()
        today = today or datetime.datetime.now(datetime.UTC).date()
        asked = understand(question, self.knowledge, today, {*filters.given(), *ignore})
        offset = read_cursor(cursor, generation.manifest.id) if cursor else 0
        clock.lap("understand")
        kept = _kept(generation, asked, filters)
        candidates = propose(generation, asked, kept)
        clock.lap("propose")
        candidates, values = weigh(generation, asked, candidates, kept)
        groups = place_groups(generation, candidates, values)
        leads = [_lead(generation, group) for group in groups]
        facets = generation.quotes.facets(np.array(leads, np.int64))
        clock.lap("weigh")
        page = slice(offset, offset + limit)
        hits = tuple(_hits(generation, groups[page], leads[page], candidates.terms))
        clock.lap("read")
        return SearchResult(
            query=question,
            interpretation=_interpretation(asked, filters),
            total=len(groups),
            hits=hits,
            facets=facets,
            next=write_cursor(generation.manifest.id, page.stop)
            if page.stop < len(groups)
            else None,
            stages=clock.stages,
        )

    def verify(self, quotation: str, speaker: str | None = None) -> Verification:
        """Compare a quotation, and the speaker it is attributed to, with the quotes of the index.

        Raises:
            QuestionError: the quotation is empty or too long.
        """
        return verify(self.generation, quotation, speaker)


class _Clock:
    """Seconds of each stage, one after the other."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._since = time.perf_counter()

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.stages[stage], self._since = now - self._since, now


def _kept(generation: Generation, asked: Question, filters: Filters) -> Rows | None:
    """The rows that pass the filters and hold every phrase; None where all may."""
    kept = generation.quotes.rows(filters)
    for phrase in asked.phrases:
        holding = generation.lexical.rows_with_phrase(phrase)
        kept = holding if kept is None else np.intersect1d(kept, holding)
    return kept


def _lead(generation: Generation, group: Group) -> int:
    """The printing that is shown: the best that names the speaker, or else the best."""
    named = generation.quotes.columns.speaker
    return next((row for row in group.rows if named[row] != UNKNOWN), group.rows[0])


def _hits(
    generation: Generation, groups: list[Group], leads: list[int], terms: Collection[str]
) -> Iterator[Hit]:
    printed = generation.quotes.printings(np.array(leads, np.int64))
    for group, lead, printings in zip(groups, leads, printed, strict=True):
        first = printings.pop(lead)
        others = printings.values()
        highlights = _highlights(generation, first, terms)
        yield Hit(
            first,
            score=float(probability(np.array(group.value))),
            shown=shown(first, highlights),
            highlights=highlights,
            occurrences=tuple(map(Occurrence.of, others)),
            conflict=_contradictory({quote.speaker for quote in (first, *others) if quote.speaker}),
        )


def _contradictory(speakers: Collection[str]) -> bool:
    return any(not may_be_one(*pair) for pair in combinations(speakers, 2))


def _highlights(generation: Generation, quote: Quote, terms: Collection[str]) -> tuple[Span, ...]:
    return tuple(
        (start, end) for term, start, end in generation.lexical.terms(quote.text) if term in terms
    )


def _interpretation(asked: Question, filters: Filters) -> Interpretation:
    days = asked.days
    return Interpretation(
        text=asked.topic,
        speaker=filters.speaker or (asked.speaker.name if asked.speaker else None),
        source=filters.source or asked.source,
        since=filters.since or (days.since.isoformat() if days and days.since else None),
        until=filters.until or (days.until.isoformat() if days and days.until else None),
    )
