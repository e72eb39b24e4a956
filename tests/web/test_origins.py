"""Pages of other origins, in a real browser: those that are allowed use widget and API, others get nothing."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

if TYPE_CHECKING:
    from tests.conftest import StartServer

pytestmark = pytest.mark.browser

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
