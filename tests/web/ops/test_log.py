"""The lines of the log."""

from __future__ import annotations

import json
import logging
import re
import sys

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotesearch.web import Settings, create_app
from quotesearch.web.ops.log import LineFormatter
from tests.web.ops.conftest import SEARCH, request_lines


def test_a_line_for_each_request_without_what_was_asked(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "quotesearch")
    answer = client.get(SEARCH)
    client.get("/api/v1/quotes/arrogance")
    client.get("/arrogance")
    client.post("/api/v1/verify", json={"text": "arrogance"})
    client.head(SEARCH)
    client.get("/docs", headers={"If-None-Match": client.get("/docs").headers["ETag"]})
    written = request_lines(caplog)
    assert [(line["method"], line["route"], line["status"]) for line in written] == [
        ("GET", "/api/v1/search", 200),
        ("GET", "/api/v1/quotes/<quote_id>", 404),
        ("GET", None, 404),
        ("POST", "/api/v1/verify", 200),
        ("HEAD", "/api/v1/search", 200),
        ("GET", "/docs", 200),
        ("GET", "/docs", 304),
    ]
    assert [line["bytes"] > 0 for line in written[-3:]] == [False, True, False]
    first = written[0]
    assert first["event"] == "request"
    assert first["id"] == answer.headers["X-Request-ID"]
    assert first["bytes"] == len(answer.data)
    assert 0 < first["ms"] < 60_000
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", first["time"])
    assert "arrogance" not in json.dumps(written)


def test_what_was_asked_is_logged_when_it_is_asked_for(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "quotesearch")
    client = create_app(app.extensions["serving_index"], Settings(log_questions=True)).test_client()
    client.get("/api/v1/search?q=a%0Ab")
    assert request_lines(caplog)[0]["address"].startswith("/api/v1/search?q=a")
    assert len(LineFormatter().format(caplog.records[0]).splitlines()) == 1


def format_record(message: object, exc_info: bool = False) -> str:
    """The line of a record that is logged while an error is handled."""
    try:
        raise ValueError("broken “here”")
    except ValueError:
        error = sys.exc_info() if exc_info else None
        record = logging.LogRecord("a", logging.ERROR, "file", 1, message, (), error)
        record.created = 1_790_000_000.1234
        return LineFormatter().format(record)


@pytest.mark.parametrize(
    ("message", "members"),
    [
        ({"event": "index refused", "reason": "ü"}, '"event": "index refused", "reason": "ü"'),
        ("a %% b", '"event": "message", "message": "a %% b"'),
    ],
)
def test_a_line_has_time_level_and_the_members_in_this_order(message: object, members: str) -> None:
    start = '{"time": "2026-09-21T14:13:20.123+00:00", "level": "error", '
    assert format_record(message) == f"{start}{members}}}"


def test_an_error_is_logged_as_the_last_member() -> None:
    line = json.loads(format_record({"event": "request failed"}, exc_info=True))
    assert list(line) == ["time", "level", "event", "exception"]
    assert line["exception"].startswith("Traceback")
    assert line["exception"].endswith("ValueError: broken “here”")
