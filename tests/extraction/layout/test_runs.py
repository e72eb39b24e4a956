from __future__ import annotations

import pytest

from quotesearch.extraction.layout.paragraphs import find_paragraphs
from quotesearch.extraction.layout.runs import find_runs


def inner(text: str) -> list[str]:
    runs = find_runs(text, find_paragraphs(text))
    return [text[run.inner_start : run.inner_end] for run in runs]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("‘We sail,’ said Byrne. It is ‘a risk’.", ["We sail,", "a risk"]),
        ("“We sail,” said Byrne. It is ‘a risk’.", ["We sail,"]),
        ("‘He cried “sail!” and left,’ she said.", ["He cried “sail!” and left,"]),
        ("“He cried ‘sail!’ and left,” she said.", ["He cried ‘sail!’ and left,"]),
        ("‘He cried “sail!” and “go!”’ It is “a risk”.", ["He cried “sail!” and “go!”", "a risk"]),
        (
            "‘Shipwreck’\n“We lost it all in the storm,” said Byrne.",
            ["We lost it all in the storm,"],
        ),
        ("She saw ‘Jaws’, ‘Alien’, ‘Up’ and ‘Her’. “I slept badly,” she said.", ["I slept badly,"]),
        ("", []),
    ],
)
def test_a_text_quotes_with_double_or_with_single_marks(text: str, runs: list[str]) -> None:
    assert inner(text) == runs


@pytest.mark.parametrize("text", ["‘“" * 30, "‘a “b’ c” " * 20, "“a ‘b” c’ " * 20, "'\"" * 41])
def test_runs_are_in_order_and_never_overlap(text: str) -> None:
    offsets: list[int] = []
    for run in find_runs(text, find_paragraphs(text)):
        offsets += (run.start, run.inner_start, run.inner_end, run.end)
    assert offsets == sorted(offsets)
