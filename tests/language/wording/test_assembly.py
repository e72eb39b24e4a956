from __future__ import annotations

import pytest

from quotesearch.language.wording.assembly import assemble
from quotesearch.language.wording.pieces import cut, find_pieces
from quotesearch.language.wording.printed_words import REPORTER, read_printed
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import WordSpan
from tests.language.wording.prints import DEBT, TAX, direct


@pytest.mark.parametrize(
    ("printed", "text", "operations", "is_right", "is_untouched"),
    [
        (TAX, "raise taxes", [], True, True),
        (TAX, "We will not … taxes", ["left_out"], True, False),
        (TAX, "We will … raise taxes", ["dropped"], False, False),
        (DEBT, "[The man] told me", ["stands_for"], True, False),
        (DEBT, "[The swindler] told me", ["changed"], False, False),
        (TAX, "We will [always] not raise taxes", ["added"], False, False),
    ],
)
def test_each_joint_is_a_step_and_is_judged(
    printed: str, text: str, operations: list[str], is_right: bool, is_untouched: bool
) -> None:
    quotation, original = read_words(text), direct(printed)
    pieces = cut(quotation, at_brackets=True)
    places = find_pieces(quotation, pieces, original)
    assert places is not None
    assembly = assemble(quotation, pieces, original, places)
    assert (assembly.is_right, assembly.is_untouched) == (is_right, is_untouched)
    inner = [step for step in assembly.steps[1:-1] if not step.is_empty]
    assert [step.operation for step in inner if step.operation != "same"] == operations


def test_pieces_may_differ_from_their_places() -> None:
    quotation, original = read_words("we may raise taxes"), direct("we will never raise them")
    pieces = cut(quotation, at_brackets=True)
    steps = assemble(quotation, pieces, original, [WordSpan(0, 5)]).steps
    assert [step for step in steps if not step.is_empty] == [
        ("same", 0, 1, 0, 1),
        ("changed", 1, 2, 1, 3),
        ("same", 2, 3, 3, 4),
        ("changed", 3, 4, 4, 5),
    ]


@pytest.mark.parametrize(("interrupted", "is_untouched"), [({2}, True), (set(), False)])
def test_a_reporters_clause_at_a_gap_is_not_the_editors(
    interrupted: set[int], is_untouched: bool
) -> None:
    original = read_printed([("“We left,” ", 0), ("she said, ", REPORTER), ("“and came back.”", 0)])
    quotation = read_words("We left … and came back")
    pieces = cut(quotation, at_brackets=True)
    places = [WordSpan(0, 2), WordSpan(4, 7)]
    assembly = assemble(quotation, pieces, original, places, interrupted)
    assert (assembly.is_right, assembly.is_untouched) == (True, is_untouched)
