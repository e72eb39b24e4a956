"""The features by which the candidates of a question are weighed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quotesearch.search import Searcher
from quotesearch.search.candidate_features import RANKING_FEATURES, compute_features
from quotesearch.search.candidates import Candidates, propose
from quotesearch.search.question.understanding import understand

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import SearcherOf

TODAY = datetime.date(2025, 7, 1)


@pytest.fixture(scope="module")
def hall(searcher_of: SearcherOf, make_quote: MakeQuote) -> Searcher:
    """Searches three quotes; in the mayor's article only another quote says what she is."""
    printed = [
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
        for text, article, speaker, mention in printed
    ]
    return searcher_of(quotes)


def propose_for(searcher: Searcher, question: str) -> Candidates:
    understood = understand(question, searcher.knowledge, TODAY)
    return propose(searcher.generation, understood, None)


def features_of(searcher: Searcher, question: str) -> dict[str, np.ndarray]:
    """Each feature by its name, float64 (candidates,)."""
    features = compute_features(searcher.generation, propose_for(searcher, question))
    assert features.shape == (3, len(RANKING_FEATURES))
    return dict(zip(RANKING_FEATURES, features.T, strict=True))


@pytest.mark.parametrize(
    ("question", "described"),
    [
        ("which mayor spoke about the bridge", ["Ann Lee"]),
        ("portvilles mayor on the bridge", ["Ann Lee"]),
        ("the engineer on bridges", ["Bo Chen"]),
        # "lee" describes nobody, "mayor" may.
        ("which engineer told the mayor about lee", ["Ann Lee", "Bo Chen"]),
        # A name is not a description, and nobody is described where somebody is named.
        ("who said chen is wrong", []),
        ("what did chen say about the mayor", []),
    ],
)
def test_a_question_may_describe_the_speaker(
    hall: Searcher, question: str, described: list[str]
) -> None:
    shares = features_of(hall, question)["described"]
    rows = propose_for(hall, question).rows[shares > 0]
    quotes = hall.generation.quotes.get(rows)
    assert sorted({quote.speaker for quote in quotes if quote.speaker}) == described


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which mayor spoke of bridges", {"who": 1, "whose": 0, "when": 0, "terms": 2}),
        (
            "what did lee say about bridges in june 2025",
            {"who": 0, "whose": 1, "when": 1, "terms": 2},
        ),
    ],
)
def test_features_of_the_question_are_the_same_for_each_candidate(
    hall: Searcher, question: str, expected: dict[str, float]
) -> None:
    features = features_of(hall, question)
    for name, value in expected.items():
        assert set(features[name]) == {value}


def test_a_term_that_no_quote_has_is_the_rarest(hall: Searcher) -> None:
    known = features_of(hall, "bridge")
    unknown = features_of(hall, "bridge zeppelin")
    assert 0 < known["rare"][0] == known["rarest"][0] < unknown["rare"][0]
    assert unknown["rare"][0] < unknown["rarest"][0] == 1


def test_a_speaker_is_asked_for_or_only_comes_first(hall: Searcher) -> None:
    asked = features_of(hall, "what did chen say about the bridge")
    first = features_of(hall, "chen bridge")
    assert asked["speaker_asked"].tolist() == first["speaker_first"].tolist() == [0, 0, 1]
    assert asked["other_asked"].tolist() == first["other_asked"].tolist() == [1, 1, 0]
    assert not asked["speaker_first"].any()
    assert not first["speaker_asked"].any()


def test_a_candidate_knows_the_best_other_of_its_article(hall: Searcher) -> None:
    features = features_of(hall, "the bridge")
    passage = features["passage"].tolist()
    assert features["article"].tolist() == [passage[1], passage[0], 0]
