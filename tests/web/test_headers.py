"""What an answer says beside its body: conditions, caching, ids, and who may read it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotesearch.errors import ServerError
from quotesearch.web import Settings, create_app

SEARCH = "/api/v1/search?q=who+called+it+arrogance"
CMS = "https://cms.example"


@pytest.fixture(scope="module")
def foreign(app: Flask) -> FlaskClient:
    """A server that pages of two other origins may use."""
    return create_app(
        app.extensions["live"], Settings(cors_origins=(CMS, "http://localhost:3000"))
    ).test_client()


# Every answer


@pytest.mark.parametrize(
    "address",
    ["/", "/api/v1/search?q=war", "/api/v1/search", "/nothing", "/widget/quote-search.js"],
)
def test_headers_of_every_answer(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


# Conditional requests


@pytest.mark.parametrize(
    "address",
    [SEARCH, "/api/v1/speakers", "/openapi.json", "/widget/quote-search.js", "/static/favicon.svg"],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_client_has_is_not_sent_again(
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


def test_another_question_has_another_tag(client: FlaskClient) -> None:
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


def test_another_generation_has_another_tag(client: FlaskClient, empty_index: Path) -> None:
    other = create_app(empty_index).test_client()
    tag = client.get(SEARCH).headers["ETag"]
    assert other.get(SEARCH, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/quotes/none", "/api/v1/nothing"])
def test_an_error_is_no_answer_to_keep(client: FlaskClient, address: str) -> None:
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
def test_how_long_an_answer_may_be_kept(client: FlaskClient, address: str, cache: str) -> None:
    assert client.get(address).headers["Cache-Control"] == cache


def test_a_verdict_is_not_kept(client: FlaskClient) -> None:
    answer = client.post("/api/v1/verify", json={"text": "arrogance"})
    assert (answer.headers["Cache-Control"], answer.headers.get("ETag")) == ("no-store", None)


# Request ids


@pytest.mark.parametrize("given", ["a", "7f3c-22.B_x:1", "x" * 64])
def test_the_id_of_a_request_is_echoed(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, given: str
) -> None:
    caplog.set_level(logging.INFO, "quotesearch")
    for address in (SEARCH, "/api/v1/search", "/nothing"):
        answer = client.get(address, headers={"X-Request-ID": given})
        assert answer.headers["X-Request-ID"] == given
        if answer.status_code != 200:
            assert answer.get_json()["request_id"] == given
        assert caplog.records[-1].msg["id"] == given  # type: ignore[index]


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "ä", '"><script>', "a;b", None])
def test_an_id_that_is_not_sane_is_replaced(client: FlaskClient, given: str | None) -> None:
    headers = {} if given is None else {"X-Request-ID": given}
    made = [client.get("/healthz", headers=headers).headers["X-Request-ID"] for _ in range(2)]
    assert all(len(each) == 32 and each.isalnum() for each in made)
    assert made[0] != made[1]


# Other origins


@pytest.mark.parametrize(
    "address",
    [SEARCH, "/api/v1/search", "/api/v1/none", "/openapi.json", "/widget/quote-search.js"],
)
def test_an_allowed_origin_may_read(foreign: FlaskClient, address: str) -> None:
    for origin in (CMS, "http://localhost:3000"):
        headers = foreign.get(address, headers={"Origin": origin}).headers
        assert headers["Access-Control-Allow-Origin"] == origin
        assert "Origin" in headers["Vary"]
        exposed = set(headers["Access-Control-Expose-Headers"].split(", "))
        assert {"ETag", "Retry-After", "X-Request-ID"} <= exposed
        assert "Access-Control-Allow-Credentials" not in headers


@pytest.mark.parametrize(
    "origin",
    [
        "https://cms.example.evil.example",
        "https://evil.example",
        "http://cms.example",
        "https://cms.example:444",
        "https://CMS.example",
        "https://cms.example/",
        "null",
        "*",
        "",
        None,
    ],
)
def test_no_other_origin_may(foreign: FlaskClient, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    for method in ("GET", "OPTIONS"):
        answer = foreign.open(SEARCH, method=method, headers=headers)
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")]
        assert answer.headers["Vary"] == "Origin"


def test_a_browser_that_asks_first_is_told(foreign: FlaskClient) -> None:
    asks = {
        "Origin": CMS,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-api-key",
    }
    answer = foreign.options("/api/v1/verify", headers=asks)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == CMS
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    allowed = {name.lower() for name in answer.headers["Access-Control-Allow-Headers"].split(", ")}
    assert {"content-type", "x-api-key", "authorization", "if-none-match"} <= allowed
    assert int(answer.headers["Access-Control-Max-Age"]) > 0


def test_pages_are_not_read_from_elsewhere(foreign: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in foreign.get("/", headers={"Origin": CMS}).headers


def test_by_default_nobody_may(client: FlaskClient) -> None:
    for method in ("GET", "OPTIONS"):
        headers = client.open(SEARCH, method=method, headers={"Origin": CMS}).headers
        assert not [name for name, _ in headers if name.startswith("Access-Control-")]


@pytest.mark.parametrize(
    "origin", ["*", "https://*.example", "cms.example", "https://cms.example/", "https://a b", ""]
)
def test_an_origin_is_written_exactly(origin: str) -> None:
    with pytest.raises(ServerError, match="is no origin"):
        Settings(cors_origins=(origin,))
