from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from quotesearch.errors import ArticleError, QuestionError, RecordError
from quotesearch.jsonl import parse
from quotesearch.records import (
    Article,
    Filters,
    Hit,
    Interpretation,
    Occurrence,
    Piece,
    Quote,
    SearchResult,
)

MakeQuote = Callable[..., Quote]


def test_a_quote_survives_its_json(quotes: list[Quote]) -> None:
    for quote in quotes:
        assert parse(Quote, json.dumps(quote.to_json()), RecordError, "") == quote
        assert parse(Quote, quote.to_json(), RecordError, "") == quote


def test_the_fields_of_a_quote_are_those_of_the_contract(quotes: list[Quote]) -> None:
    assert (
        list(quotes[0].to_json())
        == (
            "id text kind quoted report report_start report_end denied "
            "spans start end speaker speaker_mention speaker_start speaker_end cue confidence date "
            "date_basis published source title url article_id context group"
        ).split()
    )


def test_the_id_hangs_on_article_spans_and_words() -> None:
    made = Quote.make_id("a", [(0, 3)], "yes")
    assert made == Quote.make_id("a", ((0, 3),), "yes")
    others = {
        Quote.make_id("b", [(0, 3)], "yes"),
        Quote.make_id("a", [(1, 4)], "yes"),
        Quote.make_id("a", [(0, 3)], "no"),
    }
    assert len(others | {made}) == 4
    assert len(made) == 16
    assert int(made, 16) >= 0


def test_records_cannot_be_changed(quotes: list[Quote]) -> None:
    with pytest.raises(FrozenInstanceError):
        quotes[0].speaker = "Someone Else"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "reported"),
        ("kind", None),
        ("text", ""),
        ("text", " \n"),
        ("id", ""),
        ("confidence", 1.01),
        ("confidence", -0.1),
        ("confidence", "0.5"),
        ("confidence", float("nan")),
        ("start", -1),
        ("start", 1.5),
        ("start", True),
        ("spans", []),
        ("spans", [[1, 2, 3]]),
        ("spans", [[-1, 2]]),
        ("quoted", "words"),
        ("quoted", None),
        ("date", "2026-02-30"),
        ("date", "20260227"),
        ("date", "2026-W09-5"),
        ("date", "yesterday"),
        ("date", "2026-02-27T10:00:00"),
        ("published", "27/02/2026"),
        ("date_basis", "guessed"),
        ("speaker", " "),
        ("speaker", 7),
        ("context", None),
    ],
)
def test_a_wrong_value_is_named(quotes: list[Quote], field: str, value: object) -> None:
    with pytest.raises(RecordError) as refused:
        parse(Quote, {**quotes[0].to_json(), field: value}, RecordError, "quotes.jsonl:3")
    assert str(refused.value).startswith(f"quotes.jsonl:3: {field}")


@pytest.mark.parametrize("field", list(Quote.__dataclass_fields__))
def test_no_field_of_a_quote_may_be_missing(quotes: list[Quote], field: str) -> None:
    record = quotes[0].to_json()
    del record[field]
    assert str(_refusal(record)) == f"here: {field}: Field required"


def _refusal(record: dict[str, Any]) -> Exception:
    with pytest.raises(RecordError) as refused:
        parse(Quote, record, RecordError, "here")
    return refused.value


def test_an_unknown_field_is_refused(quotes: list[Quote]) -> None:
    assert "author: " in str(_refusal({**quotes[0].to_json(), "author": "x"}))


@pytest.mark.parametrize("text", ["", "[]", "null", '"quote"', "{", b"\xff"])
def test_what_is_no_object_is_refused(text: str | bytes) -> None:
    with pytest.raises(RecordError) as refused:
        parse(Quote, text, RecordError, "quotes.jsonl:1")
    assert refused.value.where == "quotes.jsonl:1"


def test_an_article_needs_no_more_than_id_and_text() -> None:
    assert parse(Article, '{"id": "a", "text": ""}', ArticleError, "") == Article("a", "")


def test_a_hit_is_its_quote_and_more(make_quote: MakeQuote) -> None:
    quote = make_quote("It rained.", source="The Herald")
    pieces = (Piece("“It rained.”", "verbatim", marked=True),)
    hit = Hit(
        quote, 0.123456, pieces, ((0, 2),), (Occurrence.of(replace(quote, article_id="other")),)
    )
    shown = hit.to_json()
    assert {name: shown[name] for name in quote.to_json()} == quote.to_json()
    assert (shown["score"], shown["highlights"]) == (0.1235, [[0, 2]])
    assert shown["shown"] == [{"text": "“It rained.”", "style": "verbatim", "marked": True}]
    assert shown["occurrences"] == [
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


def test_filters_know_what_narrows() -> None:
    assert Filters().given() == set()
    assert Filters(speaker="a", until="2026-01-01", kind="direct").given() == {
        "speaker",
        "until",
        "kind",
    }


def test_a_span_of_days_must_not_be_empty() -> None:
    assert Filters(since="2026-01-01", until="2026-01-01")
    with pytest.raises(QuestionError) as refused:
        Filters(since="2026-01-02", until="2026-01-01")
    assert refused.value.where == "since"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"since": "March"}, "since"),
        ({"until": "2026-02-31"}, "until"),
        ({"kind": "loud"}, "kind"),
        ({"speaker": " "}, "speaker"),
        ({"topic": "x"}, "topic"),
    ],
)
def test_a_filter_that_cannot_be_understood(given: dict[str, str], field: str) -> None:
    with pytest.raises(QuestionError) as refused:
        parse(Filters, given, QuestionError, "")
    assert refused.value.where == field


def test_a_result_as_json(make_quote: MakeQuote) -> None:
    understood = Interpretation("rain", speaker="Ann Lee", since="2026-01-01")
    facets = {"speaker": {"Ann Lee": 1}}
    stages = {"propose": 0.001, "read": 0.0002345}
    result = SearchResult(
        "what of rain",
        understood,
        1,
        (Hit(make_quote("It rained."), 1.0, ()),),
        facets,
        None,
        stages,
    )
    shown = result.to_json()
    assert list(shown) == ["query", "interpretation", "total", "hits", "facets", "next", "took_ms"]
    assert shown["interpretation"] == {
        "text": "rain",
        "speaker": "Ann Lee",
        "source": None,
        "since": "2026-01-01",
        "until": None,
    }
    assert (shown["total"], len(shown["hits"]), shown["facets"], shown["took_ms"]) == (
        1,
        1,
        facets,
        1.23,
    )
    json.dumps(shown)
