"""What is known of the candidates of a question."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from quotesearch.index import Generation
from quotesearch.search.candidates import FEATURES, propose
from quotesearch.search.question.knowledge import Knowledge
from quotesearch.search.question.understanding import understand
from quotesearch.search.ranker import read_ranker

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import IndexOf

TODAY = datetime.date(2025, 7, 1)


@pytest.fixture(scope="module")
def hall(index_of: IndexOf, make_quote: MakeQuote) -> Generation:
    """In the article of the mayor only another quote says what she is."""
    said = [
        ("The bridge will be rebuilt.", "a", "Ann Lee", "Lee"),
        ("The budget is spent.", "a", "Ann Lee", "Ann Lee, the mayor of Portville,"),
        ("The mayor is wrong about the bridge.", "b", "Bo Chen", "Bo Chen, an engineer"),
    ]
    quotes = [
        make_quote(
            text,
            article_id=article,
            speaker=speaker,
            speaker_mention=mention,
            published="2025-06-15",
        )
        for text, article, speaker, mention in said
    ]
    return index_of(quotes)


def test_the_network_was_fitted_to_what_is_known_of_a_candidate() -> None:
    assert read_ranker().features == FEATURES


@pytest.mark.parametrize(
    ("question", "described"),
    [
        ("which mayor spoke about the bridge", ["Ann Lee"]),
        ("portvilles mayor on the bridge", ["Ann Lee"]),
        ("the engineer on bridges", ["Bo Chen"]),
        (
            "which engineer told the mayor about lee",
            ["Ann Lee", "Bo Chen"],
        ),  # "lee" describes nobody, "mayor" may
        # A name is no description, and nobody is described where somebody is named.
        ("who said chen is wrong", []),
        ("what did chen say about the mayor", []),
    ],
)
def test_a_question_may_describe_whose_words_it_asks_for(
    hall: Generation, question: str, described: list[str]
) -> None:
    candidates = propose(hall, understand(question, Knowledge.of(hall), TODAY), None)
    shares = candidates.features[:, FEATURES.index("described")]
    named = hall.quotes.get(candidates.rows[shares > 0])
    assert sorted({quote.speaker for quote in named if quote.speaker}) == described


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("which mayor spoke of bridges", {"who": 1, "whose": 0, "when": 0, "terms": 2}),
        (
            "what did lee say about bridges in june 2025",
            {"who": 0, "whose": 1, "when": 1, "terms": 2},
        ),
    ],
)
def test_what_is_known_of_a_question_is_known_of_each_candidate(
    hall: Generation, question: str, known: dict[str, float]
) -> None:
    features = propose(hall, understand(question, Knowledge.of(hall), TODAY), None).features
    assert len(features) == 3
    for name, value in known.items():
        assert set(features[:, FEATURES.index(name)]) == {value}


def test_a_term_that_no_quote_has_is_the_rarest(hall: Generation) -> None:
    rare, rarest = (FEATURES.index(name) for name in ("rare", "rarest"))
    known, unknown = (
        propose(hall, understand(question, Knowledge.of(hall), TODAY), None).features[0]
        for question in ("bridge", "bridge zeppelin")
    )
    assert 0 < known[rare] == known[rarest] < unknown[rare] < unknown[rarest] == 1
