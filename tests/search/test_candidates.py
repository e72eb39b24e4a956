"""Candidates: what is found among the nearest quotes is what a scan of all quotes finds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quotesearch.records import Filters
from quotesearch.search import Searcher
from quotesearch.search.candidates import Candidates, propose
from quotesearch.search.question.understanding import understand

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import SearcherOf

SHARES = {"half": 500, "tenth": 100, "hundredth": 10, "one": 1}  # quotes of each source, of 1,000


@pytest.fixture(scope="module")
def crowd(searcher_of: SearcherOf, make_quote: MakeQuote) -> Searcher:
    """Searches 1,000 quotes of random words; the rarest source has a single one."""
    draw = np.random.default_rng(0)
    words = (
        "war peace tax law rain bridge school harbour mayor budget vote wall border trade".split()
    )
    sources = np.repeat(list(SHARES), list(SHARES.values())).tolist()
    sources += ["rest"] * (1000 - len(sources))
    draw.shuffle(sources)
    quotes = [
        make_quote(" ".join(draw.choice(words, 6)), article_id=f"{number:04}", source=source)
        for number, source in enumerate(sources)
    ]
    return searcher_of(quotes)


@pytest.mark.parametrize(("source", "count"), SHARES.items())
@pytest.mark.parametrize("question", ["war and peace", "who will pay for the school budget"])
def test_a_filtered_answer_is_that_of_a_scan_of_all_that_pass(
    crowd: Searcher, source: str, count: int, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits = crowd.search(question, filters=Filters(source=source), limit=10).hits
    assert all(hit.quote.source == source for hit in hits)
    # Every quote that passes becomes a candidate.
    monkeypatch.setattr("quotesearch.search.candidates.NEAREST", (1000, 1000))
    scanned = crowd.search(question, filters=Filters(source=source), limit=10).hits
    assert len(scanned) <= min(10, count)
    assert scanned or count == 1
    assert [hit.quote.id for hit in hits] == [hit.quote.id for hit in scanned]


def propose_for(searcher: Searcher, question: str, allowed: np.ndarray | None) -> Candidates:
    understood = understand(question, searcher.knowledge, datetime.date(2025, 7, 1))
    return propose(searcher.generation, understood, allowed)


def test_candidates_are_distinct_rows_in_order(crowd: Searcher) -> None:
    rows = propose_for(crowd, "war and peace", None).rows.tolist()
    assert rows == sorted(set(rows))
    assert 200 <= len(rows) < 1000


def test_only_rows_that_are_allowed_are_proposed(crowd: Searcher) -> None:
    allowed = np.arange(0, 1000, 7)
    assert set(propose_for(crowd, "war and peace", allowed).rows) <= set(allowed)


def test_a_source_far_down_in_the_index_is_proposed_where_the_question_names_it(
    crowd: Searcher,
) -> None:
    columns = crowd.generation.quotes.columns
    of_source = np.flatnonzero(columns.has_any("source", ["hundredth"]))
    candidates = propose_for(crowd, "what hundredth quoted on peace", None)
    assert candidates.question.source == "hundredth"
    assert set(of_source) <= set(candidates.rows)


def test_terms_are_the_corrected_words_of_the_question(crowd: Searcher) -> None:
    candidates = propose_for(crowd, "the harbuor and the school", None)
    assert set(candidates.lexical.terms) == {"harbour", "school"}
