"""Whether the words of a quotation are the speaker's own, or words that the speaker quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.language.wording.comparison import compare
from quotesearch.search.verification.compared_quote import ComparedQuote
from quotesearch.search.verification.printed_quotes import read_quote
from quotesearch.search.verification.quotation import read_quotation

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

MILL = "My brother said, ‘I am going to close the mill,’ and went."


def compare_with(make_quote: MakeQuote, text: str, words: str) -> ComparedQuote:
    quote = make_quote(text)
    printed, quotation = read_quote(quote), read_quotation(words)
    comparison = compare(quotation, printed)
    assert comparison
    return ComparedQuote(comparison.standing, quote, printed, quotation, comparison)


@pytest.mark.parametrize(
    ("text", "words", "is_quoted"),
    [
        (MILL, "I am going to close the mill", True),
        (MILL, "going to close", True),
        (MILL, "My brother said, ‘I am going to close the mill,’ and went", False),
        (MILL, "My brother said", False),
        ("He told me “close the mill at once” and went.", "close the mill", True),
        # All of the quote stands in marks: they are those of the quote.
        ("‘I am going to close the mill’", "going to close the mill", False),
    ],
)
def test_a_speaker_may_quote_others(
    make_quote: MakeQuote, text: str, words: str, is_quoted: bool
) -> None:
    assert compare_with(make_quote, text, words).is_quoted_by_speaker is is_quoted


def test_closeness_has_no_noise_of_the_arithmetic(make_quote: MakeQuote) -> None:
    compared = compare_with(make_quote, MILL, "I am going to close the mill")
    comparison = compared.comparison
    nearly = compared._replace(comparison=type(comparison)("partial", (), 1 - 1e-9))
    assert nearly.closeness == compared.closeness == 1.0
