from __future__ import annotations

import datetime

import pytest

from quotesearch.extraction.date_mentions import find_date_mentions, mentions_between
from quotesearch.extraction.layout.layout import Layout

WEDNESDAY = datetime.date(2026, 3, 4)


def mentions(text: str, published: datetime.date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """(words, ISO day or "") of each date."""
    return [
        (text[start:end], day.isoformat() if day else "")
        for start, end, day in find_date_mentions(Layout.of(text), published)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On March 3, 2025, it rained.", ("March 3, 2025", "2025-03-03")),
        ("On 3 Mar 2025 it rained.", ("3 Mar 2025", "2025-03-03")),
        ("On 2025-03-03 it rained.", ("2025-03-03", "2025-03-03")),
        ("On Sept. 3 it rained.", ("Sept. 3", "2025-09-03")),
        ("On the 1st May it rained.", ("1st May", "2025-05-01")),
        ("On Saturday it rained.", ("Saturday", "2026-02-28")),
        ("Last Wednesday it rained.", ("Last Wednesday", "2026-02-25")),
        ("It rained this coming Friday.", ("this coming Friday", "")),
        ("It rained Yesterday.", ("Yesterday", "2026-03-03")),
        ("It rained the day before.", ("the day before", "")),
        ("It rained in early May.", ("in early May", "")),
        ("It rained a few weeks later.", ("a few weeks", "")),
        ("On February 31 it rained.", ("February 31", "")),
    ],
)
def test_a_date_with_its_day(text: str, expected: tuple[str, str]) -> None:
    assert mentions(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“On March 3, 2025, it rained,” Lee said.",
        "Taxes may rise.",
        "May 5 percent of them rise?",
        "May 5,000 per cent",
        "It began on May 5:30.",
        "Mr. March won 3.",
    ],
)
def test_no_date(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("relative", "day"),
    [
        ("the previous day", "2026-02-27"),
        ("the following day", "2026-03-01"),
        ("the day after", "2026-03-01"),
        ("later that day", "2026-02-28"),
        ("the same day", "2026-02-28"),
    ],
)
def test_a_relative_day_counts_from_the_date_before(relative: str, day: str) -> None:
    assert mentions(f"On Saturday it rained; {relative} it froze.") == [
        ("Saturday", "2026-02-28"),
        (relative, day),
    ]


def test_relative_days_do_not_add_up() -> None:
    text = "On Saturday it rained, the next day it froze, the next day it thawed."
    assert [day for _, day in mentions(text)] == ["2026-02-28", "2026-03-01", "2026-03-01"]


@pytest.mark.parametrize("text", ["On Saturday.", "On March 3.", "Yesterday.", "Today."])
def test_without_a_day_of_publication_only_whole_dates_have_a_day(text: str) -> None:
    assert [day for _, day in mentions(text, None)] == [""]
    assert [day for _, day in mentions("On March 3, 2025.", None)] == ["2025-03-03"]


def test_the_dates_that_start_between_two_places() -> None:
    text = "Monday, Tuesday, Friday"
    dates = find_date_mentions(Layout.of(text), WEDNESDAY)
    between = mentions_between(dates, 1, text.index("Friday"))
    assert [text[date.start : date.end] for date in between] == ["Tuesday"]
