"""The answer to a question: the best hit first, or none, however the question is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from quotesearch.errors import QuestionError
from quotesearch.records import Filters, Interpretation, Quote, SearchResult
from quotesearch.search import Searcher
from tests.search.conftest import COSTS, marked_words

if TYPE_CHECKING:
    from tests.conftest import Answered

NO_FACETS = {"speaker": {}, "source": {}, "kind": {}, "year": {}}


def test_the_best_answer_comes_first(committed: Searcher, answered: Answered) -> None:
    result = committed.search(answered.question)
    first = result.hits[0]
    assert (first.quote.speaker, first.quote.date) == (answered.speaker, answered.day)
    assert answered.words in first.quote.text
    for is_exact in (True, False):
        scores = [hit.score for hit in result.hits if bool(hit.quote.quoted) is is_exact]
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
def test_a_question_that_nothing_answers_has_no_hit(committed: Searcher, question: str) -> None:
    result = committed.search(question)
    assert (result.total, result.hits, result.next) == (0, (), None)
    assert result.facets == NO_FACETS


def test_an_answer_says_what_was_asked(committed: Searcher) -> None:
    question = " Who called it\tarrogance?"
    result = committed.search(question, filters=Filters(speaker="pete hegseth"))
    assert result.query == question
    assert result.interpretation == Interpretation("arrogance", speaker="pete hegseth")
    assert list(result.stages) == ["understand", "propose", "weigh", "read"]
    assert all(seconds > 0 for seconds in result.stages.values())


@pytest.mark.parametrize("filters", [Filters(), Filters(speaker="Ann Lee")])
def test_an_index_without_quotes_has_no_answer(nothing: Searcher, filters: Filters) -> None:
    result = nothing.search("who called it arrogance", filters=filters)
    assert (result.total, result.hits, result.next) == (0, (), None)


def without_time(result: SearchResult) -> dict[str, object]:
    return {name: value for name, value in result.to_json().items() if name != "took_ms"}


@pytest.mark.parametrize("question", [COSTS, "who called it arrogance"])
def test_the_same_question_has_the_same_answer(
    town: Searcher, committed: Searcher, question: str
) -> None:
    for searcher in (town, committed):
        first, second = searcher.search(question), searcher.search(question)
        assert without_time(first) == without_time(second)


def is_after_2024(quote: Quote) -> bool:
    return (quote.date or quote.published or "0") >= "2025-01-01"


def is_until_new_year(quote: Quote) -> bool:
    return (quote.date or quote.published or "9") <= "2025-01-01"


def is_of_new_year(quote: Quote) -> bool:
    return "2025-01-01" in (quote.date, quote.published)


def is_direct_by_chen_in_verse(quote: Quote) -> bool:
    has_day = bool(quote.date or quote.published)
    return has_day and (quote.speaker, quote.source, quote.kind) == ("Bo Chen", "Verse", "direct")


@pytest.mark.parametrize(
    ("given", "passes"),
    [
        ({"speaker": "Ann Lee"}, lambda quote: quote.speaker == "Ann Lee"),
        ({"speaker": "ANN lee"}, lambda quote: quote.speaker == "Ann Lee"),
        ({"speaker": "Lee"}, lambda quote: False),
        ({"source": "the herald"}, lambda quote: quote.source == "The Herald"),
        ({"since": "2025-01-01"}, is_after_2024),
        ({"until": "2025-01-01"}, is_until_new_year),
        ({"since": "2025-01-01", "until": "2025-01-01"}, is_of_new_year),
        ({"since": "2026-01-01"}, lambda quote: False),
        ({"kind": "indirect"}, lambda quote: quote.kind == "indirect"),
        ({"kind": "mixed"}, lambda quote: False),
        (
            {"speaker": "bo chen", "source": "verse", "kind": "direct", "since": "2000-01-01"},
            is_direct_by_chen_in_verse,
        ),
    ],
)
def test_filters_keep_what_they_say(
    town: Searcher, given: dict[str, str], passes: Callable[[Quote], bool]
) -> None:
    all_hits = town.search(COSTS, limit=100).hits
    bridge = {hit.quote.id: hit.quote for hit in all_hits if "bridge" in hit.quote.text}
    assert len(bridge) == 23
    hits = town.search(COSTS, filters=Filters(**given), limit=100).hits
    expected = {quote_id for quote_id, quote in bridge.items() if passes(quote)}
    assert {hit.quote.id for hit in hits} & bridge.keys() == expected
    assert all(passes(hit.quote) for hit in hits)


def test_a_filter_replaces_what_the_question_says(town: Searcher) -> None:
    result = town.search("chen on what the bridge costs", filters=Filters(speaker="ann lee"))
    assert result.interpretation.speaker == "ann lee"
    assert {hit.quote.speaker for hit in result.hits} == {"Ann Lee"}


def test_a_field_to_ignore_is_not_read_from_the_question(town: Searcher) -> None:
    result = town.search("chen on what the bridge costs", ignore={"speaker"})
    assert result.interpretation == Interpretation("chen bridge costs")


def test_words_in_quotation_marks_must_occur(town: Searcher) -> None:
    hits = town.search('what costs "7 million more"', limit=100).hits
    assert [hit.quote.text for hit in hits] == [
        "The bridge over the river costs 7 million more than planned."
    ]
    assert town.search('what costs "7 billion more"').total == 0


@pytest.mark.parametrize("question", ["who spoke of the lighthose", "tomatos in full sun"])
def test_a_misspelt_word_finds_what_was_meant(town: Searcher, question: str) -> None:
    first = town.search(question).hits[0]
    assert first.quote.article_id in ("light", "garden")
    assert first.highlights


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_form_of_unicode_makes_no_difference(town: Searcher, form: str) -> None:
    question = "naïve café keeper of the lighthouse"
    hits = town.search(unicodedata.normalize(form, question)).hits
    assert hits == town.search(question).hits
    assert hits


@pytest.mark.parametrize(
    "question",
    [
        '"arrogance',
        "arrogance AND (",
        "words:arrogance^",
        "-arrogance*",
        "/arrogance[/",
        "arrogance OR NOT betrayal",
        "%arrogance_' OR betrayal --",
        "<b>arrogance</b>",
        "\x00 arrogance\r\n",
        "arrogance".ljust(1000),
        "arrogance " * 100,
        "arrogance " + "x" * 990,
    ],
)
def test_nothing_in_a_question_is_syntax(committed: Searcher, question: str) -> None:
    first = committed.search(question).hits[0]
    assert "arrogance and betrayal" in first.quote.text
    assert "arrogance" in marked_words(first)


@pytest.mark.parametrize("question", ["", "?!", "a" * 1001, "\ud800 arrogance"])
def test_text_that_is_not_a_question_is_refused(committed: Searcher, question: str) -> None:
    with pytest.raises(QuestionError) as refused:
        committed.search(question)
    assert refused.value.where == "q"


def test_a_searcher_verifies_a_quotation(committed: Searcher) -> None:
    words = "master class in arrogance and betrayal"
    verification = committed.verify(words, "Pete Hegseth")
    assert (verification.wording, verification.speaker) == ("verbatim", "same")
    assert words in verification.matches[0].quote.text
