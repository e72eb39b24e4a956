"""A long answer page by page: its order, its facets, its cursors."""

from __future__ import annotations

import base64
import math
from collections import Counter

import pytest

from quotesearch.errors import QuestionError
from quotesearch.records import SearchResult
from quotesearch.search import Searcher
from quotesearch.search.paging import read_cursor, write_cursor
from tests.search.conftest import COSTS


def all_pages(searcher: Searcher, question: str, limit: int) -> list[SearchResult]:
    pages = [searcher.search(question, limit=limit)]
    while pages[-1].next:
        pages.append(searcher.search(question, limit=limit, cursor=pages[-1].next))
    return pages


def test_pages_are_the_whole_answer_in_one_order(town: Searcher) -> None:
    whole = town.search(COSTS, limit=100)
    assert len({hit.quote.id for hit in whole.hits}) == whole.total >= 23
    for limit in (1, 5, whole.total - 1, whole.total, whole.total + 1):
        pages = all_pages(town, COSTS, limit)
        assert [hit for page in pages for hit in page.hits] == list(whole.hits)
        assert [len(page.hits) for page in pages[:-1]] == [limit] * (len(pages) - 1)
        assert len(pages) == math.ceil(whole.total / limit)
        assert all((page.total, page.facets) == (whole.total, whole.facets) for page in pages)


def test_facets_count_the_hits(town: Searcher) -> None:
    result = town.search(COSTS, limit=100)
    quotes = [hit.quote for hit in result.hits]
    days = [quote.date or quote.published for quote in quotes]
    assert result.facets == {
        "speaker": Counter(quote.speaker for quote in quotes if quote.speaker),
        "source": Counter(quote.source for quote in quotes if quote.source),
        "kind": Counter(quote.kind for quote in quotes),
        "year": Counter(day[:4] for day in days if day),
    }
    assert list(result.facets["year"]) == ["2025", "2024"]


@pytest.mark.parametrize("offset", [0, 10, 10**9])
def test_a_cursor_is_read_as_it_was_written(offset: int) -> None:
    written = write_cursor("20260101T000000-abcdef01", offset)
    assert written.replace("-", "").replace("_", "").isalnum()
    assert read_cursor(written, "20260101T000000-abcdef01") == offset


def cursor(name: str, offset: object) -> str:
    """Encode a cursor to any offset, even one that `write_cursor` never writes."""
    return base64.urlsafe_b64encode(f"{name}:{offset}".encode()).decode().rstrip("=")


def generation_id(searcher: Searcher) -> str:
    return searcher.generation.manifest.id


def test_a_cursor_past_the_end_finds_nothing_more(town: Searcher) -> None:
    result = town.search(COSTS, cursor=cursor(generation_id(town), 10**9))
    assert (result.hits, result.next) == ((), None)
    assert result.total == town.search(COSTS).total


def test_a_cursor_belongs_to_its_generation(town: Searcher, committed: Searcher) -> None:
    following = town.search(COSTS).next
    assert following
    assert town.search(COSTS, cursor=following).hits
    with pytest.raises(
        QuestionError, match=r"does not belong to this index.*without it"
    ) as refused:
        committed.search(COSTS, cursor=following)
    assert refused.value.where == "cursor"


@pytest.mark.parametrize(
    "garbage", ["10", "é", "😀", "====", "a" * 5000, "\ud800", "../../etc/passwd", " "]
)
def test_garbage_is_refused_as_a_cursor(town: Searcher, garbage: str) -> None:
    with pytest.raises(QuestionError, match="does not belong to this index"):
        town.search(COSTS, cursor=garbage)


@pytest.mark.parametrize("offset", [-1, "", "x", "1.5", "9" * 5000])
def test_a_cursor_to_an_impossible_offset_is_refused(town: Searcher, offset: object) -> None:
    with pytest.raises(QuestionError, match="does not belong to this index"):
        town.search(COSTS, cursor=cursor(generation_id(town), offset))
