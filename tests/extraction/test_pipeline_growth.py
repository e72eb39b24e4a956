"""The work grows with the text, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.extraction import extract
from quotesearch.records import Article

if TYPE_CHECKING:
    from tests.extraction.conftest import MakeArticle


def steps(article: Article) -> int:
    """How many lines of the extraction run for an article."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "extraction" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract(article)
    finally:
        sys.settrace(before)
    return count


def name(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()


HARD: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“" * n,
    "straight marks": lambda n: '"' * n,
    "marks in paragraphs": lambda n: "“a\n" * n,
    "nested marks": lambda n: "“a " * n + "”" * n,
    "cues": lambda n: "said " * n,
    "cues with subjects": lambda n: "Ann Lee said he said " * n,
    "quotes": lambda n: "“It rained all week,” said Ann Lee. " * n,
    "one sentence": lambda n: "Ann Lee said “it rained all week” and on May 3 " * n,
    "dates": lambda n: "On February 28 Ann Lee said that it rained all week. " * n,
    "commas": lambda n: "Ann, " * n + "said",
    "names": lambda n: " ".join(f"Ann {name(number)} left." for number in range(n)),
    "short names": lambda n: " ".join(f"Mr. {name(number)} left." for number in range(n)),
    "namesakes": lambda n: (
        "Bill Clinton. Hillary Clinton. " + "Clinton said that it rained all week. " * n
    ),
    "pronouns": lambda n: "Ann Lee left. " + "She said that it rained all week. " * n,
    "titles": lambda n: "Mayor Ann Lee left. " + "The mayor said that it rained all week. " * n,
    "denials": lambda n: "Ann Lee has not said, nor did he deny, that it rained; " * n,
    "negators": lambda n: "Ann Lee did " + "not " * n + "say that it rained.",
    "evidence": lambda n: "There is no evidence that " * n + "Ann Lee said that it rained.",
    "turns": lambda n: "Ann Lee denied that it rained " + "but said it was cold " * n,
    "preferences": lambda n: "Ann Lee would rather " + "wait than " * n + "say that it rained.",
    "later denials": lambda n: "Ann Lee allegedly said that it rained. She denies it. " * n,
    "brackets": lambda n: "(" * n + "Ann Lee denied that it rained all week; " + "[" * n,
    "no white space": lambda n: "a" * n + "“a”" * n,
}


@pytest.mark.parametrize("hard", HARD)
def test_twice_the_text_is_twice_the_work(make_article: MakeArticle, hard: str) -> None:
    once, twice = (steps(make_article(HARD[hard](n))) for n in (150, 300))
    assert twice <= 2.2 * once
