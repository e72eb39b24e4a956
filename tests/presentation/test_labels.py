"""Labels of a quote: who said it, when, and where it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.presentation import headline, notes, place, said_by, said_when, written_day

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


@pytest.mark.parametrize(
    ("kind", "denied", "labels"),
    [
        ("direct", False, []),
        ("mixed", False, []),
        ("indirect", False, ["paraphrased by the reporter"]),
        ("indirect", True, ["denied or not said", "paraphrased by the reporter"]),
        ("direct", True, ["denied or not said"]),
    ],
)
def test_denied_and_paraphrased_words_are_labelled(
    make_quote: MakeQuote, kind: str, denied: bool, labels: list[str]
) -> None:
    assert notes(make_quote("words", kind=kind, denied=denied)) == labels


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (
            {"date": "2026-02-01", "date_basis": "stated", "published": "2026-02-02"},
            "said 2026-02-01",
        ),
        (
            {"date": "2026-02-02", "date_basis": "published", "published": "2026-02-02"},
            "published 2026-02-02",
        ),
        ({"published": "2026-02-02"}, "published 2026-02-02"),
        ({}, "date unknown"),
    ],
)
def test_the_day_of_the_words_or_of_the_article_is_told(
    make_quote: MakeQuote, days: dict[str, str], words: str
) -> None:
    assert said_when(make_quote("words", **days)) == words


@pytest.mark.parametrize(
    ("iso", "words"), [("2026-02-07", "7 February 2026"), ("0999-12-31", "31 December 999")]
)
def test_a_day_is_written_with_the_name_of_its_month(iso: str, words: str) -> None:
    assert written_day(iso) == words


@pytest.mark.parametrize(
    ("speaker", "mention", "words"),
    [
        ("Sam Altman", "he", "Sam Altman (named there: he)"),
        ("Sam Altman", None, "Sam Altman"),
        (None, "officials", "unknown speaker (named there: officials)"),
        (None, None, "unknown speaker"),
    ],
)
def test_the_speaker_is_named_with_the_mention_in_the_article(
    make_quote: MakeQuote, speaker: str | None, mention: str | None, words: str
) -> None:
    quote = make_quote("words", speaker=speaker, speaker_mention=mention)
    assert said_by(quote) == words


@pytest.mark.parametrize(
    ("source", "title", "place_words", "headline_words"),
    [
        ("The Herald", "A title", "The Herald", "A title"),
        ("The Herald", None, "The Herald", "The Herald"),
        (None, "A title", "A title", "A title"),
        (None, None, "article", "article"),
    ],
)
def test_source_and_title_stand_in_for_each_other(
    make_quote: MakeQuote,
    source: str | None,
    title: str | None,
    place_words: str,
    headline_words: str,
) -> None:
    quote = make_quote("words", source=source, title=title)
    assert (place(quote), headline(quote)) == (place_words, headline_words)
