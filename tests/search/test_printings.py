"""Printings of the same words as one hit, and their speakers' names as a conflict."""

from __future__ import annotations

from quotesearch.index import Generation
from quotesearch.records import Filters
from quotesearch.search import Searcher

HARBOUR = "who will rebuild the harbour"


def test_printings_are_one_hit_and_two_names_for_the_same_words_a_conflict(
    town: Generation,
) -> None:
    result = Searcher(town).search(HARBOUR)
    (hit,) = result.hits
    assert hit.quote.speaker in ("Ann Lee", "Bo Chen")
    assert {hit.quote.article_id, *(other.article_id for other in hit.occurrences)} == set("abcde")
    assert hit.conflict
    assert result.total == 1
    assert result.facets == {
        "speaker": {hit.quote.speaker: 1},
        "source": {},
        "kind": {"direct": 1},
        "year": {"2025": 1},
    }


def test_names_that_may_be_one_persons_are_no_conflict(committed: Generation) -> None:
    hits = [
        hit
        for hit in Searcher(committed).search("who says the DoW agrees with these principles").hits
        if hit.occurrences
    ]
    assert hits
    assert not any(hit.conflict for hit in hits)


def test_the_printing_that_passes_the_filters_is_shown_with_all_others(town: Generation) -> None:
    (nameless,) = Searcher(town).search(HARBOUR, filters=Filters(source="Nameless")).hits
    assert (nameless.quote.article_id, nameless.quote.speaker) == ("d", None)
    assert {other.article_id for other in nameless.occurrences} == set("abce")
    (theirs,) = Searcher(town).search(HARBOUR, filters=Filters(speaker="Bo Chen")).hits
    assert theirs.quote.article_id == "e"
    assert theirs.conflict


def test_the_first_printing_comes_first_and_one_without_a_day_last(town: Generation) -> None:
    (hit,) = Searcher(town).search(HARBOUR).hits
    order = ["e", "c", "a", "b", "d"]
    order.remove(hit.quote.article_id)
    assert [other.article_id for other in hit.occurrences] == order


def test_a_committed_quote_in_both_articles_is_one_hit(committed: Generation) -> None:
    first = Searcher(committed).search("who says the DoW agrees with these principles").hits[0]
    articles = {first.quote.article_id, *(other.article_id for other in first.occurrences)}
    assert articles == {"000_c66e7765b04c67d5", "003_72f2085c380d2ea6"}
    assert {other.speaker for other in first.occurrences} == {"Sam Altman"}
