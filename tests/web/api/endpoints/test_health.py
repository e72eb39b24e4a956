"""Health and readiness, and what is answered before there is an index."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from quotesearch.records import Quote
from quotesearch.web import create_app
from quotesearch.web.ops.serving_index import ServingIndex
from tests.web.api.conftest import SEARCH, Json, check, problem


def test_health_and_readiness(
    app: Flask, client: FlaskClient, document: Json, quotes: dict[str, Quote]
) -> None:
    assert check(document, "/healthz", client.get("/healthz")) == {"status": "alive"}
    assert check(document, "/readyz", client.get("/readyz")) == {
        "status": "ready",
        "generation": app.extensions["serving_index"].searcher.generation.manifest.id,
        "quotes": len(quotes),
    }


def test_a_server_without_an_index_is_alive_but_not_ready(tmp_path: Path, document: Json) -> None:
    serving = ServingIndex(tmp_path)
    client = create_app(serving).test_client()
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert "not open" in problem(response, 503)["detail"]
    check(document, "/readyz", response)
    serving.first_attempt.set()  # as when it was refused
    for path in (SEARCH, f"{SEARCH}.csv", "/api/v1/speakers"):
        response = client.get(f"{path}?q=war" if "search" in path else path)
        problem(response, 503)
        check(document, path, response)
