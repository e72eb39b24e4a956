"""Count calls: the work of a comparison must grow with the words, not with pairs of words."""

from __future__ import annotations

import sys
from collections.abc import Callable

from quotesearch.language.wording.printed_words import PrintedWords
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import Reading
from tests.language.wording.prints import direct

HOSTILE = [
    ("the " * 100, "the and " * 150),
    ("a … " * 100, "a b " * 150),
    ("[a] b " * 50, "a [b] " * 150),
    ("one " * 100, "one hundred " * 150),
    ("We. " * 100, "We. go. " * 150),
    ("f*** " * 100, "fuck off " * 150),
]


def grows_with_the_print(
    work: Callable[[Reading, PrintedWords], object], text: str, printed: str
) -> bool:
    """Whether twice the print takes about twice the calls."""
    quotation = read_words(text)
    calls = count_calls(lambda: work(quotation, direct(printed)))
    calls_of_twice = count_calls(lambda: work(quotation, direct(printed * 2)))
    return calls_of_twice < 3 * calls


def count_calls(work: Callable[[], object]) -> int:
    count = 0

    def count_one(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(count_one)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
