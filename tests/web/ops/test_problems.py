"""Unknown addresses, methods that are not allowed, and failures, each as a problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from quotesearch.web import create_app
from tests.web.api.conftest import SEARCH, problem


@pytest.mark.parametrize(
    "address", ["/nothing", "/api/v1/", "/api/v2/search", "/static/nothing.js", "/static/../api.py"]
)
def test_an_unknown_address_is_not_found(client: FlaskClient, address: str) -> None:
    problem(client.get(address), 404)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        SEARCH,
        f"{SEARCH}.csv",
        "/api/v1/quotes/x",
        "/api/v1/speakers",
        "/healthz",
        "/openapi.json",
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_reading_is_allowed(client: FlaskClient, method: str, address: str) -> None:
    response = client.open(address, method=method)
    problem(response, 405)
    assert {allowed.strip() for allowed in response.headers["Allow"].split(",")} == {
        "GET",
        "HEAD",
        "OPTIONS",
    }


def test_a_failure_is_a_problem_without_details(
    committed_index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # No request makes the program fail that we know of: what serves is taken away.
    broken = create_app(committed_index)
    del broken.extensions["serving_index"]
    body = problem(broken.test_client().get(f"{SEARCH}?q=war"), 500)
    assert "serving_index" not in json.dumps(body)
    assert "KeyError" in caplog.text
