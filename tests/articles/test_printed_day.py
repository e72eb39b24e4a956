from __future__ import annotations

import time

import pytest

from quotesearch.articles.printed_day import (
    is_date_only,
    is_in_numbers,
    order_of_numbers,
    printed_days,
    published_day,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 4, 2026", "2026-03-04"),
        ("Mar. 4, 2026, 9:45 p.m.", "2026-03-04"),
        ("Sept. 9, 2025", "2025-09-09"),
        ("March 4th 2026", "2026-03-04"),
        ("Wednesday 4th of March 2026", "2026-03-04"),
        ("04-Mar-2026 10:00", "2026-03-04"),
        ("By Ann Lee | 4 March, 2026", "2026-03-04"),
        ("2026-03-04T23:30:00-05:00", "2026-03-04"),
        ("04.03.2026", "2026-03-04"),
        ("17/03/2026", "2026-03-17"),
        ("03/17/26", "2026-03-17"),
        ("Wed, 03/04/2026", "2026-03-04"),  # 3 April is a Friday
        ("Thu, 03/12/2026 - 17:57", "2026-03-12"),  # a stamp of Drupal
        ("03/04/2026 at 8:00 a.m. ET", "2026-03-04"),
        ("03/04/2026 08:00 GMT", "2026-04-03"),
        ("Published March 4, 2026 | Updated March 9, 2026", "2026-03-04"),
        ("Updated Mar. 9, 2026 10 a.m.; published Mar. 4, 2026", "2026-03-04"),
        ("March 4, 2026 (updated March 9, 2026)", "2026-03-04"),
        ("Last updated March 9, 2026", None),
        ("03/04/2026", None),
        ("Monday, 03/04/2026", None),
        ("2026", None),
        ("© 2026 The Herald", None),
        ("March 2026", None),
        ("Mark 4, 2026", None),
        ("31 February 2026", None),
        ("1/2/3/2026", None),
    ],
)
def test_the_day_of_publication_that_a_line_prints(line: str, expected: str | None) -> None:
    assert published_day(line) == expected


@pytest.mark.parametrize(("month_first", "day"), [(True, "2026-03-04"), (False, "2026-04-03")])
def test_numbers_are_read_in_the_order_of_the_page(month_first: bool, day: str) -> None:
    assert published_day("03/04/2026", month_first) == day


def test_each_day_has_the_words_before_it_as_its_label() -> None:
    days = printed_days("Published 4 March 2026, updated 9 March 2026")
    assert [day.label for day in days] == ["Published ", ", updated "]


@pytest.mark.parametrize(
    ("lines", "changes", "urls", "languages", "month_first"),
    [
        (["03/17/2026"], [], [], [], True),
        (["17/03/2026"], [], [], ["en-US"], False),
        (["03/04/2026"], [], [], ["en-US"], True),
        (["03/04/2026"], [], [], ["en-GB"], False),
        (["03/04/2026"], [], [], ["de"], False),
        (["03/04/2026"], [], [], ["en"], None),
        (["03/04/2026"], [], [], ["en-CA"], None),
        (["03/04/2026"], [], ["https://www.herald.co.uk/news"], ["en-US"], False),
        (["03/04/2026"], [], ["https://herald.com/a.uk"], ["en-US"], True),
        (["03/04/2026"], ["2026-03-06"], [], ["en"], True),
        (["03/04/2026"], ["2026-04-06"], [], ["en"], False),
        (["03/04/2026"], ["2026-08-06"], [], ["en"], None),
        ([], [], [], [], None),
    ],
)
def test_what_tells_the_order_of_numbers(
    lines: list[str],
    changes: list[str],
    urls: list[str],
    languages: list[str],
    month_first: bool | None,
) -> None:
    assert order_of_numbers(lines, changes, urls, languages) == month_first


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4 March 2026", True),
        ("March 4, 2026 at 9:45 p.m. EST", True),
        ("4 March 2026 It rained", False),
        ("On 4 March 2026", False),
    ],
)
def test_a_line_that_is_a_date_only(line: str, expected: bool) -> None:
    assert is_date_only(line) == expected


def test_dates_in_numbers() -> None:
    assert is_in_numbers("Published 03/04/2026")
    assert not is_in_numbers("2026-03-04, or 4.3.2026")


@pytest.mark.parametrize(
    "line", ["1/" * 50_000, "Monday " * 20_000, "4 march " * 20_000, "9" * 10**5]
)
def test_hostile_lines_take_little_time(line: str) -> None:
    began = time.process_time()
    assert published_day(line) is None
    assert time.process_time() - began < 2
