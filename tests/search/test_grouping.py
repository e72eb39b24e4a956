"""The order of the hits: printings are one group, and exact words come before a paraphrase."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quotesearch.index.passages import passages
from quotesearch.index.stores.columns import Columns
from quotesearch.index.stores.quote_store import QuoteStore
from quotesearch.records import Quote
from quotesearch.search.grouping import group_candidates

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import SearcherOf

ColumnsOf = Callable[[Sequence[Quote]], Columns]


@pytest.fixture
def columns_of(tmp_path: Path) -> ColumnsOf:
    """Makes a store of quotes, and reads its columns."""

    def make(quotes: Sequence[Quote]) -> Columns:
        path = tmp_path / "records.sqlite"
        QuoteStore.build(path, quotes, [passages(quote) for quote in quotes])
        return QuoteStore.open(path).columns

    return make


FERRY = "the ferry terminal will open in June"


@pytest.mark.parametrize(
    ("paraphrased", "quoted", "article", "is_lifted"),
    [
        ("Ann Lee", "Ann Lee", "a", True),
        ("Ann Lee", "Bo Chen", "a", False),
        ("Ann Lee", "Ann Lee", "b", False),
        # A paraphrase of nobody who is named may be anybody's, but words of nobody say no more.
        (None, "Ann Lee", "a", True),
        (None, "Ann Lee", "b", False),
        (None, None, "a", False),
        ("Ann Lee", None, "a", False),
    ],
)
def test_exact_words_take_the_place_of_a_paraphrase_in_their_article(
    columns_of: ColumnsOf,
    make_quote: MakeQuote,
    paraphrased: str | None,
    quoted: str | None,
    article: str,
    is_lifted: bool,
) -> None:
    paraphrase = make_quote(FERRY, article_id="a", kind="indirect", quoted=(), speaker=paraphrased)
    exact = make_quote("A ferry will open in June,", article_id=article, speaker=quoted)
    columns = columns_of([paraphrase, exact])
    values = np.array([3.0, 0.6])  # too far behind for the head start of exact words
    first, second = group_candidates(columns, np.arange(2), values)
    assert (first.lead, second.lead) == ((1, 0) if is_lifted else (0, 1))
    assert [first.value, second.value] == ([3.0, 3.0] if is_lifted else [3.0, 0.6])


def test_exact_words_that_answer_much_worse_keep_their_place(
    columns_of: ColumnsOf, make_quote: MakeQuote
) -> None:
    paraphrase = make_quote(FERRY, article_id="a", kind="indirect", quoted=(), speaker="Ann Lee")
    exact = make_quote("A ferry will open in June,", article_id="a", speaker="Ann Lee")
    columns = columns_of([paraphrase, exact])
    first, second = group_candidates(columns, np.arange(2), np.array([3.0, 0.4]))
    assert (first.lead, second.value) == (0, 0.4)


@pytest.mark.parametrize(("quoted", "is_lifted"), [("Ann Lee", True), ("Bo Chen", False)])
def test_a_search_lifts_exact_words_of_the_same_speaker(
    searcher_of: SearcherOf, make_quote: MakeQuote, quoted: str, is_lifted: bool
) -> None:
    paraphrase = make_quote(FERRY, article_id="a", kind="indirect", quoted=(), speaker="Ann Lee")
    exact = make_quote("A ferry will open in June,", article_id="a", speaker=quoted)
    other = make_quote("Tomatoes grow best in full sun.", article_id="garden", speaker="Cy Gardner")
    first, second = searcher_of([paraphrase, exact, other]).search(FERRY).hits
    assert {first.quote, second.quote} == {paraphrase, exact}
    assert (first.score == second.score) is is_lifted
    assert first.quote == exact or not is_lifted


@pytest.mark.parametrize(
    ("behind", "comes_first"), [(0.0, True), (0.9, True), (1.0, True), (1.1, False)]
)
def test_exact_words_come_before_paraphrases_that_answer_a_little_better(
    columns_of: ColumnsOf, make_quote: MakeQuote, behind: float, comes_first: bool
) -> None:
    paraphrase = make_quote("the ferry will open", article_id="a", kind="indirect", quoted=())
    exact = make_quote("Nobody has seen a timetable.", article_id="b", speaker="Ann Lee")
    columns = columns_of([paraphrase, exact])
    values = np.array([3.0, 3.0 - behind])
    first, second = group_candidates(columns, np.arange(2), values)
    assert (first.rows == (1,)) is comes_first
    # The value stays that of the quote itself.
    assert {first.value, second.value} == set(values)


def test_the_order_of_exact_words_and_paraphrases_is_one_order(
    columns_of: ColumnsOf, make_quote: MakeQuote
) -> None:
    """By pairs alone, two that are each at most 1 behind the next could come before each other."""
    words = "one two three four five six seven eight".split()
    kinds = ("direct", "indirect") * 4
    quotes = []
    for number, (kind, word) in enumerate(zip(kinds, words, strict=True)):
        quoted = (word,) if kind == "direct" else ()
        quote = make_quote(f"{word} the ferry", article_id=str(number), kind=kind, quoted=quoted)
        quotes.append(quote)
    values = np.array([3.0, 3.6, 2.4, 3.3, 2.0, 2.9, 2.6, 3.0])
    groups = group_candidates(columns_of(quotes), np.arange(8), values)
    rows = [group.lead for group in groups]
    assert sorted(rows) == list(range(8))
    head_start = {"direct": 1, "indirect": 0}
    for before, after in itertools.combinations(rows, 2):
        advantage = head_start[kinds[before]] - head_start[kinds[after]]
        assert values[before] + advantage >= values[after]


@pytest.fixture
def printings(make_quote: MakeQuote) -> list[Quote]:
    """Three printings of the same words, the second by somebody who is named, and another quote."""
    words = "The ferry will open in June before the summer comes."
    return [
        make_quote(words, article_id="a"),
        make_quote(words, article_id="b", speaker="Ann Lee"),
        make_quote(words, article_id="c"),
        make_quote("Tomatoes grow best in full sun.", article_id="d"),
    ]


def test_printings_of_one_quote_are_one_group(
    columns_of: ColumnsOf, printings: list[Quote]
) -> None:
    values = np.array([3.0, 2.0, 4.0, 3.5])
    ferry, tomatoes = group_candidates(columns_of(printings), np.arange(4), values)
    assert (ferry.rows, ferry.value) == ((2, 0, 1), 4.0)
    assert (tomatoes.rows, tomatoes.value) == ((3,), 3.5)


def test_the_best_printing_that_names_the_speaker_is_shown(
    columns_of: ColumnsOf, printings: list[Quote]
) -> None:
    values = np.array([3.0, 2.0, 4.0, 3.5])
    ferry, tomatoes = group_candidates(columns_of(printings), np.arange(4), values)
    assert (ferry.lead, tomatoes.lead) == (1, 3)


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        ([-2.6, -3.0, -9.0, -4.0], []),  # none answers
        ([-9.0, -9.0, 4.0, -4.1], [2]),  # too far behind the best
        ([-9.0, -9.0, 4.0, -4.0], [2, 3]),
    ],
)
def test_what_does_not_answer_or_is_far_behind_is_left_out(
    columns_of: ColumnsOf, printings: list[Quote], values: list[float], rows: list[int]
) -> None:
    groups = group_candidates(columns_of(printings), np.arange(4), np.array(values))
    assert [row for group in groups for row in group.rows] == rows
