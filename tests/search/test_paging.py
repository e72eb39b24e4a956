"""A long answer page by page: its order, its facets, its cursors."""

from __future__ import annotations

import base64
import math
from collections import Counter

import pytest

from quotesearch.errors import QuestionError
from quotesearch.index import Generation
from quotesearch.records import SearchResult
from quotesearch.search import Searcher
from tests.search.conftest import COSTS


def pages(generation: Generation, question: str, limit: int) -> list[SearchResult]:
    found = [Searcher(generation).search(question, limit=limit)]
    while found[-1].next:
        found.append(Searcher(generation).search(question, limit=limit, cursor=found[-1].next))
    return found


def test_pages_are_the_whole_answer_in_one_order(town: Generation) -> None:
    whole = Searcher(town).search(COSTS, limit=100)
    assert len({hit.quote.id for hit in whole.hits}) == whole.total >= 23
    for limit in (1, 5, whole.total - 1, whole.total, whole.total + 1):
        found = pages(town, COSTS, limit)
        assert [hit for page in found for hit in page.hits] == list(whole.hits)
        assert [len(page.hits) for page in found[:-1]] == [limit] * (len(found) - 1)
        assert len(found) == math.ceil(whole.total / limit)
        assert all((page.total, page.facets) == (whole.total, whole.facets) for page in found)


def test_facets_count_the_hits(town: Generation) -> None:
    result = Searcher(town).search(COSTS, limit=100)
    quotes = [hit.quote for hit in result.hits]
    days = (quote.date or quote.published for quote in quotes)
    assert result.facets == {
        "speaker": Counter(quote.speaker for quote in quotes if quote.speaker),
        "source": Counter(quote.source for quote in quotes if quote.source),
        "kind": Counter(quote.kind for quote in quotes),
        "year": Counter(day[:4] for day in days if day),
    }
    assert list(result.facets["year"]) == ["2025", "2024"]


def cursor(name: str, offset: object) -> str:
    return base64.urlsafe_b64encode(f"{name}:{offset}".encode()).decode().rstrip("=")


def test_a_cursor_past_the_end_finds_nothing_more(town: Generation) -> None:
    result = Searcher(town).search(COSTS, cursor=cursor(town.manifest.id, 10**9))
    assert (result.total, result.hits, result.next) == (
        Searcher(town).search(COSTS).total,
        (),
        None,
    )


def test_a_cursor_belongs_to_its_generation(town: Generation, committed: Generation) -> None:
    following = Searcher(town).search(COSTS).next
    assert following
    assert Searcher(town).search(COSTS, cursor=following).hits
    with pytest.raises(QuestionError, match=r"not one of this index.*without it") as refused:
        Searcher(committed).search(COSTS, cursor=following)
    assert refused.value.where == "cursor"


@pytest.mark.parametrize(
    "garbage", ["10", "é", "😀", "====", "a" * 5000, "\ud800", "../../etc/passwd", " "]
)
def test_garbage_is_no_cursor(town: Generation, garbage: str) -> None:
    with pytest.raises(QuestionError, match="not one of this index"):
        Searcher(town).search(COSTS, cursor=garbage)


@pytest.mark.parametrize("offset", [-1, "", "x", "1.5", "9" * 5000])
def test_a_cursor_to_no_place(town: Generation, offset: object) -> None:
    with pytest.raises(QuestionError, match="not one of this index"):
        Searcher(town).search(COSTS, cursor=cursor(town.manifest.id, offset))
