from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.attribution.retelling import find_first_speaker
from quotesearch.extraction.layout.layout import Layout
from tests.extraction.marked import attribution

INNER = "[m Bob Ray] had [c said] “[q it rained].”"


def first_speaker(outer: str, inner: str) -> tuple[Layout, Attribution, list[str]]:
    """The text, its attribution once the clause is read as `inner`, and the clauses read."""
    clauses: list[str] = []

    def attribute(clause: Layout) -> list[Attribution]:
        clauses.append(clause.text)
        layout, read = attribution(inner)
        assert layout.text == clause.text
        return [read]

    layout, told = attribution(outer)
    return layout, find_first_speaker(layout, told, attribute), clauses


@pytest.mark.parametrize("that", ["that ", ""])
def test_a_retold_quote_is_the_first_speakers(that: str) -> None:
    outer = f"[m Ann Lee] [c recalled] [q {that}Bob Ray had said “it rained.”]"
    layout, first, clauses = first_speaker(outer, INNER)
    assert clauses == ["Bob Ray had said “it rained.”"]
    assert first.mention is not None
    assert first.cue is not None
    assert layout.text[slice(*first.mention)] == "Bob Ray"
    assert layout.text[slice(*first.cue)] == "said"
    assert layout.text[first.start : first.end] == "it rained"
    assert first.kind == "direct"


@pytest.mark.parametrize(
    "outer",
    [
        "“[q Bob Ray said it rained],” [c said] [m Ann Lee].",
        "[m Ann Lee] [c said] [q Bob Ray had said it rained].",
        "[m Ann Lee] [c said] [q it was “a mess,” Bob Ray said].",
    ],
)
def test_only_a_cue_before_marks_makes_a_clause_a_retelling(outer: str) -> None:
    _, first, clauses = first_speaker(outer, INNER)
    assert first == attribution(outer)[1]
    assert clauses == []


@pytest.mark.parametrize(
    "inner",
    [
        "[m he] had [c said] “[q it rained].”",  # nobody new
        "he [m had] [c said] “[q it rained].”",
        "he had [c said] “[q it rained].”",
        "[m he] had said “[q it rained].”",
    ],
)
def test_a_retelling_must_name_its_speaker(inner: str) -> None:
    outer = "[m Ann Lee] [c recalled] [q that he had said “it rained.”]"
    _, first, clauses = first_speaker(outer, inner)
    assert first == attribution(outer)[1]
    assert len(clauses) == 1
