"""Names that other articles complete."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive.runs.corpus_extraction import extract_corpus
from quotesearch.extraction import extract_quotes

if TYPE_CHECKING:
    from quotesearch.records import Article
    from tests.extraction.conftest import MakeArticle

HERE = "“It rained,” Secretary Hegseth said."


@pytest.fixture
def first_speaker(make_article: MakeArticle) -> Callable[..., str | None]:
    """The speaker of the first text's quote, when it is read together with the others."""

    def speaker(*texts: str) -> str | None:
        articles = [make_article(text, str(number)) for number, text in enumerate(texts)]
        return extract_corpus(articles)[0].speaker

    return speaker


@pytest.mark.parametrize(
    ("texts", "speaker"),
    [
        ((HERE,), "Hegseth"),
        ((HERE, "Defense Secretary Pete Hegseth left."), "Pete Hegseth"),
        ((HERE, "Secretary Pete Hegseth left.", "Secretary Pete Hegseth slept."), "Pete Hegseth"),
        ((HERE, "Pete Hegseth left."), "Hegseth"),
        ((HERE, "Mayor Pete Hegseth left."), "Hegseth"),
        ((HERE, "Secretary Pete Hegseth left.", "Secretary John Hegseth slept."), "Hegseth"),
        ((HERE, "Secretary Pete Hegseth left.", "Mayor John Hegseth slept."), "Hegseth"),
        (("“It rained,” Mr. Hegseth said.", "Secretary Pete Hegseth left."), "Hegseth"),
        (
            (
                "“It rained,” Mr. Hegseth said. Ann Lee and Bob Ray left.",
                "Pete Hegseth came. Ann Lee met Bob Ray.",
            ),
            "Pete Hegseth",
        ),
        (
            ("“It rained,” Mr. Hegseth said. Ann Lee left.", "Pete Hegseth came. Ann Lee left."),
            "Hegseth",
        ),
        (
            ("“It rained,” the Hegseth campaign said.", "Secretary Pete Hegseth left."),
            None,
        ),
        (("“It rained,” a secretary said.", "Secretary Pete Hegseth left."), None),
    ],
)
def test_a_given_name_comes_from_another_article_when_that_speaks_of_the_same_person(
    first_speaker: Callable[..., str | None], texts: tuple[str, ...], speaker: str | None
) -> None:
    assert first_speaker(*texts) == speaker


def test_a_name_from_elsewhere_is_as_certain_as_the_surname(make_article: MakeArticle) -> None:
    here = make_article(HERE)
    there = make_article("Secretary Pete Hegseth left.", "there")
    (alone,), (together,) = extract_quotes(here), extract_corpus([here, there])
    assert together.confidence == alone.confidence
    assert (together.id, together.speaker_mention) == (alone.id, "Secretary Hegseth")


def test_the_order_of_the_articles_does_not_matter(story: list[Article]) -> None:
    forward, backward = extract_corpus(story), extract_corpus(reversed(story))
    assert sorted(forward, key=lambda quote: quote.id) == sorted(
        backward, key=lambda quote: quote.id
    )
