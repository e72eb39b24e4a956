"""Which quotes a quotation is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.search import Searcher
from quotesearch.search.verification.lookup import choose_similar, look_up
from quotesearch.search.verification.quotation import read_quotation
from tests.search.verification.conftest import HARBOUR

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


def test_all_printings_of_a_quote_are_looked_up(press: Searcher) -> None:
    quotes = look_up(press.generation, read_quotation(HARBOUR))
    assert {"a", "b"} <= {quote.article_id for quote in quotes}


def test_every_sentence_is_looked_up(press: Searcher) -> None:
    quotation = read_quotation("I will never sign this. The bridge will be closed for repairs.")
    quotes = look_up(press.generation, quotation)
    assert {"d", "f"} <= {quote.article_id for quote in quotes}


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("the old bridge is closed", ["the old bridge is closed", "the old bridge fell"]),
        ("no comment", ["no", "no comment"]),  # of two words one is enough
        ("tomatoes grow best", []),
    ],
)
def test_quotes_that_share_too_few_words_are_left_out(
    make_quote: MakeQuote, text: str, chosen: list[str]
) -> None:
    texts = ["no", "the old bridge fell", "no comment", "the old bridge is closed", "a bridge"]
    quotes = [make_quote(words, article_id=words) for words in texts]
    similar = choose_similar(read_quotation(text), quotes)
    assert sorted(quote.text for quote in similar) == sorted(chosen)


def test_quotes_with_most_of_the_words_come_first(make_quote: MakeQuote) -> None:
    texts = ["the old bridge fell", "the old bridge is closed"]
    quotes = [make_quote(words, article_id=words) for words in texts]
    similar = choose_similar(read_quotation("the old bridge is closed"), quotes)
    assert [quote.text for quote in similar] == texts[::-1]
