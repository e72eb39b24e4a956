"""Pages of other origins: those that are allowed may use API and widget, others get nothing."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from quotesearch.web import Settings, create_app
from tests.web.conftest import served

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
def test_no_other_origin_may_read(foreign: FlaskClient, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    for method in ("GET", "OPTIONS"):
        answer = foreign.open(SEARCH, method=method, headers=headers)
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")]
        assert answer.headers["Vary"] == "Origin"


def test_a_preflight_is_answered(foreign: FlaskClient) -> None:
    wanted = {"authorization", "content-type", "if-none-match", "x-api-key", "x-request-id"}
    preflight = {
        "Origin": CMS,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": ",".join(sorted(wanted | {"x-other"})),
    }
    answer = foreign.options("/api/v1/verify", headers=preflight)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == CMS
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, POST"
    # flask-cors repeats of the headers that are asked for those that are allowed.
    allowed = answer.headers["Access-Control-Allow-Headers"].split(", ")
    assert {name.lower() for name in allowed} == wanted
    assert answer.headers["Access-Control-Max-Age"] == "600"
    assert answer.headers["Vary"] == "Origin"
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_preflight_for_a_method_that_is_not_allowed(foreign: FlaskClient, method: str) -> None:
    preflight = {"Origin": CMS, "Access-Control-Request-Method": method}
    answer = foreign.options("/api/v1/verify", headers=preflight)
    assert method not in answer.headers.get("Access-Control-Allow-Methods", "")


def test_an_allowed_origin_may_read_refusals_too(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "keys.txt").write_text("")
    settings = Settings(cors_origins=(CMS,), api_keys=tmp_path / "keys.txt")
    client = create_app(app.extensions["serving_index"], settings).test_client()
    refused = client.get(SEARCH, headers={"Origin": CMS})
    assert refused.status_code == 401
    assert refused.headers["Access-Control-Allow-Origin"] == CMS


def test_an_answer_that_is_not_sent_again_may_be_read(foreign: FlaskClient) -> None:
    etag = foreign.get(SEARCH).headers["ETag"]
    answer = foreign.get(SEARCH, headers={"Origin": CMS, "If-None-Match": etag})
    assert answer.status_code == 304
    assert answer.headers["Access-Control-Allow-Origin"] == CMS
    assert answer.headers["Vary"] == "Origin"


def test_pages_cannot_be_read_from_other_origins(foreign: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in foreign.get("/", headers={"Origin": CMS}).headers


def test_by_default_no_other_origin_may_read(client: FlaskClient) -> None:
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
  await read("again", "/api/v1/search?q=arrogance", {
    headers: {"If-None-Match": '"x"', "X-API-Key": "k"},
  });
  await read("problem", "/api/v1/search");
  await read("verify", "/api/v1/verify", {
    method: "POST", headers: {"Content-Type": "application/json"}, body: '{"text": "arrogance"}',
  });
  await import(server + "/widget/quote-search.js").catch(() => 0);
  found.widget = Boolean(customElements.get("quote-search"));
  return found;
}"""


@pytest.fixture
def site_port(tmp_path: Path) -> Iterator[int]:
    """A web site beside the server's."""
    (tmp_path / "index.html").write_text("<!doctype html><title>A newsroom</title>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield site.server_port
        site.shutdown()


@pytest.mark.browser
def test_a_browser_obeys(browser: Browser, empty_index: Path, site_port: int) -> None:
    settings = Settings(cors_origins=(f"http://127.0.0.1:{site_port}",))
    with (
        served(create_app(empty_index, settings)) as server_url,
        browser.new_page() as page,
    ):
        page.goto(f"http://127.0.0.1:{site_port}/")
        assert page.evaluate(USE, server_url) == {
            "search": [200, "ETag,X-Request-ID"],
            "again": [200, "ETag,X-Request-ID"],
            "problem": [400, "X-Request-ID"],
            "verify": [200, "X-Request-ID"],
            "widget": True,
        }
        page.goto(f"http://localhost:{site_port}/")
        assert page.evaluate(USE, server_url) == {
            **dict.fromkeys(("search", "again", "problem", "verify"), "TypeError"),
            "widget": False,
        }
