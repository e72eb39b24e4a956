"""A speaker, a source and days that a question names are preferred, and narrow nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quotesearch.records import Hit, Quote
from quotesearch.search import Searcher
from quotesearch.search.preferences import Preferences
from quotesearch.search.question.understanding import understand

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import SearcherOf

TODAY = datetime.date(2025, 7, 1)


def places(hits: Sequence[Hit], fits: Callable[[Quote], bool]) -> list[int]:
    return [place for place, hit in enumerate(hits) if fits(hit.quote)]


@pytest.mark.parametrize(
    ("question", "understood", "fits"),
    [
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
    ],
)
def test_quotes_that_fit_what_a_question_names_come_first_but_not_alone(
    town: Searcher, question: str, understood: dict[str, str], fits: Callable[[Quote], bool]
) -> None:
    result = town.search(question, limit=100, today=TODAY)
    interpretation = asdict(result.interpretation)
    del interpretation["text"]
    assert {name: value for name, value in interpretation.items() if value} == understood
    literal = town.search(question, limit=100, ignore={"speaker", "source", "since"})
    assert places(result.hits, fits)[0] <= places(literal.hits, fits)[0]
    assert not all(fits(hit.quote) for hit in result.hits)


@pytest.fixture(scope="module")
def fair(searcher_of: SearcherOf, make_quote: MakeQuote) -> Searcher:
    """Four quotes: on the day of a fair, a week later, a fortnight earlier, and on no day."""
    printed = [
        ("Ann Lee", "The Herald", "2025-06-15"),
        ("Bo Chen", "Verse", "2025-06-22"),
        (None, "Verse", "2025-06-01"),
        (None, "Verse", None),
    ]
    quotes = []
    for number, (speaker, source, day) in enumerate(printed):
        text = f"The fair is number {number}."
        quotes.append(
            make_quote(text, article_id=f"{number}", speaker=speaker, source=source, published=day)
        )
    return searcher_of(quotes)


def preferences_of(searcher: Searcher, question: str) -> Preferences:
    return Preferences.of(searcher.generation, understand(question, searcher.knowledge, TODAY))


def test_days_fall_off_by_the_week(fair: Searcher) -> None:
    preferences = preferences_of(fair, "what about the fair on june 15, 2025")
    assert preferences.day is not None
    assert preferences.day.tolist() == pytest.approx([1, np.exp(-1), np.exp(-2), 0])


def test_only_quotes_that_fit_all_that_is_named_are_preferred(fair: Searcher) -> None:
    both = preferences_of(fair, "what did ann lee tell the herald about the fair")
    assert both.all_met(4).tolist() == [True, False, False, False]
    contrary = preferences_of(fair, "what did bo chen tell the herald about the fair")
    assert not contrary.all_met(4).any()


def test_a_question_that_names_nothing_prefers_nothing(fair: Searcher) -> None:
    preferences = preferences_of(fair, "how was the fair")
    assert preferences == Preferences(None, None, None)
    assert preferences.all_met(4).all()
