"""The way of an article through extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.extraction import extract_quotes
from quotesearch.extraction.pipeline import extract_article, read_article

if TYPE_CHECKING:
    from quotesearch.records import Article
    from tests.extraction.conftest import MakeArticle


def test_every_attribution_has_a_resolution_a_date_and_a_report(story: list[Article]) -> None:
    reading = read_article(story[0])
    number = len(reading.attributions)
    assert number > 10
    assert len(reading.resolutions.speakers) == len(reading.dates) == len(reading.reports) == number
    extraction = extract_article(story[0])
    assert extraction.quotes == tuple(extract_quotes(story[0]))
    assert extraction.resolutions == reading.resolutions.speakers
    assert extraction.entities == reading.entities.by_name


def test_within_one_article_the_given_name_stays_open(story: list[Article]) -> None:
    speakers = {quote.speaker for quote in extract_quotes(story[0])}
    assert "Varga" in speakers
    assert "Daniel Varga" not in speakers


@pytest.mark.parametrize(
    "text",
    ["", " \n", "“", "”", '"', "“”", "said", "said said", "“ ” said", ".", "\u200b", "😀", "\x00"],
)
def test_texts_without_a_quote(make_article: MakeArticle, text: str) -> None:
    assert extract_quotes(make_article(text)) == []
