"""The Searcher: answers questions and verifies quotations over one generation of an index."""

import datetime
import time
from collections.abc import Collection
from pathlib import Path
from typing import Self

import numpy as np

from quotesearch.index import Generation, open_index
from quotesearch.index.stores.quote_store import Rows
from quotesearch.records import Filters, Interpretation, SearchResult, Verification
from quotesearch.search.candidates import propose
from quotesearch.search.grouping import group_candidates
from quotesearch.search.hits import read_hits
from quotesearch.search.paging import read_cursor, write_cursor
from quotesearch.search.question.knowledge import Knowledge
from quotesearch.search.question.understanding import Question, understand
from quotesearch.search.ranking import rank
from quotesearch.search.verification.verification import verify


class Searcher:
    """Answer questions and verify quotations over one generation of an index.

    A searcher keeps the generation it was opened with: builds that come later need a new one.
    Several threads may use it at once.

        searcher = Searcher.open(Path("index"))
        for hit in searcher.search("who called it arrogance").hits:
            print(hit.quote.speaker, hit.quote.text)
    """

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self.knowledge = Knowledge.of(generation)

    @classmethod
    def open(cls, index_dir: Path) -> Self:
        """Open the current generation of an index.

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
        """Answer a question with quotes, the best first.

        Args:
            question: in plain words. Words in quotation marks must occur in the quote.
            filters: only quotes that pass them are searched. A filter replaces what the question
                says about the same field.
            ignore: fields of Filters that are not read from the question. With "speaker", a name in
                the question is a word like any other.
            limit: hits a page, at least 1.
            cursor: `next` of the page before.
            today: the day that "last week" counts from; by default today, UTC.

        Returns:
            One page. `total` and `facets` count all hits of the question; printings of one quote
            count once. A question that nobody's words answer has no hits.

        Raises:
            QuestionError: the question is empty or too long, or the cursor is from another index.
        """
        generation = self.generation
        clock = _Clock()
        filters = filters or Filters()
        today = today or datetime.datetime.now(datetime.UTC).date()
        understood = understand(question, self.knowledge, today, {*filters.given(), *ignore})
        start = read_cursor(cursor, generation.manifest.id) if cursor else 0
        clock.finish("understand")

        allowed = _allowed_rows(generation, understood, filters)
        candidates = propose(generation, understood, allowed)
        clock.finish("propose")

        ranking = rank(generation, candidates, allowed)
        columns = generation.quotes.columns
        groups = group_candidates(columns, ranking.candidates.rows, ranking.values)
        leads = np.array([group.lead for group in groups], np.int64)
        facets = generation.quotes.facets(leads)
        clock.finish("weigh")

        end = start + limit
        hits = read_hits(generation, groups[start:end], ranking.candidates.lexical.terms)
        clock.finish("read")

        has_more = end < len(groups)
        return SearchResult(
            query=question,
            interpretation=_interpretation(understood, filters),
            total=len(groups),
            hits=hits,
            facets=facets,
            next=write_cursor(generation.manifest.id, end) if has_more else None,
            stages=clock.stages,
        )

    def verify(self, quotation: str, speaker: str | None = None) -> Verification:
        """Check whether words were printed as they are quoted, and whether this speaker said them.

        Args:
            quotation: the words, with or without quotation marks. An ellipsis stands for words left
                out, words in square brackets are the editor's.
            speaker: the name they are attributed to, or None where only the wording is checked.

        Returns:
            What is known of the wording and of the speaker, with the quotes that show it, the
            nearest first. docs/format.md explains the values.

        Raises:
            QuestionError: the quotation is empty or too long.
        """
        return verify(self.generation, quotation, speaker)


class _Clock:
    """Measures the stages of a search, in seconds."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._started = time.perf_counter()

    def finish(self, stage: str) -> None:
        """Note how long a stage took; the next one begins."""
        now = time.perf_counter()
        self.stages[stage] = now - self._started
        self._started = now


def _allowed_rows(generation: Generation, question: Question, filters: Filters) -> Rows | None:
    """Find the rows that pass the filters and have every phrase; None where all may."""
    allowed = generation.quotes.rows(filters)
    for phrase in question.phrases:
        with_phrase = generation.lexical.rows_with_phrase(phrase)
        allowed = with_phrase if allowed is None else np.intersect1d(allowed, with_phrase)
    return allowed


def _interpretation(question: Question, filters: Filters) -> Interpretation:
    """Say how a question was understood; a filter stands for what the question says."""
    speaker = question.speaker.name if question.speaker else None
    since = question.days.since if question.days else None
    until = question.days.until if question.days else None
    return Interpretation(
        text=question.topic,
        speaker=filters.speaker or speaker,
        source=filters.source or question.source,
        since=filters.since or _iso(since),
        until=filters.until or _iso(until),
    )


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
