"""How long an answer may be cached, conditional requests, and the headers of every answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from quotesearch.web import create_app

SEARCH = "/api/v1/search?q=who+called+it+arrogance"

# Every answer


@pytest.mark.parametrize(
    "address",
    ["/", "/api/v1/search?q=war", "/api/v1/search", "/nothing", "/widget/quote-search.js"],
)
def test_every_answer_is_hardened(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


# Conditional requests


@pytest.mark.parametrize(
    "address",
    [SEARCH, "/api/v1/speakers", "/openapi.json", "/widget/quote-search.js", "/static/favicon.svg"],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_answer_that_the_client_has_is_not_sent_again(
    client: FlaskClient, address: str, method: str
) -> None:
    first = client.open(address, method=method)
    tag = first.headers["ETag"]
    again = client.open(address, method=method, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.data) == (304, b"")
    assert (again.headers["ETag"], again.headers["Cache-Control"]) == (
        tag,
        first.headers["Cache-Control"],
    )
    assert "Content-Length" not in again.headers
    for other in ('"other"', "", "nonsense"):
        assert (
            client.open(address, method=method, headers={"If-None-Match": other}).status_code == 200
        )
    assert client.open(address, method=method, headers={"If-None-Match": "*"}).status_code == 304


def test_every_address_has_its_own_etag(client: FlaskClient) -> None:
    addresses = (
        SEARCH,
        f"{SEARCH}&limit=1",
        f"{SEARCH}&speaker=",
        f"{SEARCH}s",
        "/api/v1/speakers",
    )
    tags = {client.get(address).headers["ETag"] for address in addresses}
    assert len(tags) == len(addresses)
    assert all(tag.startswith('W/"') for tag in tags)  # took_ms differs


def test_every_generation_has_its_own_etags(client: FlaskClient, empty_index: Path) -> None:
    other = create_app(empty_index).test_client()
    tag = client.get(SEARCH).headers["ETag"]
    assert other.get(SEARCH, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/quotes/none", "/api/v1/nothing"])
def test_errors_are_not_cached(client: FlaskClient, address: str) -> None:
    for condition in ("*", '"other"'):
        refused = client.get(address, headers={"If-None-Match": condition})
        assert refused.status_code in (400, 404)
        assert refused.headers["Cache-Control"] == "no-store"
        assert "ETag" not in refused.headers


@pytest.mark.parametrize(
    ("address", "cache"),
    [
        (SEARCH, "no-cache"),
        ("/openapi.json", "no-cache"),
        ("/", "no-cache"),
        ("/widget/quote-search.js", "public, max-age=300"),
        ("/healthz", "no-store"),
        ("/readyz", "no-store"),
    ],
)
def test_how_long_an_answer_may_be_cached(client: FlaskClient, address: str, cache: str) -> None:
    assert client.get(address).headers["Cache-Control"] == cache


def test_a_verification_is_not_cached(client: FlaskClient) -> None:
    answer = client.post("/api/v1/verify", json={"text": "arrogance"})
    assert (answer.headers["Cache-Control"], answer.headers.get("ETag")) == ("no-store", None)
