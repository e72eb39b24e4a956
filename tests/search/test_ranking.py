"""What a question falls back on where no candidate answers it."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from quotesearch.search import Searcher
from quotesearch.search.candidates import propose
from quotesearch.search.question.understanding import understand
from quotesearch.search.ranker import ANSWER
from quotesearch.search.ranking import Ranking, rank, weigh

TODAY = datetime.date(2025, 7, 1)


@pytest.mark.parametrize(
    "question", ["chen on growing vegetables", "what did bo chen say about vegetables in the sun"]
)
def test_a_name_in_a_question_does_not_empty_the_answer(town: Searcher, question: str) -> None:
    result = town.search(question)
    assert result.interpretation.speaker == "Bo Chen"
    assert result.hits[0].quote.text == "Tomatoes grow best in full sun."


def rank_for(searcher: Searcher, question: str) -> Ranking:
    understood = understand(question, searcher.knowledge, TODAY)
    candidates = propose(searcher.generation, understood, None)
    return rank(searcher.generation, candidates, None)


def test_names_are_left_out_of_a_question_that_has_no_answer(town: Searcher) -> None:
    assert rank_for(town, "chen on growing vegetables").candidates.question.speaker is None
    bridge = rank_for(town, "chen on what the bridge costs").candidates.question
    assert bridge.speaker is not None


def test_a_quote_with_all_the_words_answers(town: Searcher) -> None:
    understood = understand("comes", town.knowledge, TODAY)
    candidates = propose(town.generation, understood, None)
    assert not weigh(town.generation, candidates).has_answer
    ranking = rank(town.generation, candidates, None)
    assert ranking.values.max() == ANSWER
    best = ranking.candidates.rows[ranking.values == ANSWER]
    quotes = town.generation.quotes.get(best)
    assert {quote.article_id for quote in quotes} == set("abcde")  # the harbour's


def test_nothing_has_no_answer(nothing: Searcher) -> None:
    ranking = rank_for(nothing, "who called it arrogance")
    assert not ranking.has_answer
    assert np.array_equal(ranking.candidates.rows, [])
