"""A hit: the words that are marked, and the printings of the same words."""

from __future__ import annotations

import pytest

from quotesearch.records import Filters
from quotesearch.search import Searcher
from tests.search.conftest import COSTS, HARBOUR, marked_words

IN_BOTH_ARTICLES = "who says the DoW agrees with these principles"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("lighthouse keeper", ["lighthouse", "keeper", "LIGHTHOUSE’s"]),
        ("naïve lighthouses", ["na\u00efve", "lighthouse", "na\u00efvely", "LIGHTHOUSE’s"]),
        ("Naive lamps of the keepers", ["na\u00efve", "keeper", "na\u00efvely", "lamp"]),
        ("someone artlessly tended the beacon", []),
    ],
)
def test_highlights_are_the_words_asked_for(
    town: Searcher, question: str, words: list[str]
) -> None:
    first = town.search(question).hits[0]
    assert first.quote.article_id == "light"
    assert marked_words(first) == words


def test_highlights_lie_in_the_text_and_apart(committed: Searcher, town: Searcher) -> None:
    asked = [
        (committed, "what did Altman say about mass surveillance"),
        (town, COSTS),
        (town, "lighthouse"),
    ]
    for searcher, question in asked:
        for hit in searcher.search(question).hits:
            edges = [edge for span in hit.highlights for edge in span]
            assert edges == sorted(edges)
            assert all(start < end <= len(hit.quote.text) for start, end in hit.highlights)
            assert all(word == word.strip() for word in marked_words(hit))


def test_printings_are_one_hit_and_two_names_for_the_same_words_a_conflict(
    town: Searcher,
) -> None:
    result = town.search(HARBOUR)
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


def test_names_that_may_be_one_persons_are_no_conflict(committed: Searcher) -> None:
    hits = [hit for hit in committed.search(IN_BOTH_ARTICLES).hits if hit.occurrences]
    assert hits
    assert not any(hit.conflict for hit in hits)


def test_the_printing_that_passes_the_filters_is_shown_with_all_others(town: Searcher) -> None:
    (nameless,) = town.search(HARBOUR, filters=Filters(source="Nameless")).hits
    assert (nameless.quote.article_id, nameless.quote.speaker) == ("d", None)
    assert {other.article_id for other in nameless.occurrences} == set("abce")
    (by_chen,) = town.search(HARBOUR, filters=Filters(speaker="Bo Chen")).hits
    assert by_chen.quote.article_id == "e"
    assert by_chen.conflict


def test_the_oldest_printing_comes_first_and_one_without_a_day_last(town: Searcher) -> None:
    (hit,) = town.search(HARBOUR).hits
    order = ["e", "c", "a", "b", "d"]
    order.remove(hit.quote.article_id)
    assert [other.article_id for other in hit.occurrences] == order


def test_a_committed_quote_in_both_articles_is_one_hit(committed: Searcher) -> None:
    first = committed.search(IN_BOTH_ARTICLES).hits[0]
    articles = {first.quote.article_id, *(other.article_id for other in first.occurrences)}
    assert articles == {"000_c66e7765b04c67d5", "003_72f2085c380d2ea6"}
    assert {other.speaker for other in first.occurrences} == {"Sam Altman"}
