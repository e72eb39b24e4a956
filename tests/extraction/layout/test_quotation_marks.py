from __future__ import annotations

import pytest

from quotesearch.extraction.layout.paragraphs import find_paragraphs
from quotesearch.extraction.layout.quotation_marks import Run, find_double_runs


def quoted_runs(text: str) -> list[Run]:
    return find_double_runs(text, find_paragraphs(text))


def inner(text: str) -> list[str]:
    """What stands inside the marks of each run."""
    return [text[run.inner_start : run.inner_end] for run in quoted_runs(text)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ('She said "yes" and "no."', ["yes", "no."]),
        ("She said “yes” and “no.”", ["yes", "no."]),
        ("She said ''yes'' and ''no.''", ["yes", "no."]),
        ("She said ``yes'' and ``no.''", ["yes", "no."]),
        ("She said ‘‘yes’’ and ‘‘no.’’", ["yes", "no."]),
        ("She said «yes» and «no».", ["yes", "no"]),
        ("She said „yes“ and „no.“", ["yes", "no."]),
        ("She said „yes” and „no.”", ["yes", "no."]),
        ('She said "yes” and “no."', ["yes", "no."]),
        ("She said “yes'' and ''no.”", ["yes", "no."]),
        ('("Yes") — "no"—"maybe"', ["Yes", "no", "maybe"]),
        ("She said\u00a0“\u00a0yes\u00a0”", ["\u00a0yes\u00a0"]),
        ("“”", [""]),
        ("She said »yes« and »no«.", ["yes", "no"]),
        ("She said ‹yes› and ›no‹.", ["yes", "no"]),
        ("She said 「yes」 and 『no』.", ["yes", "no"]),
        ("She said ＂yes＂ and ＂no.＂", ["yes", "no."]),
        ("She said ”yes” and ”no.”", ["yes", "no."]),
        ('" Yes, " she said. " No. "', [" Yes, ", " No. "]),
    ],
)
def test_marks_of_every_kind_make_runs(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("“He said “go home” and left,” she said.", ["He said “go home” and left,"]),
        ("“He said ‘go home’ and left,” she said.", ["He said ‘go home’ and left,"]),
        ("“He said 'go home' and left,” she said.", ["He said 'go home' and left,"]),
        ("“He said “go” and “stay”,” she said. “No.”", ["He said “go” and “stay”,", "No."]),
        ("“He said “go home and left,” she said.", ["He said “go home and left,"]),
    ],
)
def test_nested_marks_belong_to_the_run_around_them(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "It’s the dogs’ dinner, isn’t it?",
        "The '90s and the 'eighties",
        "She is 5' tall.",
        "No marks at all.",
        "",
        " \n ",
        "It closes” before it opens.",
        "It opens “ and never closes.",
        'It is 12" wide.',
        'It is 12 " wide.',
    ],
)
def test_these_marks_make_no_run(text: str) -> None:
    assert inner(text) == []


def test_a_quotation_that_opens_again_at_each_paragraph_continues_until_it_closes() -> None:
    text = "She said: “One.\n“Two.\n\n“Three.” Then “four.”"
    runs = quoted_runs(text)
    assert inner(text) == ["One.", "Two.", "Three.", "four."]
    assert [run.continues for run in runs] == [True, True, False, False]


def test_a_run_never_crosses_a_paragraph() -> None:
    text = "She said “one.\nNobody spoke.\n“Two,” he said."
    assert inner(text) == ["Two,"]


def test_a_paragraph_that_opens_and_never_closes_is_quoted_to_its_end() -> None:
    text = "She spoke.\n“One two three.\nNobody spoke."
    assert inner(text) == ["One two three."]
    assert quoted_runs(text)[0].continues is False


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("“Yes,“ she said. “No.”", ["Yes,", "No."]),
        ("She said “yes“ and “no”.", ["yes", "no"]),
        ("It was “no“. “Yes“", ["no", "Yes"]),
        ("He knew it.“ Yes,” she said.", [" Yes,"]),
    ],
)
def test_a_mark_may_be_typed_the_wrong_way_round(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("“The road is shut, said Eva Holm. “We wait.”", ["The road is shut,", "We wait."]),
        ('"The road is shut, said Eva Holm. "We wait."', ["The road is shut,", "We wait."]),
        ("“The road is shut, said Eva Holm.", ["The road is shut,"]),
        ("“The road is shut, she said.\n“We wait.”", ["The road is shut,", "We wait."]),
        ("“Is it shut? asked the driver. “No.”", ["Is it shut?", "No."]),
        ("Snow fell. “The road is shut, Eva Holm told him.", []),
        ("“The road is shut, Eva Holm told reporters.", ["The road is shut,"]),
        ("“The road is shut, she told the Echo.", ["The road is shut,"]),
        ("“The road is shut, Eva Maria Holm added.", ["The road is shut,"]),
        (
            "“She came, Eva said nothing, and we left.”",
            ["She came, Eva said nothing, and we left."],
        ),
        ("“The road, she said, is shut.”", ["The road, she said, is shut."]),
    ],
)
def test_an_unclosed_run_ends_before_the_clause_that_reports_it(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


def test_bullets_are_no_marks() -> None:
    assert inner("» Two lanes\n» A toll\nHome › Sports › Ski") == []


def test_a_run_has_offsets_with_and_without_its_marks() -> None:
    assert quoted_runs("So ''yes.''") == [Run(3, 11, 5, 9)]


HARD = [
    "“" * 50,
    "”" * 50,
    '"' * 51,
    "“”" * 20,
    '" ' * 30,
    "''" * 20,
    "“a\n" * 20,
    "„“”«»``''‘‘’’\"" * 5,
    "“a, said A. " * 20,
    "“a“ " * 20,
    "»a« ›b‹" * 9,
    '“a"b”c"“d' * 9,
]


@pytest.mark.parametrize("text", [*HARD, *("x " + text + " y" for text in HARD)])
def test_runs_are_in_order_and_never_overlap(text: str) -> None:
    runs = quoted_runs(text)
    offsets: list[int] = []
    for run in runs:
        offsets += (run.start, run.inner_start, run.inner_end, run.end)
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert all(run.start < run.inner_start for run in runs)
