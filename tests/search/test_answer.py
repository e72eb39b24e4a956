"""The answer to a question: the best hit first, or none, and the same each time."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.index import Generation, open_index
from quotesearch.models import Filters, Interpretation, SearchResult
from quotesearch.search import search
from tests.search.conftest import COSTS

if TYPE_CHECKING:
    from tests.conftest import Answered, MakeQuote
    from tests.search.conftest import IndexOf


def test_the_best_answer_comes_first(committed: Generation, answered: Answered) -> None:
    result = search(committed, answered.question)
    first = result.hits[0]
    assert (first.quote.speaker, first.quote.date) == (answered.speaker, answered.day)
    assert answered.words in first.quote.text
    for exact in (True, False):
        scores = [hit.score for hit in result.hits if bool(hit.quote.quoted) is exact]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score < 1 for score in scores)


@pytest.mark.parametrize(
    "question",
    [
        "banana bread recipe",
        "how do I fix a flat bicycle tyre",
        "who said the espresso machine needs descaling",
        "what did the chef say about sourdough",
        "who won the chess championship",
        "weather in Lisbon tomorrow",
        "photosynthesis",
        "asdfghjkl qwerty",
        "who said what",
    ],
)
def test_a_question_that_nothing_answers_has_no_hit(committed: Generation, question: str) -> None:
    result = search(committed, question)
    assert (result.total, result.hits, result.next) == (0, (), None)
    assert result.facets == {"speaker": {}, "source": {}, "kind": {}, "year": {}}


def test_an_answer_says_what_was_asked(committed: Generation) -> None:
    result = search(committed, " Who called it\tarrogance?", filters=Filters(speaker="pete hegseth"))
    assert result.query == " Who called it\tarrogance?"
    assert result.interpretation == Interpretation("arrogance", speaker="pete hegseth")
    assert list(result.stages) == ["understand", "propose", "weigh", "read"]
    assert all(seconds > 0 for seconds in result.stages.values())


def test_an_index_of_nothing_has_no_answer(empty_index: Path) -> None:
    nothing = open_index(empty_index)
    for filters in (Filters(), Filters(speaker="Ann Lee")):
        result = search(nothing, "who called it arrogance", filters=filters)
        assert (result.total, result.hits, result.next) == (0, (), None)


def without_time(result: SearchResult) -> dict[str, object]:
    return {name: value for name, value in result.to_json().items() if name != "took_ms"}


def test_the_same_question_has_the_same_answer(town: Generation, committed: Generation) -> None:
    for generation, question in itertools.product((town, committed), (COSTS, "who called it arrogance")):
        assert without_time(search(generation, question)) == without_time(search(generation, question))


@pytest.mark.parametrize(
    ("told_of", "speaker", "article", "takes_its_place"),
    [
        ("Ann Lee", "Ann Lee", "a", True),
        ("Ann Lee", "Bo Chen", "a", False),
        ("Ann Lee", "Ann Lee", "b", False),
        # Of nobody who is named it may be anybody's, but what nobody is named for says no more.
        (None, "Ann Lee", "a", True),
        (None, "Ann Lee", "b", False),
        (None, None, "a", False),
        ("Ann Lee", None, "a", False),
    ],
)
def test_exact_words_take_the_place_of_a_paraphrase_in_their_article(
    index_of: IndexOf,
    make_quote: MakeQuote,
    told_of: str | None,
    speaker: str | None,
    article: str,
    takes_its_place: bool,
) -> None:
    told = make_quote(
        "the ferry terminal will open in June", article_id="a", kind="indirect", quoted=(), speaker=told_of
    )
    said = make_quote("A ferry will open in June,", article_id=article, speaker=speaker)
    other = make_quote("Tomatoes grow best in full sun.", article_id="garden", speaker="Cy Gardner")
    first, second = search(index_of([told, said, other]), "the ferry terminal will open in june").hits
    assert {first.quote, second.quote} == {told, said}
    assert (first.score == second.score) is takes_its_place
    assert first.quote == said or not takes_its_place
