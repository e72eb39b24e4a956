from __future__ import annotations

import pytest

from quotesearch.extraction.layout.paragraphs import find_paragraphs
from quotesearch.extraction.layout.quotation_marks import Run
from quotesearch.extraction.layout.single_marks import find_single_runs


def single_runs(text: str) -> list[Run]:
    return find_single_runs(text, find_paragraphs(text))


def inner(text: str) -> list[str]:
    return [text[run.inner_start : run.inner_end] for run in single_runs(text)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("‘We sail,’ said Una Byrne. ‘Now.’", ["We sail,", "Now."]),
        ("'We sail,' said Una Byrne. 'Now.'", ["We sail,", "Now."]),
        ("`We sail,' said Una Byrne.", ["We sail,"]),
        ("’We sail,’ said Una Byrne.", ["We sail,"]),
        ("Byrne said:‘We sail.’", ["We sail."]),
        ("(‘Now’) — ‘then’—‘later’", ["Now", "then", "later"]),
        ("She called it ‘a scandal’ and ‘a shame’.", ["a scandal", "a shame"]),
        ("‘He cried “sail!” and left,’ she said.", ["He cried “sail!” and left,"]),
        ("‘He cried “sail!”’", ["He cried “sail!”"]),
    ],
)
def test_single_marks_make_runs(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("‘It’s the boys’ boat, isn’t it?’ he said.", ["It’s the boys’ boat, isn’t it?"]),
        ("'It's the boys' boat, isn't it?' he said.", ["It's the boys' boat, isn't it?"]),
        ("The ‘wicked boys’ and the ‘cats’ ran.", ["wicked boys", "cats"]),
        ("A ‘bunch of crooks’, he said.", ["bunch of crooks"]),
        ("‘We were goin’ home,’ she said.", ["We were goin’ home,"]),
        ("'In the '60s we told 'em,' he said.", ["In the '60s we told 'em,"]),
        ("‘In the ’60s it was rock ’n’ roll,’ he said.", ["In the ’60s it was rock ’n’ roll,"]),
        ("'20 people came,' he said of '98.", ["20 people came,"]),
    ],
)
def test_apostrophes_are_no_marks(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "It’s the boys’ boat, isn’t it?",
        "The '90s and the summer of '69",
        "She is 5' tall, and the boat's 30' long.",
        "He shouldn‘t go, and they don‘t.",
        "''Two of them,'' she said.",
        "",
    ],
)
def test_these_marks_make_no_run(text: str) -> None:
    assert inner(text) == []


def test_a_quotation_that_opens_again_at_each_paragraph_continues_until_it_closes() -> None:
    text = "She said: ‘One.\n‘Two.\n\n‘Three.’ Then ‘four.’"
    runs = single_runs(text)
    assert inner(text) == ["One.", "Two.", "Three.", "four."]
    assert [run.continues for run in runs] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("‘We sail, said Una Byrne. ‘Now.’", ["We sail,", "Now."]),
        ("‘We sail, said Una Byrne.", ["We sail,"]),
        ("‘We sail. It is time.\nThe harbour was empty.", ["We sail. It is time."]),
        ("The harbour ‘was empty.\nNobody came.", []),
    ],
)
def test_an_unclosed_run_ends_where_it_plausibly_ends(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


HARD = ["‘" * 50, "’" * 50, "'" * 51, "‘’" * 20, "' " * 30, "‘a\n" * 20, "‘a’b'c‘'d" * 9]


@pytest.mark.parametrize("text", [*HARD, *("x " + text + " y" for text in HARD)])
def test_runs_are_in_order_and_never_overlap(text: str) -> None:
    offsets: list[int] = []
    for run in single_runs(text):
        offsets += (run.start, run.inner_start, run.inner_end, run.end)
        assert run.start < run.inner_start
    assert offsets == sorted(offsets)
