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


def test_a_feed_behind_a_proxy_has_the_address_of_the_proxy(limited: Flask) -> None:
    forwarded = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "a.example",
        "X-Forwarded-Prefix": "/quotes",
    }
    feed = limited.test_client().get("/api/v1/feed.atom?q=arrogance", headers=forwarded)
    assert (
        'rel="self" type="application/atom+xml" href="https://a.example/quotes/api/v1/feed.atom?q=arr'
        in feed.text
    )


# Log


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    formatter = Lines()
    return [
        json.loads(formatter.format(record))
        for record in caplog.records
        if record.name == "quotesearch.web.ops.log"
    ]


def test_a_line_for_each_request_without_what_was_asked(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "quotesearch")
    answer = client.get(SEARCH)
    client.get("/api/v1/quotes/arrogance")
    client.get("/arrogance")
    client.post("/api/v1/verify", json={"text": "arrogance"})
    client.head(SEARCH)
    client.get("/docs", headers={"If-None-Match": client.get("/docs").headers["ETag"]})
    written = lines(caplog)
    assert [(line["method"], line["route"], line["status"]) for line in written] == [
        ("GET", "/api/v1/search", 200),
        ("GET", "/api/v1/quotes/<quote_id>", 404),
        ("GET", None, 404),
        ("POST", "/api/v1/verify", 200),
        ("HEAD", "/api/v1/search", 200),
        ("GET", "/docs", 200),
        ("GET", "/docs", 304),
    ]
    assert [line["bytes"] > 0 for line in written[-3:]] == [False, True, False]
    first = written[0]
    assert first["event"] == "request"
    assert first["id"] == answer.headers["X-Request-ID"]
    assert first["bytes"] == len(answer.data)
    assert 0 < first["ms"] < 60_000
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", first["time"])
    assert "arrogance" not in json.dumps(written)


def test_what_was_asked_is_logged_when_it_is_asked_for(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "quotesearch")
    client = create_app(app.extensions["serving_index"], Settings(log_questions=True)).test_client()
    client.get("/api/v1/search?q=a%0Ab")
    assert lines(caplog)[0]["address"].startswith("/api/v1/search?q=a")
    assert len(Lines().format(caplog.records[0]).splitlines()) == 1


# Metrics


def measured(client: FlaskClient) -> dict[tuple[str, ...], float]:
    answer = client.get("/metrics")
    assert answer.mimetype == "text/plain"
    assert answer.headers["Cache-Control"] == "no-store"
    samples = [sample for family in parse_metrics(answer.text) for sample in family.samples]
    return {  # by name and the values of the labels, sorted
        (sample.name, *sorted(sample.labels.values())): sample.value for sample in samples
    }


def test_requests_are_counted_and_timed(app: Flask, client: FlaskClient) -> None:
    before = measured(client)
    client.get(SEARCH)
    client.get("/api/v1/search")
    client.get("/api/v1/quotes/a")
    client.open("/nothing", method="BREW")
    client.post("/api/v1/verify", json={"text": "arrogance"})
    after = measured(client)
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
