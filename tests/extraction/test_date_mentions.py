from __future__ import annotations

import datetime

import pytest

from quotesearch.extraction.date_mentions import (
    day_of_dateline,
    find_date_mentions,
    mentions_between,
)
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
        ("On Monday, 2 March, it rained.", ("Monday, 2 March", "2026-03-02")),
        ("It rained Monday (March 2).", ("Monday (March 2", "2026-03-02")),
        ("On Saturday, Feb. 28, 2026, it rained.", ("Saturday, Feb. 28, 2026", "2026-02-28")),
        ("On Sunday, 2 March, it rained.", ("Sunday, 2 March", "")),  # that was in 2025
        ("On the 4th of March it rained.", ("4th of March", "2026-03-04")),
        ("On March the 4th it rained.", ("March the 4th", "2026-03-04")),
        ("On 3 March last year it rained.", ("3 March last year", "2025-03-03")),
        ("On August 24 in 2021 it rained.", ("August 24 in 2021", "2021-08-24")),
        ("On Tues. it rained.", ("Tues.", "2026-03-03")),
        ("On Thursday last week it rained.", ("Thursday last week", "2026-02-26")),
        ("On Friday of last week it rained.", ("Friday of last week", "2026-02-27")),
        ("Last Monday it rained.", ("Last Monday", "")),  # two days ago, or nine
        ("It rained last night.", ("last night", "2026-03-03")),
        ("It rained this morning.", ("this morning", "2026-03-04")),
        ("It rained the day before yesterday.", ("the day before yesterday", "2026-03-02")),
        ("It rained two days ago.", ("two days ago", "2026-03-02")),
        ("It rained 10 days ago.", ("10 days ago", "2026-02-22")),
        ("It rained a week ago.", ("a week ago", "2026-02-25")),
        ("It rained more than a week ago.", ("more than a week ago", "")),
        ("It rained 40 days ago.", ("40 days ago", "")),
        ("It rained over the weekend.", ("over the weekend", "")),
        ("It rained earlier this week.", ("this week", "")),
        ("It rained in the 1990s.", ("in the 1990s", "")),
        ("It rained on 13/02/2026.", ("13/02/2026", "2026-02-13")),
        ("It rained on 03/04/2026.", ("03/04/2026", "2026-03-04")),  # April lies ahead
        ("It rained on 01/02/2026.", ("01/02/2026", "")),
        ("It rained on 1.2.2026.", ("1.2.2026", "2026-02-01")),
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
        "He read the Sun and Sat down.",
        "Wed they were, and left.",
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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On March 3, 2025, it rained. On March 5, it froze.", ["2025-03-03", "2025-03-05"]),
        ("On March 3, 2025, it rained. On October 5, it froze.", ["2025-03-03", "2025-10-05"]),
        ("On March 3, 2024, it rained. On October 5, it froze.", ["2024-03-03", ""]),
        ("In 2015, it rained. On March 2, it froze.", ["", ""]),
        ("It rains as in 2015. On March 2, it froze.", ["", "2026-03-02"]),
        (
            f"On 3 May 2025 it rained. {'x' * 400} On 2 March it froze.",
            ["2025-05-03", "2026-03-02"],
        ),
    ],
)
def test_a_story_keeps_to_its_year_or_the_day_is_not_certain(text: str, days: list[str]) -> None:
    assert [day for _, day in mentions(text)] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSLO, March 2 (Reuters) - It rained.", "2026-03-02"),
        ("New Delhi, Mar 2: It rained.", "2026-03-02"),
        ("A title\n\nST. PAUL, Minn., March 2, 2026 — It rained.", "2026-03-02"),
        ("OSLO, January 2 (Reuters) - It rained.", None),  # the article is two months younger
        ("OSLO (Reuters) - It rained.", None),
        ("On Monday, it rained in Oslo.", None),
    ],
)
def test_the_day_of_a_dateline(text: str, day: str | None) -> None:
    found = day_of_dateline(Layout.of(text), WEDNESDAY)
    assert (found.isoformat() if found else None) == day
