from __future__ import annotations

import pytest

from quotesearch.articles.metadata import letters, one_line, publication_day


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2026-03-04", "2026-03-04"),
        (" 2026-03-04T23:30:00-05:00", "2026-03-04"),  # the next day in UTC
        ("2026-03-04T00:30:00.000+05:30", "2026-03-04"),  # the day before in UTC
        ("2026-03-04 10:00", "2026-03-04"),
        ("2026/03/04", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("20260304T101500Z", "2026-03-04"),
        ("Wed, 04 Mar 2026 23:30:00 -0500", "2026-03-04"),
        ("Wed, 04 Mar 2026 23:30:00 GMT", "2026-03-04"),
        ("4 Mar 2026 10:00", "2026-03-04"),
        ("March 4, 2026 9:45 PM ET", "2026-03-04"),
        ("Tue, 03/17/2026 - 08:00", "2026-03-17"),
        ("03/04/2026", None),
        ("0001-01-01T00:00:00Z", None),
        ("2026-02-30", None),
        ("202603041015", None),
        ("9" * 100, None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 +9999999999", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_the_day_of_a_point_in_time_is_the_one_that_is_printed(
    printed: str, expected: str | None
) -> None:
    assert publication_day(printed) == expected


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (" Rain\n &amp; <b>wind</b> ", "Rain & wind"),
        ("Rain &amp;amp; wind", "Rain & wind"),
        ("&lt;b&gt;Rain&lt;/b&gt;", "Rain"),
        ("1 < 2", "1 < 2"),
        ("Rain\ud800", "Rain"),
        ("", ""),
        (None, ""),
        (["Rain"], ""),
    ],
)
def test_a_value_is_one_line_without_markup(value: object, line: str) -> None:
    assert one_line(value) == line


def test_letters_are_what_two_printings_of_a_line_share() -> None:
    assert letters("“The Dam, 2026!”") == letters("the dam 2026") == "thedam2026"
