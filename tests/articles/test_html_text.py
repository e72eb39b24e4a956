from __future__ import annotations

import pytest

from quotesearch.articles.html_text import lines_of_markup


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        (
            "<p>One &amp; <b>two</b></p>three<br/>four<script>five</script><!-- six --> <ul><li>7",
            ["One & two", "three", "four", "7"],
        ),
        ("One & two\n\nthree < four\x00", ["One & two", "three < four"]),
        ("", []),
        (" <p> </p>", []),
    ],
)
def test_paragraphs_items_and_line_breaks_are_lines(fragment: str, lines: list[str]) -> None:
    assert lines_of_markup(fragment) == lines


@pytest.mark.parametrize(
    ("fragment", "line"),
    [
        ("<p><q>We <b>wait</b>,</q> she said.", "“We wait,” she said."),
        ("<p>She said <q></q> <q>no</q> <q>yes</q>.", "She said “no” “yes”."),
        ("<p><q>He said <q>no</q>,</q> she said.", "“He said ‘no’,” she said."),
        ("<p>“<q>We wait,</q>” she said.", "“We wait,” she said."),
        ("<p><q>'We wait,'</q> she said.", "'We wait,' she said."),
        ("<p><b>So</b> “<q>we wait,</q>” she said.", "So “we wait,” she said."),
    ],
)
def test_a_quotation_element_has_its_marks_once(fragment: str, line: str) -> None:
    assert lines_of_markup(fragment) == [line]
