"""The records: their JSON, their ids, and what they refuse."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace
from typing import TYPE_CHECKING

import pytest

from quotesearch.errors import QuestionError, RecordError
from quotesearch.jsonl import parse
from quotesearch.records import (
    Filters,
    Hit,
    Interpretation,
    Occurrence,
    Piece,
    Quote,
    SearchResult,
)

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


def test_a_quote_is_the_same_after_json(quotes: list[Quote]) -> None:
    for quote in quotes:
        assert parse(Quote, json.dumps(quote.to_json()), RecordError, "") == quote
        assert parse(Quote, quote.to_json(), RecordError, "") == quote


def test_a_quote_has_the_documented_fields_in_order(quotes: list[Quote]) -> None:
    fields = (
        "id text kind quoted report report_start report_end denied spans start end speaker "
        "speaker_mention speaker_start speaker_end cue confidence date date_basis published "
        "source title url article_id context group"
    )
    assert list(quotes[0].to_json()) == fields.split()


def test_the_id_depends_on_article_spans_and_text() -> None:
    quote_id = Quote.make_id("a", [(0, 3)], "yes")
    assert quote_id == Quote.make_id("a", ((0, 3),), "yes")
    others = {
        Quote.make_id("b", [(0, 3)], "yes"),
        Quote.make_id("a", [(1, 4)], "yes"),
        Quote.make_id("a", [(0, 3)], "no"),
    }
    assert len(others | {quote_id}) == 4
    assert len(quote_id) == 16
    assert int(quote_id, 16) >= 0


def test_records_cannot_be_changed(quotes: list[Quote]) -> None:
    with pytest.raises(FrozenInstanceError):
        quotes[0].speaker = "Someone Else"  # type: ignore[misc]


def test_the_json_of_a_hit_contains_its_quote(make_quote: MakeQuote) -> None:
    quote = make_quote("It rained.", source="The Herald")
    pieces = (Piece("“It rained.”", "verbatim", marked=True),)
    hit = Hit(
        quote, 0.123456, pieces, ((0, 2),), (Occurrence.of(replace(quote, article_id="other")),)
    )
    record = hit.to_json()
    assert {name: record[name] for name in quote.to_json()} == quote.to_json()
    assert (record["score"], record["highlights"]) == (0.1235, [[0, 2]])
    assert record["shown"] == [{"text": "“It rained.”", "style": "verbatim", "marked": True}]
    assert record["occurrences"] == [
        {
            "article_id": "other",
            "source": "The Herald",
            "date": None,
            "url": None,
            "title": None,
            "text": "It rained.",
            "speaker": None,
            "report": None,
            "denied": False,
        }
    ]


def test_filters_list_the_fields_that_are_set() -> None:
    assert Filters().given() == set()
    assert Filters(speaker="a", until="2026-01-01", kind="direct").given() == {
        "speaker",
        "until",
        "kind",
    }


def test_since_may_not_be_after_until() -> None:
    assert Filters(since="2026-01-01", until="2026-01-01")
    with pytest.raises(QuestionError) as refused:
        Filters(since="2026-01-02", until="2026-01-01")
    assert refused.value.where == "since"


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"since": "March"}, "since"),
        ({"until": "2026-02-31"}, "until"),
        ({"kind": "loud"}, "kind"),
        ({"speaker": " "}, "speaker"),
        ({"topic": "x"}, "topic"),
    ],
)
def test_a_wrong_filter_is_refused(filters: dict[str, str], field: str) -> None:
    with pytest.raises(QuestionError) as refused:
        parse(Filters, filters, QuestionError, "")
    assert refused.value.where == field


def test_the_json_of_a_search_result(make_quote: MakeQuote) -> None:
    interpretation = Interpretation("rain", speaker="Ann Lee", since="2026-01-01")
    facets = {"speaker": {"Ann Lee": 1}}
    stages = {"propose": 0.001, "read": 0.0002345}
    result = SearchResult(
        "what of rain",
        interpretation,
        1,
        (Hit(make_quote("It rained."), 1.0, ()),),
        facets,
        None,
        stages,
    )
    record = result.to_json()
    assert list(record) == ["query", "interpretation", "total", "hits", "facets", "next", "took_ms"]
    assert record["interpretation"] == {
        "text": "rain",
        "speaker": "Ann Lee",
        "source": None,
        "since": "2026-01-01",
        "until": None,
    }
    assert (record["total"], len(record["hits"])) == (1, 1)
    assert (record["facets"], record["took_ms"]) == (facets, 1.23)
    json.dumps(record)
