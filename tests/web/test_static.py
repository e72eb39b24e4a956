"""The search page as it is served, and the files that it loads."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

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


def test_a_range_behind_the_end_is_told_the_size(client: FlaskClient) -> None:
    size = len(client.get("/static/page.js").data)
    answer = client.get("/static/page.js", headers={"Range": f"bytes={size}-"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{size}")
