"""Pages of other origins: those that are allowed may use API and widget, others get nothing."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from quotesearch.web import Settings, create_app

if TYPE_CHECKING:
    from tests.conftest import StartServer

SEARCH = "/api/v1/search?q=who+called+it+arrogance"
CMS = "https://cms.example"


@pytest.fixture(scope="module")
def foreign(app: Flask) -> FlaskClient:
    """A server that pages of two other origins may use."""
    return create_app(
        app.extensions["serving_index"], Settings(cors_origins=(CMS, "http://localhost:3000"))
    ).test_client()


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


# In a browser


USE = """async (server) => {
  const found = {};
  const read = async (name, address, options) => {
    try {
      const response = await fetch(server + address, options);
      const headers = ["ETag", "X-Request-ID"].filter((each) => response.headers.has(each));
      found[name] = [response.status, headers.join()];
    } catch (refused) {
      found[name] = refused.name;
    }
  };
  await read("search", "/api/v1/search?q=arrogance");
  await read("again", "/api/v1/search?q=arrogance", {headers: {"If-None-Match": '"x"', "X-API-Key": "k"}});
  await read("problem", "/api/v1/search");
  await read("verify", "/api/v1/verify", {
    method: "POST", headers: {"Content-Type": "application/json"}, body: '{"text": "arrogance"}',
  });
  await import(server + "/widget/quote-search.js").catch(() => 0);
  found.widget = Boolean(customElements.get("quote-search"));
  return found;
}"""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A web site beside the server's."""
    (tmp_path / "index.html").write_text("<!doctype html><title>A newsroom</title>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield site.server_port
        site.shutdown()


def test_an_origin_is_allowed_or_not(
    browser: Browser, start_server: StartServer, empty_index: Path, port: int
) -> None:
    with (
        start_server(empty_index, "--cors-origin", f"http://127.0.0.1:{port}") as server,
        browser.new_page() as page,
    ):
        page.goto(f"http://127.0.0.1:{port}/")
        assert page.evaluate(USE, server.url) == {
            "search": [200, "ETag,X-Request-ID"],
            "again": [200, "ETag,X-Request-ID"],
            "problem": [400, "X-Request-ID"],
            "verify": [200, "X-Request-ID"],
            "widget": True,
        }
        page.goto(f"http://localhost:{port}/")
        assert page.evaluate(USE, server.url) == {
            **dict.fromkeys(("search", "again", "problem", "verify"), "TypeError"),
            "widget": False,
        }
