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
