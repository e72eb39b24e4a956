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
    written = lines(caplog)
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
    assert lines(caplog)[0]["address"].startswith("/api/v1/search?q=a")
    assert len(Lines().format(caplog.records[0]).splitlines()) == 1
