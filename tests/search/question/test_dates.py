"""The days that a question asks for."""

from __future__ import annotations

import datetime

import pytest

from quotesearch.search.question.dates import find_days

FIRST, LAST = datetime.date(2015, 11, 8), datetime.date(2016, 10, 7)
WEDNESDAY = datetime.date(2016, 10, 5)


def days(question: str, today: datetime.date = WEDNESDAY) -> tuple[str, str, str] | None:
    """Since, until (with "" for open) and the words that say so."""
    asked = find_days(question, today, FIRST, LAST)
    if not asked:
        return None
    start, end = asked.span
    return str(asked.since or ""), str(asked.until or ""), question[start:end]


@pytest.mark.parametrize(
    ("question", "since", "until", "words"),
    [
        ("trump on 2016-03-04", "2016-03-04", "2016-03-04", "on 2016-03-04"),
        ("march 10 2016 miami", "2016-03-10", "2016-03-10", "march 10 2016"),
        ("oct. 3rd, 2016", "2016-10-03", "2016-10-03", "oct. 3rd, 2016"),
        ("the 3rd of October", "2016-10-03", "2016-10-03", "the 3rd of October"),
        ("december 2015 iowa", "2015-12-01", "2015-12-31", "december 2015"),
        ("ann lee 83 april 2016", "2016-04-01", "2016-04-30", "april 2016"),
        ("sept 2016", "2016-09-01", "2016-09-30", "sept 2016"),
        # Without a year: the latest in which there are quotes.
        ("in november", "2015-11-01", "2015-11-30", "in november"),
        ("nov 8", "2015-11-08", "2015-11-08", "nov 8"),
        ("feb 29", "2016-02-29", "2016-02-29", "feb 29"),
        ("in late September", "2016-09-20", "2016-09-30", "in late September"),
        ("mid-july", "2016-07-10", "2016-07-21", "mid-july"),
        ("at the end of march", "2016-03-20", "2016-03-31", "at the end of march"),
        ("fall 2015", "2015-09-01", "2015-11-30", "fall 2015"),
        ("winter 2015", "2015-12-01", "2016-02-29", "winter 2015"),
        ("late 2015 politico", "2015-08-29", "2015-12-31", "late 2015"),
        ("2016", "2016-01-01", "2016-12-31", "2016"),
        ("since march", "2016-03-01", "", "since march"),
        ("after april 3 2016", "2016-04-04", "", "after april 3 2016"),
        ("before june 2016", "", "2016-05-31", "before june 2016"),
        ("until may 2016", "", "2016-05-31", "until may 2016"),
        ("today", "2016-10-05", "2016-10-05", "today"),
        ("yesterday", "2016-10-04", "2016-10-04", "yesterday"),
        ("this day", "2016-10-05", "2016-10-05", "this day"),
        ("the last day", "2016-10-04", "2016-10-05", "the last day"),
        ("this week", "2016-10-03", "2016-10-05", "this week"),
        ("last week", "2016-09-26", "2016-10-02", "last week"),
        ("in the past week", "2016-09-28", "2016-10-05", "in the past week"),
        ("last month", "2016-09-01", "2016-09-30", "last month"),
        ("last year", "2015-01-01", "2015-12-31", "last year"),
        # The one with a year, or else the narrowest.
        ("in aug 2016 about nov 8", "2016-08-01", "2016-08-31", "in aug 2016"),
        ("in july on july 4", "2016-07-04", "2016-07-04", "on july 4"),
    ],
)
def test_a_question_asks_for_days(question: str, since: str, until: str, words: str) -> None:
    assert days(question) == (since, until, words)


@pytest.mark.parametrize(
    "question",
    [
        "march states may say",
        "he may win",
        "before first debate",
        "2008 naturalization initiative",
        "31 june 2016",
        "31 june",
        "feb 29 2015",
        "after 9999-12-31",
        "before 0001-01-01",
        "december 1992",
        "in 2031",
        "marching band",
        "the sixth of never",
        "decent people",
        "",
    ],
)
def test_a_question_asks_for_no_days_or_none_of_the_quotes(question: str) -> None:
    assert days(question) is None


def test_last_week_is_not_understood_where_the_quotes_end_before() -> None:
    assert days("last week", datetime.date(2026, 11, 25)) is None
