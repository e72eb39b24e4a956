from __future__ import annotations

import pytest

from quotesearch.language.wording.pieces import cut, find_pieces
from quotesearch.language.wording.reading import read_words
from tests.language.wording.prints import BRIDGE, TAX, direct


@pytest.mark.parametrize(
    ("text", "spans", "joints"),
    [
        ("we go", [(0, 2)], [(False, 0, 0), (False, 2, 2)]),
        ("we … go", [(0, 1), (1, 2)], [(False, 0, 0), (True, 1, 1), (False, 2, 2)]),
        ("… we go …", [(0, 2)], [(True, 0, 0), (True, 2, 2)]),
        ("we [they] go", [(0, 1), (2, 3)], [(False, 0, 0), (False, 1, 2), (False, 3, 3)]),
        ("[they] … go", [(1, 2)], [(True, 0, 1), (False, 2, 2)]),
        ("[they all]", [], [(False, 0, 2)]),
    ],
)
def test_a_quotation_is_cut_at_ellipses_and_brackets(
    text: str, spans: list[tuple[int, int]], joints: list[tuple[bool, int, int]]
) -> None:
    pieces = cut(read_words(text), at_brackets=True)
    assert (pieces.spans, pieces.joints) == (spans, joints)


def test_words_in_brackets_may_belong_to_a_piece() -> None:
    pieces = cut(read_words("we [they] … go"), at_brackets=False)
    assert pieces.spans == [(0, 2), (2, 3)]


@pytest.mark.parametrize(
    ("printed", "text", "places"),
    [
        (TAX, "we will … taxes this year", [(0, 2), (4, 7)]),
        (TAX, "this year … we will", None),
        (BRIDGE, "the old one", [(17, 20)]),
        # As close together as they are printed.
        ("go we go they go", "go … they", [(2, 3), (3, 4)]),
        ("go and go", "go … go", [(0, 1), (2, 3)]),
        ("go", "go … go", None),
        (TAX, "…", None),
    ],
)
def test_pieces_are_found_in_their_order(
    printed: str, text: str, places: list[tuple[int, int]] | None
) -> None:
    quotation = read_words(text)
    pieces = cut(quotation, at_brackets=True)
    assert find_pieces(quotation, pieces, direct(printed)) == places
