"""The answer to a question: the best hit first, or none, and the same each time."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quotesearch.index import Generation, open_index
from quotesearch.records import Filters, Interpretation, SearchResult
from quotesearch.search import Searcher
from quotesearch.search.candidates import Candidates
from quotesearch.search.searcher import place_groups
from tests.search.conftest import COSTS

if TYPE_CHECKING:
    from tests.conftest import Answered, MakeQuote
    from tests.search.conftest import IndexOf


def test_the_best_answer_comes_first(committed: Generation, answered: Answered) -> None:
    result = Searcher(committed).search(answered.question)
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
    result = Searcher(committed).search(question)
    assert (result.total, result.hits, result.next) == (0, (), None)
    assert result.facets == {"speaker": {}, "source": {}, "kind": {}, "year": {}}


def test_an_answer_says_what_was_asked(committed: Generation) -> None:
    result = Searcher(committed).search(
        " Who called it\tarrogance?", filters=Filters(speaker="pete hegseth")
    )
    assert result.query == " Who called it\tarrogance?"
    assert result.interpretation == Interpretation("arrogance", speaker="pete hegseth")
    assert list(result.stages) == ["understand", "propose", "weigh", "read"]
    assert all(seconds > 0 for seconds in result.stages.values())


def test_an_index_of_nothing_has_no_answer(empty_index: Path) -> None:
    nothing = open_index(empty_index)
    for filters in (Filters(), Filters(speaker="Ann Lee")):
        result = Searcher(nothing).search("who called it arrogance", filters=filters)
        assert (result.total, result.hits, result.next) == (0, (), None)


def without_time(result: SearchResult) -> dict[str, object]:
    return {name: value for name, value in result.to_json().items() if name != "took_ms"}


def test_the_same_question_has_the_same_answer(town: Generation, committed: Generation) -> None:
    for generation, question in itertools.product(
        (town, committed), (COSTS, "who called it arrogance")
    ):
        assert without_time(Searcher(generation).search(question)) == without_time(
            Searcher(generation).search(question)
        )


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
        "the ferry terminal will open in June",
        article_id="a",
        kind="indirect",
        quoted=(),
        speaker=told_of,
    )
    said = make_quote("A ferry will open in June,", article_id=article, speaker=speaker)
    other = make_quote("Tomatoes grow best in full sun.", article_id="garden", speaker="Cy Gardner")
    first, second = (
        Searcher(index_of([told, said, other])).search("the ferry terminal will open in june").hits
    )
    assert {first.quote, second.quote} == {told, said}
    assert (first.score == second.score) is takes_its_place
    assert first.quote == said or not takes_its_place


@pytest.mark.parametrize(
    ("behind", "comes_first"), [(0.0, True), (0.9, True), (1.0, True), (1.1, False)]
)
def test_exact_words_come_before_paraphrases_that_answer_a_little_better(
    index_of: IndexOf, make_quote: MakeQuote, behind: float, comes_first: bool
) -> None:
    told = make_quote("the ferry terminal will open", article_id="a", kind="indirect", quoted=())
    said = make_quote("Nobody has seen a timetable.", article_id="b", speaker="Ann Lee")
    generation = index_of([told, said])
    candidates = Candidates(np.arange(2), np.zeros((2, 1)), ())
    first, second = place_groups(generation, candidates, np.array([3.0, 3.0 - behind]))
    assert (first.rows == [1]) is comes_first
    assert {first.value, second.value} == {
        3.0,
        3.0 - behind,
    }  # the score stays that of the quote itself


def test_the_order_of_exact_words_and_paraphrases_is_one_order(
    index_of: IndexOf, make_quote: MakeQuote
) -> None:
    """By pairs alone, two that are each at most 1 behind the next could be before and behind each other."""
    kinds = ("direct", "indirect") * 4
    quotes = [
        make_quote(
            f"{word} the ferry",
            article_id=str(at),
            kind=kind,
            quoted=(word,) if kind == "direct" else (),
        )
        for at, (kind, word) in enumerate(
            zip(kinds, "one two three four five six seven eight".split(), strict=True)
        )
    ]
    generation = index_of(quotes)
    values = np.array([3.0, 3.6, 2.4, 3.3, 2.0, 2.9, 2.6, 3.0])
    candidates = Candidates(np.arange(8), np.zeros((8, 1)), ())
    found = [group.rows[0] for group in place_groups(generation, candidates, values)]
    assert sorted(found) == list(range(8))
    for before, after in itertools.combinations(found, 2):
        head_start = (kinds[before] == "direct") - (kinds[after] == "direct")
        assert values[before] + head_start >= values[after]
