"""How a question is worded: names, days, quotation marks, misspellings, Unicode, and nothing that is syntax."""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import asdict

import pytest

from quotesearch.errors import QuestionError
from quotesearch.index import Generation
from quotesearch.records import Filters, Interpretation
from quotesearch.search import Searcher
from tests.search.conftest import marked


def test_a_speaker_a_source_and_days_that_a_question_names_come_first_but_narrow_nothing(
    town: Generation,
) -> None:
    for question, understood, fits in [
        (
            "chen on what the bridge costs",
            {"speaker": "Bo Chen"},
            lambda quote: quote.speaker == "Bo Chen",
        ),
        (
            "what the herald quoted on the bridge costs",
            {"source": "The Herald"},
            lambda quote: quote.source == "The Herald",
        ),
        (
            "in june 2025 the bridge costs more than planned",
            {"since": "2025-06-01", "until": "2025-06-30"},
            lambda quote: "2025-06-15" in (quote.date, quote.published),
        ),
    ]:
        result = Searcher(town).search(question, limit=100, today=datetime.date(2025, 7, 1))
        shown = {
            name: value
            for name, value in asdict(result.interpretation).items()
            if value and name != "text"
        }
        assert shown == understood
        literal = Searcher(town).search(question, limit=100, ignore={"speaker", "source", "since"})
        places, before = (
            [at for at, hit in enumerate(one.hits) if fits(hit.quote)] for one in (result, literal)
        )
        assert places[0] <= before[0]
        assert not all(fits(hit.quote) for hit in result.hits)


@pytest.mark.parametrize(
    "question", ["chen on growing vegetables", "what did bo chen say about vegetables in the sun"]
)
def test_what_a_question_names_does_not_empty_the_answer(town: Generation, question: str) -> None:
    result = Searcher(town).search(question)
    assert result.interpretation.speaker == "Bo Chen"
    assert [hit.quote.text for hit in result.hits][:1] == ["Tomatoes grow best in full sun."]


def test_what_was_not_meant_is_only_words(town: Generation) -> None:
    result = Searcher(town).search("chen on what the bridge costs", ignore={"speaker"})
    assert result.interpretation == Interpretation("chen bridge costs")


def test_a_filter_takes_the_place_of_what_the_question_says(town: Generation) -> None:
    result = Searcher(town).search(
        "chen on what the bridge costs", filters=Filters(speaker="ann lee")
    )
    assert result.interpretation.speaker == "ann lee"
    assert {hit.quote.speaker for hit in result.hits} == {"Ann Lee"}


def test_words_in_quotation_marks_must_occur(town: Generation) -> None:
    hits = Searcher(town).search('what costs "7 million more"', limit=100).hits
    assert [hit.quote.text for hit in hits] == [
        "The bridge over the river costs 7 million more than planned."
    ]
    assert Searcher(town).search('what costs "7 billion more"').total == 0


@pytest.mark.parametrize("question", ["who spoke of the lighthose", "tomatos in full sun"])
def test_a_misspelt_word_finds_what_was_meant(town: Generation, question: str) -> None:
    assert Searcher(town).search(question).hits[0].quote.article_id in ("light", "garden")
    assert Searcher(town).search(question).hits[0].highlights


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_form_of_unicode_does_not_matter(town: Generation, form: str) -> None:
    question = "naïve café keeper of the lighthouse"
    written = Searcher(town).search(unicodedata.normalize(form, question))
    assert written.hits == Searcher(town).search(question).hits
    assert written.hits


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
def test_nothing_in_a_question_is_syntax(committed: Generation, question: str) -> None:
    first = Searcher(committed).search(question).hits[0]
    assert "arrogance and betrayal" in first.quote.text
    assert "arrogance" in marked(first)


@pytest.mark.parametrize("question", ["", "?!", "a" * 1001, "\ud800 arrogance"])
def test_what_is_no_question_is_refused(committed: Generation, question: str) -> None:
    with pytest.raises(QuestionError) as refused:
        Searcher(committed).search(question)
    assert refused.value.where == "q"
