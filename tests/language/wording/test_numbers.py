from __future__ import annotations

import pytest

from quotesearch.language.wording.numbers import may_begin_number, read_number


@pytest.mark.parametrize(
    ("words", "figure", "length"),
    [
        ("ten boats", "10", 1),
        ("twenty six years", "26", 2),
        ("four hundred people", "400", 2),
        ("two hundred and three", "203", 4),
        ("a hundred and ten men", "110", 4),
        ("six thousand two", "6002", 3),
        ("three hundred thousand", "300000", 3),
        ("two million three hundred thousand and five", "2300005", 7),
        ("2.5 million", "2500000", 2),
        ("40 trucks", "40", 1),
        ("first of all", "1th", 1),
        ("thirty first", "31th", 2),
        # Years are said in two numbers.
        ("nineteen eighty four", "19", 1),
        ("twenty twenty", "20", 1),
        ("one two three", "1", 1),
        # What follows is no part of the number.
        ("hundred and nobody", None, 0),
        ("five hundred and nobody", "500", 2),
    ],
)
def test_the_number_that_words_begin_with(words: str, figure: str | None, length: int) -> None:
    number = read_number(words.split())
    assert (number and number.figure, number.length if number else 0) == (figure, length)


@pytest.mark.parametrize("words", ["", "a man", "hundred", "and ten", "boats"])
def test_words_that_do_not_begin_with_a_number(words: str) -> None:
    assert read_number(words.split()) is None


@pytest.mark.parametrize(
    ("word", "may"), [("ten", True), ("a", True), ("40", True), ("boat", False)]
)
def test_which_words_may_begin_a_number(word: str, may: bool) -> None:
    assert may_begin_number(word) is may
