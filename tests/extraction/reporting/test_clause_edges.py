from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_edges import widen_to_clause
from quotesearch.records import Span


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def widened(text: str, core: str, *others: str) -> str:
    other_reports = [place(text, other) for other in others]
    clause = widen_to_clause(Layout.of(text), place(text, core), other_reports)
    return text[slice(*clause)]


@pytest.mark.parametrize(
    ("text", "core", "expected"),
    [
        ("Bob left. In June Lee said so. Ray slept.", "Lee said", "In June Lee said so."),
        ("Bob left. Lee spoke. So he said.", "Lee spoke. So", "Lee spoke. So he said."),
        # a semicolon ends a clause, outside quotation marks and brackets
        ("Bob left; Lee said so; Ray slept.", "Lee said", "Lee said so"),
        ("“Yes; no,” Lee said.", "Lee said", "“Yes; no,” Lee said."),
        ("Bob (he left; he slept), Lee said.", "Lee said", "Bob (he left; he slept), Lee said."),
        # no quoted run and no brackets are cut, no half bracket stays
        ("“It was; so,” Lee said.", "was; so,” Lee", "“It was; so,” Lee said."),
        ("(Lee said so. Ray slept.)", "Lee said", "Lee said so."),
        ("Bob left — Lee said so.", "Lee said", "Bob left — Lee said so."),
    ],
)
def test_words_are_widened_to_their_clause(text: str, core: str, expected: str) -> None:
    assert widened(text, core) == expected


@pytest.mark.parametrize(
    ("text", "core", "other", "expected"),
    [
        ("Lee said so, but Ray left.", "Lee said so", "Ray left", "Lee said so"),
        ("Lee said so, but Ray left.", "Ray left", "Lee said so", "Ray left."),
        ("Lee said so, Ray left.", "Lee said so", "Ray left", "Lee said so, Ray left."),
    ],
)
def test_another_report_is_left_out_where_a_conjunction_joins_it(
    text: str, core: str, other: str, expected: str
) -> None:
    assert widened(text, core, other) == expected


def test_a_long_clause_ends_at_its_nearest_marks() -> None:
    aside = "in the long valley of the many great dams " * 10
    text = f"{aside}, he came; {aside}, Lee said so, {aside}."
    assert widened(text, "Lee said") == "Lee said so"
