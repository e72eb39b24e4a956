"""The parameters of a request, and those that are refused."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotesearch.records import Filters
from quotesearch.web.api.parameters import (
    QUESTION,
    read_filters,
    read_ignored,
    read_limit,
    read_parameters,
)
from tests.web.api.conftest import SEARCH, Json, check, problem


@pytest.mark.parametrize(
    ("query", "parameter", "detail"),
    [
        ("", "q", "no words"),
        ("q=", "q", "no words"),
        ("q=+%3F%21", "q", "no words"),
        ("q=" + "a" * 1001, "q", "at most 1000"),
        ("q=war&Q=peace", "Q", 'Unknown parameter "Q". Use q, speaker, source'),
        ("q=war&" + "x" * 500 + "=1", "x" * 40, "Unknown parameter"),
        ("q=war&q=peace", "q", '"q" is there 2 times. Send it once'),
        ("q=war&kind=direct&kind=mixed", "kind", "2 times"),
        ("q=war&limit=0", "limit", "from 1 to 100"),
        ("q=war&limit=101", "limit", "from 1 to 100"),
        ("q=war&limit=-1", "limit", "from 1 to 100"),
        ("q=war&limit=ten", "limit", "not 'ten'"),
        ("q=war&limit=", "limit", "from 1 to 100"),
        ("q=war&limit=1.0", "limit", "from 1 to 100"),
        ("q=war&limit=%D9%A3", "limit", "from 1 to 100"),
        ("q=war&limit=" + "9" * 5000, "limit", "from 1 to 100"),
        ("q=war&since=yesterday", "since", "'yesterday' is not a day written YYYY-MM-DD"),
        ("q=war&until=2026-2-30", "until", "not a day written YYYY-MM-DD"),
        ("q=war&until=2026-02-30", "until", "is not a day written YYYY-MM-DD"),
        ("q=war&since=2026-03-01&until=2026-02-01", "since", "is after until"),
        ("q=war&kind=shouted", "kind", "'direct', 'mixed' or 'indirect'"),
        ("q=war&speaker=+", "speaker", "pattern"),
        ("q=war&cursor=abc", "cursor", "Search again without it"),
    ],
)
def test_a_parameter_at_fault_is_named(
    client: FlaskClient, document: Json, query: str, parameter: str, detail: str
) -> None:
    response = client.get(f"{SEARCH}?{query}")
    body = problem(response, 400)
    assert body["parameter"] == parameter
    assert detail in body["detail"]
    assert len(body["detail"]) < 300
    check(document, SEARCH, response)


def test_parameters_are_read(app: Flask) -> None:
    with app.test_request_context("/?q=war+%26+peace&speaker=&source=TNW"):
        parameters = read_parameters(QUESTION)
    assert parameters == {"q": "war & peace", "speaker": "", "source": "TNW"}
    assert read_filters(parameters) == Filters(source="TNW")
    assert read_ignored(parameters) == {"speaker"}


@pytest.mark.parametrize(
    ("parameters", "limit"), [({}, 10), ({"limit": "1"}, 1), ({"limit": "100"}, 100)]
)
def test_the_limit_is_ten_unless_it_is_given(parameters: dict[str, str], limit: int) -> None:
    assert read_limit(parameters) == limit
