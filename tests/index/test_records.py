from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from quotesearch.index.passages import passages
from quotesearch.index.stores.quote_store import QuoteStore
from quotesearch.records import Filters, Quote


@pytest.fixture(scope="module")
def records(quotes: list[Quote], tmp_path_factory: pytest.TempPathFactory) -> QuoteStore:
    path = tmp_path_factory.mktemp("records ?#") / "records.sqlite"
    return make(path, quotes)


def make(path: Path, quotes: Sequence[Quote]) -> QuoteStore:
    QuoteStore.build(path, quotes, list(map(passages, quotes)))
    return QuoteStore.open(path)


def test_quotes_come_back_in_the_order_asked_for(records: QuoteStore, quotes: list[Quote]) -> None:
    assert records.count == len(quotes)
    assert records.get(np.array([3, 0, 3])) == [quotes[3], quotes[0], quotes[3]]
    assert records.get(np.arange(0)) == []


def test_all_printings_of_a_quote_come_in_the_order_of_their_days(
    tmp_path: Path, make_quote: Callable[..., Quote]
) -> None:
    words = "We will build the bridge before the winter."
    days = ["2026-03-02", None, "2026-03-01"]
    printed = [make_quote(words, article_id=f"{day}", published=day) for day in days]
    records = make(
        tmp_path / "records.sqlite", [make_quote("Nobody asked the ferrymen."), *printed]
    )
    found = records.printings(np.array([2, 0, 1]))
    assert [list(each) for each in found] == [[3, 1, 2], [0], [3, 1, 2]]
    assert found[0] == {1 + at: quote for at, quote in enumerate(printed)}
    assert records.printings(np.arange(0)) == []


def test_a_row_that_does_not_exist(records: QuoteStore) -> None:
    with pytest.raises(KeyError):
        records.get(np.array([99]))


def test_an_id_names_its_row(records: QuoteStore, quotes: list[Quote]) -> None:
    assert [records.row_of(quote.id) for quote in quotes] == list(range(len(quotes)))
    assert records.row_of("no such id") is None


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        (Filters(speaker="sam ALTMAN"), [2]),
        (Filters(speaker="zoë o’brien"), [3, 5]),
        (Filters(speaker="Altman"), []),
        (Filters(speaker="' OR 1=1 --"), []),
        (Filters(source="The Herald"), [0, 1, 2, 5]),
        (Filters(kind="mixed"), [0]),
        (Filters(since="2026-02-27"), [0, 2]),
        (Filters(until="2026-02-26"), [1, 4]),
        (Filters(since="2026-02-26", until="2026-02-26"), [1]),
        (Filters(source="the herald", kind="direct", until="2026-02-28"), [1]),
    ],
)
def test_filters(records: QuoteStore, filters: Filters, rows: list[int]) -> None:
    found = records.rows(filters)
    assert found is not None
    assert found.dtype == np.int64
    assert found.tolist() == rows


def test_no_filter_is_no_rows_to_compare_with(records: QuoteStore) -> None:
    assert records.rows(Filters()) is None


def test_facets_count_most_first(records: QuoteStore) -> None:
    facets = records.facets(np.arange(6))
    assert list(facets["speaker"].items()) == [
        ("Zoë O’Brien", 2),
        ("Dario Amodei", 1),
        ("Pete Hegseth", 1),
        ("Sam Altman", 1),
    ]
    assert facets["source"] == {"The Herald": 3, "Verse": 1, "the herald": 1}
    assert list(facets["kind"].items()) == [("direct", 4), ("indirect", 1), ("mixed", 1)]
    assert facets["year"] == {"2026": 3, "2025": 1}


def test_facets_count_only_the_rows_given(records: QuoteStore) -> None:
    assert records.facets(np.array([3])) == {
        "speaker": {"Zoë O’Brien": 1},
        "source": {"Verse": 1},
        "kind": {"direct": 1},
        "year": {},
    }
    assert records.facets(np.arange(0)) == {"speaker": {}, "source": {}, "kind": {}, "year": {}}


def test_speakers_are_counted_most_first(records: QuoteStore) -> None:
    assert list(records.speakers().items()) == [
        ("Zoë O’Brien", 2),
        ("Dario Amodei", 1),
        ("Pete Hegseth", 1),
        ("Sam Altman", 1),
    ]


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        (" o’B", ["Zoë O’Brien"]),
        ("AM", ["Dario Amodei"]),
        ("sam alt", ["Sam Altman"]),
        ("ltman", []),
        (" ", ["Zoë O’Brien", "Dario Amodei", "Pete Hegseth", "Sam Altman"]),
    ],
)
def test_a_word_of_a_speakers_name_begins_with_the_prefix(
    records: QuoteStore, prefix: str, names: list[str]
) -> None:
    assert list(records.speakers(prefix)) == names


def test_the_days_that_the_quotes_reach(records: QuoteStore) -> None:
    assert records.reach == (datetime.date(2025, 5, 4), datetime.date(2026, 3, 1))


def test_words_that_are_mostly_in_lower_case_are_ordinary(
    make_quote: Callable[..., Quote], tmp_path: Path
) -> None:
    context = "Will Rose said a rose will bloom, and Rose knows that it will."
    records = make(
        tmp_path / "records.sqlite", [make_quote("words", speaker="Will Rose", context=context)]
    )
    assert records.ordinary() == ["will"]


def test_several_threads_may_ask(records: QuoteStore, quotes: list[Quote]) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda row: records.get(np.array([row % 6]))[0], range(300)))
    assert answers == quotes * 50


def test_records_cannot_be_written(records: QuoteStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        records._select("DELETE FROM quotes")


def test_more_rows_than_sqlite_has_parameters(
    make_quote: Callable[..., Quote], tmp_path: Path
) -> None:
    records = make(tmp_path / "records.sqlite", [make_quote("words", speaker="Ann Lee")])
    assert len(records.get(np.zeros(300_000, np.int64))) == 300_000


def test_no_quotes(tmp_path: Path) -> None:
    records = make(tmp_path / "records.sqlite", [])
    assert records.count == 0
    assert records.passage_keys() == []
    assert records.reach is None
    assert records.rows(Filters(kind="direct")).tolist() == []  # type: ignore[union-attr]
