"""How many quotes there are of each day, month or year."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from quotesearch.web.pages.timeline import timeline


def bars(*days: str) -> list[tuple[str, str, str, int]]:
    ordinals = np.array([datetime.date.fromisoformat(day).toordinal() for day in days], np.int32)
    return [(bar.label, str(bar.since), str(bar.until), bar.quotes) for bar in timeline(ordinals)]


def test_no_days_have_no_bars():
    assert bars() == []


def test_one_day_is_one_bar():
    assert bars("2026-02-27", "2026-02-27") == [("27 February 2026", "2026-02-27", "2026-02-27", 2)]


def test_days_in_any_order_and_those_between_them():
    assert bars("2026-03-01", "2026-02-27") == [
        ("27 February 2026", "2026-02-27", "2026-02-27", 1),
        ("28 February 2026", "2026-02-28", "2026-02-28", 0),
        ("1 March 2026", "2026-03-01", "2026-03-01", 1),
    ]


def test_a_longer_time_has_a_bar_a_month():
    found = bars("2015-12-31", "2016-02-01", "2016-02-29", "2016-03-15")
    assert found == [
        ("December 2015", "2015-12-01", "2015-12-31", 1),
        ("January 2016", "2016-01-01", "2016-01-31", 0),
        ("February 2016", "2016-02-01", "2016-02-29", 2),
        ("March 2016", "2016-03-01", "2016-03-31", 1),
    ]


def test_decades_have_a_bar_a_year():
    found = bars("1969-12-31", "1999-01-01")
    assert len(found) == 31
    assert found[0] == ("1969", "1969-01-01", "1969-12-31", 1)
    assert found[-1] == ("1999", "1999-01-01", "1999-12-31", 1)


@pytest.mark.parametrize(
    ("first", "last"), [("0001-01-01", "0001-01-01"), ("0001-01-01", "9999-12-31")]
)
def test_days_at_the_ends_of_the_calendar(first, last):
    found = bars(first, last)
    assert found[0][1] == first
    assert found[-1][2] == last
    assert sum(bar[3] for bar in found) == 2
