from __future__ import annotations

import pytest

from quotesearch.language.calendar import (
    CALENDAR_WORDS,
    DAYS,
    MONTHS,
    calendar_day,
    day_number,
    is_month,
    month_number,
)


@pytest.mark.parametrize(
    ("month", "number"),
    [("January", 1), ("Mar.", 3), ("may", 5), ("june", 6), ("Sept.", 9), ("DEC", 12)],
)
def test_a_month_has_a_number(month: str, number: int) -> None:
    assert month_number(month) == number


def test_an_unknown_month_is_an_error() -> None:
    with pytest.raises(KeyError):
        month_number("Brumaire")


def test_all_days_and_months_are_words_of_the_calendar() -> None:
    assert {*DAYS, *MONTHS} < CALENDAR_WORDS
    assert (len(DAYS), len(MONTHS)) == (7, 12)


@pytest.mark.parametrize(("day", "number"), [("Monday", 0), ("Tues.", 1), ("thu", 3), ("SUN", 6)])
def test_a_day_of_the_week_has_a_number(day: str, number: int) -> None:
    assert day_number(day) == number


@pytest.mark.parametrize("word", ["March", "mar", "SEPT", "Sep", "may"])
def test_a_word_for_a_month(word: str) -> None:
    assert is_month(word)


@pytest.mark.parametrize("word", ["Mark", "marc", "ma", ""])
def test_a_word_for_no_month(word: str) -> None:
    assert not is_month(word)


def test_a_day_that_is_in_the_calendar() -> None:
    day = calendar_day(2024, 2, 29)
    assert day is not None and day.isoformat() == "2024-02-29"
    assert calendar_day(2026, 2, 29) is None
