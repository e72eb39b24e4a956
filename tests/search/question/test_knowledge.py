"""What questions are read by."""

from __future__ import annotations

import datetime

from quotesearch.search import Searcher


def test_an_index_knows_its_people_sources_words_and_days(town: Searcher) -> None:
    knowledge = town.knowledge
    (person,) = knowledge.people.find(["gardner"])
    assert person.name == "Cy Gardner"
    source = knowledge.sources.find(["herald"])
    assert source is not None
    assert source.name == "The Herald"
    assert knowledge.lexical.knows("lighthous")  # as it is stemmed
    assert knowledge.reach == (datetime.date(2024, 12, 31), datetime.date(2025, 6, 15))


def test_an_index_without_quotes_knows_nothing(nothing: Searcher) -> None:
    knowledge = nothing.knowledge
    assert knowledge.people.find(["gardner"]) == []
    assert knowledge.sources.find(["herald"]) is None
    assert knowledge.reach is None
