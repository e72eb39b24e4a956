"""The words of a hit that are marked."""

from __future__ import annotations

import pytest

from quotesearch.index import Generation
from quotesearch.search import Searcher
from tests.search.conftest import COSTS, marked


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
    town: Generation, question: str, words: list[str]
) -> None:
    first = Searcher(town).search(question).hits[0]
    assert first.quote.article_id == "light"
    assert marked(first) == words


def test_highlights_lie_in_the_text_and_apart(committed: Generation, town: Generation) -> None:
    asked = [
        (committed, "what did Altman say about mass surveillance"),
        (town, COSTS),
        (town, "lighthouse"),
    ]
    for generation, question in asked:
        for hit in Searcher(generation).search(question).hits:
            edges = [edge for span in hit.highlights for edge in span]
            assert edges == sorted(edges)
            assert all(start < end <= len(hit.quote.text) for start, end in hit.highlights)
            assert all(word == word.strip() for word in marked(hit))
