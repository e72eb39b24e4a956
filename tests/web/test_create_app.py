"""The application: the files it serves, and how its layers lie over one another."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotesearch.web import Settings, create_app
from quotesearch.web.ops.auth import make_key

ROOT = Path(__file__).parents[2]


def test_the_page_and_what_it_loads(client: FlaskClient) -> None:
    page = client.get("/?q=war")
    assert page.mimetype == "text/html"
    policy = dict(
        part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    for address, mimetype in (
        ("/widget/quote-search.js", "text/javascript"),
        ("/static/page.js", "text/javascript"),
        ("/static/page.css", "text/css"),
        ("/static/favicon.svg", "image/svg+xml"),
    ):
        assert f'"{address}"' in page.text
        loaded = client.get(address)
        assert (loaded.status_code, loaded.mimetype) == (200, mimetype)
    widget = ROOT / "quotesearch" / "web" / "static" / "quote-search.js"
    assert client.get("/widget/quote-search.js").data == widget.read_bytes()


def test_a_range_beyond_the_end_is_answered_with_the_size(client: FlaskClient) -> None:
    size = len(client.get("/static/page.js").data)
    answer = client.get("/static/page.js", headers={"Range": f"bytes={size}-"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{size}")


def test_a_feed_behind_a_proxy_has_the_address_of_the_proxy(app: Flask) -> None:
    behind = create_app(app.extensions["serving_index"], Settings(trusted_proxies=1))
    forwarded = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "a.example",
        "X-Forwarded-Prefix": "/quotes",
    }
    feed = behind.test_client().get("/api/v1/feed.atom?q=arrogance", headers=forwarded)
    address = "https://a.example/quotes/api/v1/feed.atom?q=arrogance"
    assert f'rel="self" type="application/atom+xml" href="{address}"' in feed.text


def test_a_refusal_has_all_headers_and_is_logged(
    app: Flask, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Log, metrics, CORS and caching lie around the keys, and the page of a problem inside them."""
    caplog.set_level(logging.INFO, "quotesearch")
    _, line = make_key("cms")
    (tmp_path / "keys.txt").write_text(line)
    settings = Settings(api_keys=tmp_path / "keys.txt", cors_origins=("https://cms.example",))
    client = create_app(app.extensions["serving_index"], settings).test_client()
    refused = client.get("/", headers={"Accept": "text/html"})
    assert (refused.status_code, refused.mimetype) == (401, "text/html")
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.headers["X-Content-Type-Options"] == "nosniff"
    assert len(refused.headers["X-Request-ID"]) == 32
    assert refused.headers["Vary"] == "Accept"
    assert caplog.records[-1].msg["bytes"] == len(refused.data)  # type: ignore[index]
