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
def store(quotes: list[Quote], tmp_path_factory: pytest.TempPathFactory) -> QuoteStore:
    path = tmp_path_factory.mktemp("records ?#") / "records.sqlite"
    return make(path, quotes)


def make(path: Path, quotes: Sequence[Quote]) -> QuoteStore:
    QuoteStore.build(path, quotes, list(map(passages, quotes)))
    return QuoteStore.open(path)


def test_quotes_come_back_in_the_order_asked_for(store: QuoteStore, quotes: list[Quote]) -> None:
    assert store.count == len(quotes)
    assert store.get(np.array([3, 0, 3])) == [quotes[3], quotes[0], quotes[3]]
    assert store.get(np.arange(0)) == []


def test_all_printings_of_a_quote_come_in_the_order_of_their_days(
    tmp_path: Path, make_quote: Callable[..., Quote]
) -> None:
    words = "We will build the bridge before the winter."
    days = ["2026-03-02", None, "2026-03-01"]
    printed = [make_quote(words, article_id=f"{day}", published=day) for day in days]
    store = make(tmp_path / "records.sqlite", [make_quote("Nobody asked the ferrymen."), *printed])
    groups = store.printings(np.array([2, 0, 1]))
    assert [list(group) for group in groups] == [[3, 1, 2], [0], [3, 1, 2]]
    assert groups[0] == dict(enumerate(printed, start=1))
    assert store.printings(np.arange(0)) == []


def test_a_row_that_does_not_exist_is_a_key_error(store: QuoteStore) -> None:
    with pytest.raises(KeyError):
        store.get(np.array([99]))


def test_an_id_leads_to_its_row(store: QuoteStore, quotes: list[Quote]) -> None:
    assert [store.row_of(quote.id) for quote in quotes] == list(range(len(quotes)))
    assert store.row_of("no such id") is None


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
def test_filters_keep_the_rows_that_pass(
    store: QuoteStore, filters: Filters, rows: list[int]
) -> None:
    passing = store.rows(filters)
    assert passing is not None
    assert passing.dtype == np.int64
    assert passing.tolist() == rows


def test_without_a_filter_there_are_no_rows(store: QuoteStore) -> None:
    assert store.rows(Filters()) is None


def test_facets_count_most_first(store: QuoteStore) -> None:
    facets = store.facets(np.arange(6))
    assert list(facets["speaker"].items()) == [
        ("Zoë O’Brien", 2),
        ("Dario Amodei", 1),
        ("Pete Hegseth", 1),
        ("Sam Altman", 1),
    ]
    assert facets["source"] == {"The Herald": 3, "Verse": 1, "the herald": 1}
    assert list(facets["kind"].items()) == [("direct", 4), ("indirect", 1), ("mixed", 1)]
    assert facets["year"] == {"2026": 3, "2025": 1}


def test_facets_count_only_the_rows_they_are_given(store: QuoteStore) -> None:
    assert store.facets(np.array([3])) == {
        "speaker": {"Zoë O’Brien": 1},
        "source": {"Verse": 1},
        "kind": {"direct": 1},
        "year": {},
    }
    assert store.facets(np.arange(0)) == {"speaker": {}, "source": {}, "kind": {}, "year": {}}


def test_speakers_are_counted_most_first(store: QuoteStore) -> None:
    assert list(store.speakers().items()) == [
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
    store: QuoteStore, prefix: str, names: list[str]
) -> None:
    assert list(store.speakers(prefix)) == names


def test_the_reach_is_the_first_and_the_last_day(store: QuoteStore) -> None:
    assert store.reach == (datetime.date(2025, 5, 4), datetime.date(2026, 3, 1))


def test_ordinary_words_are_those_of_the_contexts(
    make_quote: Callable[..., Quote], tmp_path: Path
) -> None:
    context = "Will Rose said a rose will bloom, and Rose knows that it will."
    store = make(
        tmp_path / "records.sqlite", [make_quote("words", speaker="Will Rose", context=context)]
    )
    assert store.ordinary_words() == ["will"]


def test_several_threads_get_the_same_answers(store: QuoteStore, quotes: list[Quote]) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda row: store.get(np.array([row % 6]))[0], range(300)))
    assert answers == quotes * 50


def test_the_store_cannot_be_written(store: QuoteStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._select("DELETE FROM quotes")


def test_more_rows_than_sqlite_has_parameters(
    make_quote: Callable[..., Quote], tmp_path: Path
) -> None:
    store = make(tmp_path / "records.sqlite", [make_quote("words", speaker="Ann Lee")])
    assert len(store.get(np.zeros(300_000, np.int64))) == 300_000


def test_a_store_may_hold_no_quotes(tmp_path: Path) -> None:
    store = make(tmp_path / "records.sqlite", [])
    assert store.count == 0
    assert store.passage_keys() == []
    assert store.reach is None
    assert store.rows(Filters(kind="direct")).tolist() == []  # type: ignore[union-attr]
