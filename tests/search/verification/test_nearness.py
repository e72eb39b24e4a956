"""Which quotes a quotation may be a version of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.search.verification.nearness import find_nearest
from quotesearch.search.verification.printed_quotes import read_quotes
from quotesearch.search.verification.quotation import read_quotation

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

PROMISE = "We will rebuild the old harbour before the winter comes."


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("We will rebuild the new harbour before the winter comes", ["altered"]),
        # The same words in another order, and many in a row among others.
        ("comes winter the before harbour old the rebuild will we", ["altered"]),
        (
            "He lied when he said rebuild the old harbour before the winter, and nobody in this "
            "town ever believed it",
            ["altered"],
        ),
        ("He lied when he said rebuild the old harbour, and nobody ever believed a word", []),
        ("Tomatoes grow best in full sun", []),
        ("the old", []),
    ],
)
def test_a_quotation_is_near_where_enough_words_agree(
    make_quote: MakeQuote, text: str, wordings: list[str]
) -> None:
    matches = find_nearest(read_quotation(text), read_quotes([make_quote(PROMISE)]))
    assert [match.wording for match in matches] == wordings


def test_the_similarity_is_the_share_of_words_that_agree(make_quote: MakeQuote) -> None:
    quotation = read_quotation("We will rebuild the new harbour before the winter comes")
    (match,) = find_nearest(quotation, read_quotes([make_quote(PROMISE)]))
    assert match.comparison.similarity == pytest.approx(9 / 10)


def test_of_two_words_one_must_agree_and_say_something(make_quote: MakeQuote) -> None:
    prints = read_quotes([make_quote("No problem.")])
    assert find_nearest(read_quotation("big problem"), prints)
    assert not find_nearest(read_quotation("no comment"), prints)
    assert not find_nearest(read_quotation("big big problem"), prints)


def test_the_nearest_quotes_have_one_wording(make_quote: MakeQuote) -> None:
    prints = read_quotes(
        [
            make_quote(f"that {PROMISE}", article_id="reported", kind="indirect", quoted=()),
            make_quote("We will sell the old harbour before it rains.", article_id="altered"),
        ]
    )
    matches = find_nearest(read_quotation("that we will rebuild the new harbour"), prints)
    assert [match.quote.article_id for match in matches] == ["reported"]
    assert matches[0].wording == "reported"
