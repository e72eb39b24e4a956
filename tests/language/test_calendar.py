from __future__ import annotations

import pytest

from quotesearch.language.calendar import CALENDAR_WORDS, DAYS, MONTHS, month_number


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
