"""Quotations that differ from the print: what is marked."""

from __future__ import annotations

import pytest

from quotesearch.language.wording.alignment import align
from quotesearch.language.wording.printed_words import REPORTER, read_printed
from quotesearch.language.wording.reading import read_words
from tests.language.wording.growth import HOSTILE, grows_with_the_print
from tests.language.wording.prints import BRIDGE, TAX, direct


@pytest.mark.parametrize(
    ("printed", "text", "marked"),
    [
        (TAX, "We will raise taxes this year", [("dropped", "", "not")]),
        (TAX, "We will not lower taxes this year", [("changed", "lower", "raise")]),
        (TAX, "And we will not raise taxes", [("added", "And", "")]),
        (
            BRIDGE,
            "the bridge will open in May. I know it can carry forty trucks",
            [("changed", "know", "think")],
        ),
        # At the ends, too.
        (
            "Goats do not climb because they are brave.",
            "Goats climb because they are brave.",
            [("dropped", "", "do not")],
        ),
        (
            "They’re gonna tell you a tale.",
            "They are going to tell you a tale.",
            [("changed", "They are going to", "They’re gonna")],
        ),
        (
            "It was a trap she dug for herself.",
            "a trap she dug for me",
            [("changed", "me", "herself.")],
        ),
        (
            "We, we looked for her, um, for nine days.",
            "We looked for her for nine days.",
            [("dropped", "", "We,"), ("dropped", "", "um,")],
        ),
        # Compounds, figures and spelling are no differences.
        ("Four hundred neighbours left.", "400 neighbors never left.", [("added", "never", "")]),
    ],
)
def test_what_differs_is_marked_and_nothing_else(
    printed: str, text: str, marked: list[tuple[str, str, str]]
) -> None:
    quotation, original = read_words(text), direct(printed)
    comparison = align(quotation, original)
    assert comparison is not None
    assert comparison.standing == "altered"
    shown = []
    for step in comparison.steps:
        if step.operation not in ("same", "left_out"):
            given = quotation.show(step.start, step.end)
            shown.append((step.operation, given, original.show(step.first, step.last)))
    assert shown == marked


def test_the_steps_cover_the_quotation_and_the_print() -> None:
    quotation, original = read_words("And we will never raise the taxes of 1999"), direct(TAX)
    comparison = align(quotation, original)
    assert comparison is not None
    given, printed = 0, 0
    for step in comparison.steps:
        assert step.first == printed
        printed = step.last
        if step.start < step.end:
            assert step.start == given
            given = step.end
    assert (given, printed) == (len(quotation.words), len(original.words))


@pytest.mark.parametrize(("reported", "same"), [(False, 1), (True, 3)])
def test_the_reporters_words_count_only_where_they_are_asked_for(reported: bool, same: int) -> None:
    quotation = read_words("the plan was slow")
    original = read_printed([("Holm called the plan “", REPORTER), ("slow", 0)])
    comparison = align(quotation, original, reported=reported)
    assert comparison is not None
    steps = [step for step in comparison.steps if step.operation == "same"]
    assert sum(step.end - step.start for step in steps) == same


def test_there_is_nothing_to_lay_on_a_print_without_words() -> None:
    assert align(read_words("a word"), direct("…")) is None


@pytest.mark.parametrize(("text", "printed"), HOSTILE)
def test_the_work_of_an_alignment_grows_with_the_words(text: str, printed: str) -> None:
    assert grows_with_the_print(align, text, printed)
