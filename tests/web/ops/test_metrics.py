"""The metrics for Prometheus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from flask.testing import FlaskClient

from tests.web.ops.conftest import SEARCH, get, metric, samples, workers

if TYPE_CHECKING:
    from tests.conftest import StartServer


def test_requests_are_counted_and_timed(app: Flask, client: FlaskClient) -> None:
    before = samples(client)
    client.get(SEARCH)
    client.get("/api/v1/search")
    client.get("/api/v1/quotes/a")
    client.open("/nothing", method="BREW")
    client.post("/api/v1/verify", json={"text": "arrogance"})
    after = samples(client)
    grown = {
        name: value - before.get(name, 0)
        for name, value in after.items()
        if value != before.get(name, 0)
    }
    for name in (
        ("quotesearch_requests_total", "/api/v1/search", "200", "GET"),
        ("quotesearch_requests_total", "/api/v1/search", "400", "GET"),
        ("quotesearch_requests_total", "/api/v1/quotes/<quote_id>", "404", "GET"),
        ("quotesearch_requests_total", "404", "none", "other"),
        ("quotesearch_requests_total", "/api/v1/verify", "200", "POST"),
        *(
            ("quotesearch_stage_seconds_count", stage)
            for stage in ("understand", "propose", "weigh", "read", "verify")
        ),
    ):
        assert grown[name] == 1, name
    assert grown["quotesearch_request_seconds_count", "/api/v1/search"] == 2
    assert grown["quotesearch_request_seconds_bucket", "+Inf", "/api/v1/search"] == 2
    manifest = app.extensions["serving_index"].searcher.generation.manifest
    assert after["quotesearch_quotes",] == manifest.quotes
    assert after["quotesearch_generation_info", *sorted((manifest.id, manifest.created))] == 1
    assert after["quotesearch_reload_failures_total",] == 0


def test_metrics_are_those_of_all_workers(start_server: StartServer, empty_index: Path) -> None:
    with start_server(empty_index, "--workers", "3", "--threads", "1") as server:
        assert len(workers(server)) == 3
        before = metric(server, "quotesearch_request_seconds_count")
        for _ in range(30):
            get(server, "/healthz")
        assert metric(server, "quotesearch_request_seconds_count") == before + 31
