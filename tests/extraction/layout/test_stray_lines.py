from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.stray_lines import find_stray_lines


def is_stray(line: str) -> bool:
    return find_stray_lines(line, [(0, len(line))]) != []


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "- ADVERTISEMENT -",
        "Article continues below",
        "Story continues after this advertisement",
        "Read more: Mill burns for a second night",
        "(Also Read: Mill burns)",
        "Related: “We ran”",
        "Share this article",
        "Sign up to our newsletter",
        "Image source, Getty Images",
        "Tom Bee/Getty Images",
        "The mill at dawn. (AP Photo/Tom Bee)",
        "Photo: Tom Bee",
        "skip past newsletter promotion",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    assert is_stray(line)


@pytest.mark.parametrize(
    "line",
    [
        "“It rained,” said Tom Bee.",
        "The advertisement was withdrawn on Monday.",
        "Tom Bee: “It rained.”",
        "More than forty people came to the mill on Monday.",
        "Share prices fell, Tom Bee said.",
        "Images of the mill went round the world.",
        "Read the letter, he said.",
        "Photographs show that the mill burned.",
    ],
)
def test_lines_of_the_article(line: str) -> None:
    assert not is_stray(line)


def test_a_quotation_goes_on_behind_a_stray_line() -> None:
    layout = Layout.of("Lee said: “One.\n\nRead more: “Two”\n\n“Three.” Bob left.")
    assert [layout.text[run.start : run.end] for run in layout.runs] == ["“One.", "“Three.”"]
    assert [run.continues for run in layout.runs] == [True, False]
    assert layout.is_stray(layout.text.index("more"))
    assert not layout.is_stray(layout.text.index("One"))
