"""A verification: the quotes it rests on, nearest first, and what was done to their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.records import Change, Match
from quotesearch.search import Searcher, verify_against
from tests.search.verification.conftest import HARBOUR

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


def printed_words(match: Match) -> str:
    return " ".join(change.printed for change in match.diff if change.printed)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a disgrace to the whole city", "the plan is “a disgrace to the whole city”"),
        ("we will not rebuild", HARBOUR),
    ],
)
def test_the_diff_has_all_of_the_quote(press: Searcher, text: str, whole: str) -> None:
    assert printed_words(press.verify(text).matches[0]) == whole


@pytest.mark.parametrize(
    ("text", "diff"),
    [
        (HARBOUR, [("same", HARBOUR, HARBOUR)]),
        (
            "whatever it costs we will rebuild the very old port before the winter comes",
            [
                ("same", "whatever it costs we will", "Whatever it costs, we will"),
                ("dropped", "", "not"),
                ("same", "rebuild the", "rebuild the"),
                ("added", "very", ""),
                ("same", "old", "old"),
                ("changed", "port", "harbour"),
                ("same", "before the winter comes", "before the winter comes."),
            ],
        ),
        (
            "We will NOT rebuild the old harbour",
            [
                ("left_out", "", "Whatever it costs,"),
                (
                    "same",
                    "We will NOT rebuild the old harbour",
                    "we will not rebuild the old harbour",
                ),
                ("left_out", "", "before the winter comes."),
            ],
        ),
        (
            "we will rebuild the harbour before winter comes",
            [
                ("left_out", "", "Whatever it costs,"),
                ("same", "we will", "we will"),
                ("dropped", "", "not"),
                ("same", "rebuild the", "rebuild the"),
                ("dropped", "", "old"),
                ("same", "harbour before", "harbour before"),
                ("dropped", "", "the"),
                ("same", "winter comes", "winter comes."),
            ],
        ),
    ],
)
def test_the_diff_says_what_was_done_to_the_words(
    press: Searcher, text: str, diff: list[tuple[str, str, str]]
) -> None:
    best = press.verify(text).matches[0]
    assert [(change.op, change.given, change.printed) for change in best.diff] == diff


def test_the_printing_that_names_the_speaker_comes_first(press: Searcher) -> None:
    matches = press.verify(HARBOUR).matches
    assert [match.quote.article_id for match in matches] == ["a", "b"]
    assert [match.similarity for match in matches] == [1.0, 1.0]


def test_the_quote_of_the_speaker_asked_about_comes_first(make_quote: MakeQuote) -> None:
    quotes = [
        make_quote(HARBOUR, article_id=speaker, speaker=speaker)
        for speaker in ("Ann Lee", "Bo Chen", "Cy Gardner")
    ]
    for speaker in ("Ann Lee", "Bo Chen", "Cy Gardner"):
        first = verify_against(quotes, HARBOUR, speaker).matches[0]
        assert first.quote.speaker == speaker


def test_an_article_shows_the_same_words_once(make_quote: MakeQuote) -> None:
    quotes = [make_quote(HARBOUR, article_id="a", start=start) for start in (0, 500)]
    assert len(verify_against(quotes, HARBOUR).matches) == 1


def test_words_in_one_or_two_are_the_same(make_quote: MakeQuote) -> None:
    quotes = [make_quote("The health care of the town is not for sale.")]
    assert (
        verify_against(quotes, "the healthcare of the town is not for sale").wording == "verbatim"
    )


def test_similarity_is_the_share_of_words_that_agree(press: Searcher) -> None:
    words = "Whatever it costs, we will not rebuild the new harbour before the winter comes."
    first = press.verify(words).matches[0]
    assert first.similarity == pytest.approx(13 / 14, abs=1e-4)
    assert Change("changed", "new", "old") in first.diff


def test_an_index_without_quotes_finds_nothing(nothing: Searcher) -> None:
    assert nothing.verify(HARBOUR).wording == "not_found"


@pytest.mark.parametrize("text", ["He said “” and not afraid", "He said “” and “not afraid”"])
def test_marks_without_words_between_them_are_no_error(press: Searcher, text: str) -> None:
    assert press.verify(text).wording in ("not_found", "partial")
