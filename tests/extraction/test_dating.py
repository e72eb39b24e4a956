from __future__ import annotations

from collections.abc import Callable

import pytest

from quotesearch.extraction import extract_quotes
from quotesearch.records import Article

MakeArticle = Callable[..., Article]
Day = tuple[str | None, str | None]
Dates = Callable[..., list[Day]]

WEDNESDAY = "2026-03-04"
UNKNOWN = (None, None)
PUBLISHED = (WEDNESDAY, "published")


@pytest.fixture
def dates(make_article: MakeArticle) -> Dates:
    """(day, basis) of each quote of a text."""
    return lambda text, published: [
        (quote.date, quote.date_basis)
        for quote in extract_quotes(make_article(text, date=published))
    ]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("on March 3, 2025", "2025-03-03"),
        ("on 3 March 2025", "2025-03-03"),
        ("on Mar. 3, 2025", "2025-03-03"),
        ("on 2025-03-03", "2025-03-03"),
        ("on February 28", "2026-02-28"),
        ("on Feb. 28", "2026-02-28"),
        ("on Sept. 3", "2025-09-03"),
        ("on 28 February", "2026-02-28"),
        ("on the 3rd March", "2026-03-03"),
        ("on March 5", "2026-03-05"),
        ("on March 6", "2025-03-06"),
        ("on December 30", "2025-12-30"),
        ("on Saturday", "2026-02-28"),
        ("late Tuesday night", "2026-03-03"),
        ("on Wednesday", "2026-03-04"),
        ("last Wednesday", "2026-02-25"),
        ("today", "2026-03-04"),
        ("yesterday", "2026-03-03"),
        ("in a Feb. 3 interview", "2026-02-03"),
        ("in a letter on Saturday", "2026-02-28"),
    ],
)
def test_a_day_that_stands_with_the_cue(dates: Dates, when: str, day: str) -> None:
    assert dates(f"“It rained,” Ann Lee said {when}.", WEDNESDAY) == [(day, "stated")]


@pytest.mark.parametrize(
    "when", ["on Saturday", "on February 28", "today", "yesterday", "last Wednesday", "late Friday"]
)
def test_without_a_day_of_publication_a_relative_day_is_unknown(dates: Dates, when: str) -> None:
    assert dates(f"“It rained,” Ann Lee said {when}.", None) == [UNKNOWN]


def test_a_whole_date_needs_no_day_of_publication(dates: Dates) -> None:
    assert dates("“It rained,” Ann Lee said on March 3, 2025.", None) == [("2025-03-03", "stated")]


@pytest.mark.parametrize(
    ("published", "when", "day"),
    [
        ("2026-01-02", "December 30", "2025-12-30"),
        ("2026-01-02", "January 1", "2026-01-01"),
        ("2025-12-31", "January 1", "2026-01-01"),
        ("2025-12-31", "January 2", "2025-01-02"),
        ("2026-01-01", "Wednesday", "2025-12-31"),
        ("2024-03-01", "February 29", "2024-02-29"),
        ("2025-03-01", "February 29", None),
    ],
)
def test_a_day_without_a_year_is_the_last_one(
    dates: Dates, published: str, when: str, day: str | None
) -> None:
    expected = (day, "stated") if day else UNKNOWN
    assert dates(f"“It rained,” Ann Lee said on {when}.", published) == [expected]


@pytest.mark.parametrize(
    "when",
    [
        "in 2012",
        "in February",
        "in early February",
        "since 2012",
        "last month",
        "two years ago",
        "next Friday",
        "on February 31",
    ],
)
def test_a_vague_date_is_neither_a_day_nor_that_of_publication(dates: Dates, when: str) -> None:
    assert dates(f"“It rained,” Ann Lee said {when}.", WEDNESDAY) == [UNKNOWN]
    opening = when[0].upper() + when[1:]
    if not when.startswith("on"):
        assert dates(f"{opening}, Ann Lee said that “it rained.”", WEDNESDAY) == [UNKNOWN]


def test_without_a_day_in_the_text_the_words_are_as_old_as_the_article(dates: Dates) -> None:
    assert dates("“It rained,” Ann Lee said.", WEDNESDAY) == [PUBLISHED]
    assert dates("“It rained,” Ann Lee said.", None) == [UNKNOWN]


@pytest.mark.parametrize(
    "text",
    [
        "“It rained on Friday,” Ann Lee said.",
        "Ann Lee said the dam broke on Friday.",
        "Ann Lee said that “it rained” on February 28.",
        "Ann Lee, who won on Friday, said that “it rained.”",
        "Ann Lee resigned on Friday. “It rained,” she said.",
        "May 5 was cold. “It rained,” Ann Lee said.",
        "“It rained,” Ann Lee said, and taxes may rise May 5 percent.",
    ],
)
def test_a_day_on_which_something_else_happened_is_not_that_of_the_words(
    dates: Dates, text: str
) -> None:
    assert dates(text, WEDNESDAY) == [PUBLISHED]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "On February 28, Ann Lee said “it rained.” “It froze,” Lee said. “Nobody came,” "
            "Bob Ray said.",
            [("2026-02-28", "stated"), ("2026-02-28", "stated"), PUBLISHED],
        ),
        (
            "On Saturday, Ann Lee resigned. “It rained,” she said.\nBob Ray slept.\n“It froze,” "
            "Lee said.",
            [("2026-02-28", "stated"), ("2026-02-28", "stated")],
        ),
        (
            "On Saturday, Ann Lee said that “it rained.” On Monday, Lee said that “it froze.” "
            "“No,” Lee said.",
            [("2026-02-28", "stated"), ("2026-03-02", "stated"), ("2026-03-02", "stated")],
        ),
        (
            "“It rained,” Ann Lee said on Saturday. On Monday, Lee resigned. “It froze,” Lee said.",
            [("2026-02-28", "stated"), ("2026-03-02", "stated")],
        ),
        (
            "On Saturday, Ann Lee said that “it rained.” In 2012, Lee said that “it froze.” “No,” "
            "Lee said.",
            [("2026-02-28", "stated"), UNKNOWN, UNKNOWN],
        ),
        (
            "On Saturday, Ann Lee said that “it rained.” "
            "The previous day, Bob Ray said that “it froze.”",
            [("2026-02-28", "stated"), ("2026-02-27", "stated")],
        ),
        (
            "On Saturday, Ann Lee said that “it rained.” "
            "Later that day, Bob Ray said that “it froze.”",
            [("2026-02-28", "stated"), ("2026-02-28", "stated")],
        ),
        (
            "“It froze,” Ann Lee said. On Saturday, Lee resigned. “It rained,” she said.",
            [PUBLISHED, ("2026-02-28", "stated")],
        ),
    ],
)
def test_a_day_is_carried_on_with_its_speaker(dates: Dates, text: str, days: list[Day]) -> None:
    assert dates(text, WEDNESDAY) == days


def test_the_day_of_a_document_is_that_of_its_own_words_only(dates: Dates) -> None:
    text = (
        "Later, a January 9 memorandum from Secretary of Energy Ann Lee stated that it "
        "“rained all week.” “It froze,” Lee said."
    )
    assert dates(text, WEDNESDAY) == [("2026-01-09", "stated"), PUBLISHED]


def test_dates_in_the_words_of_a_quote_do_not_count(dates: Dates) -> None:
    assert dates("“On March 3, 2020, it rained,” Ann Lee said.", None) == [UNKNOWN]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Ann Lee spoke to reporters on Monday. “It rained,” she said.",
            [("2026-03-02", "stated")],
        ),
        (
            "OSLO, March 3 (Reuters) - It was wet in the north.\n\n“It rained,” Ann Lee said. "
            "“It froze,” Bob Ray said yesterday.",
            [("2026-03-03", "stated"), ("2026-03-02", "stated")],
        ),
        (
            "OSLO, March 4 (Reuters) - It was wet in the north.\n\n“It rained,” Ann Lee said.",
            [PUBLISHED],
        ),
    ],
)
def test_a_day_from_another_sentence(dates: Dates, text: str, days: list[Day]) -> None:
    assert dates(text, WEDNESDAY) == days
