from __future__ import annotations

from typing import TYPE_CHECKING

from quotesearch.index.name_statistics import ordinary_words, words_of_others

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


def test_words_that_are_mostly_in_lower_case_are_ordinary() -> None:
    text = "Will Rose said a rose will bloom, and Rose knows that it will."
    assert ordinary_words(["Will Rose", "Ann Lee"], [text]) == {"will"}
    assert ordinary_words(["Will Rose"], ["Will will."]) == {"will"}  # as often as not
    assert ordinary_words(["Will Rose"], []) == set()


def test_a_name_that_few_of_its_articles_quote_means_others(make_quote: MakeQuote) -> None:
    in_paris = [
        make_quote("No.", article_id=f"{number}", context="He lives in Paris.")
        for number in range(20)
    ]
    quoted = make_quote("Yes.", article_id="a", speaker="Jeremy Paris", context="Paris agreed.")
    assert words_of_others([quoted, *in_paris]) == {"paris"}
    assert words_of_others([quoted, *in_paris[:9]]) == set()  # a tenth is not few
