from __future__ import annotations

import pytest

from quotesearch.articles.metadata import headline, letters, one_line, publication_day


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


LONG = "The dam broke at night"


@pytest.mark.parametrize(
    ("titles", "sources", "expected"),
    [
        ([LONG], [], LONG),
        ([f"{LONG} | The Herald"], ["The Herald"], LONG),
        ([f"{LONG}|The Herald"], ["the herald"], LONG),
        ([f"{LONG} - The Herald"], ["The Herald"], LONG),
        ([f"{LONG} – Herald"], ["The Herald"], LONG),
        ([f"{LONG} — The Herald – 04/03/2026"], ["The Herald"], LONG),
        ([f"{LONG} - News - The Herald - Daily"], ["News – The Herald – Daily"], LONG),
        ([f"{LONG}｜日報"], ["日報"], LONG),
        (
            [f"{LONG} - Springfield news", LONG],
            [],
            LONG,
        ),  # another title shows where the headline ends
        (["Flood: dam broke - what now?", "Flood"], [], "Flood: dam broke - what now?"),
        (
            ["Your bill - here's how to check", "Your bill - here's how to check it"],
            [],
            "Your bill - here's how to check",
        ),
        (["The Herald", LONG], ["The Herald"], LONG),  # a page that names only the site
        (["Opinion | The dam broke", "Opinion"], ["The Herald"], "Opinion | The dam broke"),
        (["Half-time: 1-1", "Half"], ["The Herald"], "Half-time: 1-1"),
        (["| The Herald"], ["The Herald"], None),
        (["", LONG], ["", "The Herald"], LONG),
        ([], ["The Herald"], None),
        ([" - ".join("a" * 10_000)], ["The Herald"], " - ".join("a" * 10_000)),
    ],
)
def test_the_headline_is_the_title_without_the_name_of_the_site(
    titles: list[str], sources: list[str], expected: str | None
) -> None:
    assert headline(titles, sources) == expected
