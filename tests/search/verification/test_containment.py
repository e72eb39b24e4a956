"""Which quotes contain a quotation, or what of it stands in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.records import Quote
from quotesearch.search import verify_against
from quotesearch.search.verification.compared_quote import ComparedQuote
from quotesearch.search.verification.containment import find_containing, find_containing_marked
from quotesearch.search.verification.printed_quotes import read_quotes
from quotesearch.search.verification.quotation import find_marked_parts, read_quotation

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

PROMISE = "We will rebuild the old harbour before the winter comes."


def ids_and_wordings(matches: list[ComparedQuote]) -> list[tuple[str, str]]:
    return [(match.quote.article_id, match.wording) for match in matches]


@pytest.fixture
def promises(make_quote: MakeQuote) -> list[Quote]:
    """A promise as the speaker made it, as part of a longer one, and in the reporter's words."""
    return [
        make_quote(f"Whatever it costs, {PROMISE}", article_id="longer"),
        make_quote(f"that {PROMISE}", article_id="reported", kind="indirect", quoted=()),
        make_quote(PROMISE, article_id="whole"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROMISE, [("whole", "verbatim")]),  # only the best wording
        ("rebuild the old harbour", [("longer", "partial"), ("whole", "partial")]),
        ("that we will rebuild the old harbour", [("reported", "reported")]),
        ("We will sell the old harbour", []),
        ("the old", []),  # too few words, unless they are all of a quote
    ],
)
def test_only_quotes_with_the_best_wording_are_found(
    promises: list[Quote], text: str, expected: list[tuple[str, str]]
) -> None:
    matches = find_containing(read_quotation(text), read_quotes(promises))
    assert ids_and_wordings(matches) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"“{PROMISE}” said Lee", [("whole", "verbatim")]),
        (
            "“We will rebuild,” said Lee, “the old harbour”",
            [("longer", "partial"), ("whole", "partial")],
        ),
        # More words stand outside of the marks than inside, and nobody printed them.
        ("Lee, who had sold it two years ago, said “rebuild the old harbour”", []),
        ("“We will sell the old harbour,” said Lee", []),
    ],
)
def test_a_clause_of_the_reporters_may_stand_outside_of_the_marks(
    promises: list[Quote], text: str, expected: list[tuple[str, str]]
) -> None:
    matches = find_containing_marked(
        read_quotation(text), find_marked_parts(text), read_quotes(promises), ()
    )
    assert ids_and_wordings(matches) == expected


@pytest.mark.parametrize(
    ("words", "with_ellipsis"),
    [
        (
            "Now that I have got that over with...",
            "Now that … I have got that over with...",
        ),
        (
            "[W]ith her numbers dropping we may wait",
            "[W]ith her numbers dropping we may … wait",
        ),
    ],
)
def test_marks_that_the_paper_printed_are_no_change(
    make_quote: MakeQuote, words: str, with_ellipsis: str
) -> None:
    quotes = [make_quote(words, speaker="Ann Lee")]
    assert verify_against(quotes, words).wording == "verbatim"
    assert verify_against(quotes, with_ellipsis).wording != "verbatim"
