"""Which printed words a quotation hides at its start, between its pieces and at its end."""

from __future__ import annotations

import pytest

from quotesearch.language.wording.hidden_words import hidden_spans
from quotesearch.language.wording.pieces import cut, find_pieces
from quotesearch.language.wording.reading import read_words
from tests.language.wording.prints import BRIDGE, CLERK, COAST, DEBT, TAX, TEACHERS, direct


@pytest.mark.parametrize(
    ("printed", "text", "hidden"),
    [
        # Without an ellipsis or brackets a quotation may start and end anywhere.
        (BRIDGE, "the bridge will open", ["", ""]),
        (TAX, "We will … taxes this year", ["", "not raise", ""]),
        # An ellipsis or a capital in brackets at the start: a condition, or a word that matters.
        (BRIDGE, "… the bridge will open", ["If the money comes,", ""]),
        (CLERK, "… the clerk read the report", ["Neither the mayor nor", ""]),
        (TEACHERS, "[T]he teachers think", ["Some of", ""]),
        (COAST, "[S]he may be right", ["", ""]),
        (BRIDGE, "… The old one carried ten", ["", ""]),
        # An ellipsis at the end: what takes back the words before it.
        (TAX, "We will not raise taxes …", ["", ""]),
        ("We go to town, I think.", "We go to town …", ["", "I think."]),
        ("We go to town, and I think so.", "We go to town …", ["", ""]),
        # Brackets: up to four words of the same clause.
        (DEBT, "[The man] told me he was sorry", ["He", ""]),
        (DEBT, "[I heard that] he was sorry", ["He told me", ""]),
        (BRIDGE, "the bridge will [close]", ["", "open in May."]),
        (DEBT, "he never paid the three thousand [coins]", ["", "dollars back to Mr."]),
    ],
)
def test_words_are_hidden_at_each_joint(printed: str, text: str, hidden: list[str]) -> None:
    quotation, original = read_words(text), direct(printed)
    pieces = cut(quotation, at_brackets=True)
    places = find_pieces(quotation, pieces, original)
    assert places is not None
    spans = hidden_spans(quotation, pieces.joints, original, places)
    assert [original.show(start, end) for start, end in spans] == hidden
