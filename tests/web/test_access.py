"""Keys, limits, proxies, and what the log and the metrics tell of a request."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families as parse_metrics

from quotesearch.errors import ServerError
from quotesearch.web import Settings, create_app
from quotesearch.web.ops.auth import Keys, make_key
from quotesearch.web.ops.log import Lines

if TYPE_CHECKING:
    from tests.conftest import Run

SEARCH = "/api/v1/search?q=arrogance"


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, str]:
    """Keys by name; their file is keys.txt."""
    made = {name: make_key(name) for name in ("cms", "desk.2")}
    lines = ["# who may ask", "", "  # from the desk", *(line for _, line in made.values())]
    (tmp_path / "keys.txt").write_text("\n".join(lines))
    return {name: key for name, (key, _) in made.items()}


@pytest.fixture
def guarded(app: Flask, tmp_path: Path, keys: dict[str, str]) -> FlaskClient:
    return create_app(
        app.extensions["live"], Settings(api_keys=tmp_path / "keys.txt")
    ).test_client()


# Keys


def test_a_key_admits(
    guarded: FlaskClient, keys: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "quotesearch")
    for name, key in keys.items():
        for headers in (
            {"Authorization": f"Bearer {key}"},
            {"Authorization": f"bearer {key}"},
            {"X-API-Key": key},
        ):
            answer = guarded.get(SEARCH, headers=headers)
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "private, no-cache"
            assert caplog.records[-1].msg["key"] == name  # type: ignore[index]
    assert not [key for key in keys.values() if key in caplog.text]


@pytest.mark.parametrize(
    "address", [SEARCH, "/api/v1/search", "/api/v1/nothing", "/", "/metrics", "/docs/", "/nothing"]
)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-API-Key": ""},
        {"X-API-Key": "wrong"},
        {"X-API-Key": "ä"},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic Y21zOmNtcw=="},
        {"Authorization": ";"},
    ],
)
def test_without_one_nothing_is_shown(
    guarded: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    refused = guarded.get(address, headers=headers)
    assert (refused.status_code, refused.mimetype) == (401, "application/problem+json")
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="quotesearch"'
    assert "X-API-Key" in refused.get_json()["detail"]


def test_the_hash_is_no_key(guarded: FlaskClient, tmp_path: Path) -> None:
    digest = re.findall("[0-9a-f]{64}", (tmp_path / "keys.txt").read_text())[0]
    assert guarded.get(SEARCH, headers={"X-API-Key": digest}).status_code == 401


def test_an_answer_that_is_kept_needs_a_key_too(guarded: FlaskClient, keys: dict[str, str]) -> None:
    tag = guarded.get(SEARCH, headers={"X-API-Key": keys["cms"]}).headers["ETag"]
    assert guarded.get(SEARCH, headers={"If-None-Match": tag}).status_code == 401


@pytest.mark.parametrize(
    "address", ["/docs", "/healthz", "/readyz", "/openapi.json", "/widget/quote-search.js"]
)
def test_what_shows_nothing_of_the_index_needs_no_key(guarded: FlaskClient, address: str) -> None:
    assert guarded.get(address).status_code == 200
    assert guarded.options(SEARCH).status_code == 200  # a browser asks first, without the key


def test_the_description_says_whether_a_key_is_needed(
    guarded: FlaskClient, client: FlaskClient
) -> None:
    assert {} not in guarded.get("/openapi.json").get_json()["security"]
    assert {} in client.get("/openapi.json").get_json()["security"]


@pytest.mark.parametrize(
    "content",
    ["cms", "cms secret", f"cms {'0' * 63}", f"c ms {'0' * 64}", f"cms {'0' * 64} x", "\xff"],
)
def test_a_file_of_keys_that_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "keys.txt").write_bytes(f"\n{content}\n".encode("latin-1"))
    with pytest.raises(ServerError, match=r"keys\.txt"):
        Keys(tmp_path / "keys.txt")


def test_keys_stay_when_the_file_breaks(
    tmp_path: Path, keys: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    known = Keys(tmp_path / "keys.txt")
    (tmp_path / "keys.txt").write_text("nonsense")
    known.reload()
    assert known.name(keys["cms"]) == "cms"
    assert "keys refused" in caplog.text
    (tmp_path / "keys.txt").write_text("")
    known.reload()
    assert known.name(keys["cms"]) is None


def test_the_command_makes_a_key(run: Run, tmp_path: Path) -> None:
    made = run("key", "cms")
    (tmp_path / "keys.txt").write_text(made.stdout)
    key = made.stderr.split()[-1]
    assert len(key) == 43
    assert Keys(tmp_path / "keys.txt").name(key) == "cms"
    assert key not in made.stdout
    refused = run("key", "two words")
    assert (refused.returncode, refused.stdout) == (1, "")


# Limits


@pytest.fixture
def limited(app: Flask) -> Flask:
    return create_app(app.extensions["live"], Settings(rate_limit="3/minute", trusted_proxies=1))


def test_too_many_requests(limited: Flask) -> None:
    client = limited.test_client()
    addresses = (SEARCH, "/api/v1/search", "/api/v1/speakers", SEARCH, "/api/v1/search.csv?q=war")
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200, 400, 200, 429, 429]
    refused = answers[-1]
    assert refused.mimetype == "application/problem+json"
    assert (
        refused.get_json()["detail"]
        == "More than 3/minute requests. Wait as many seconds as Retry-After says."
    )
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert "Retry-After" not in answers[0].headers
    for address in ("/healthz", "/readyz", "/openapi.json", "/widget/quote-search.js"):
        assert client.get(address).status_code == 200


def test_each_address_has_its_own_limit(limited: Flask) -> None:
    client = limited.test_client()
    statuses = [
        [client.get(SEARCH, headers={"X-Forwarded-For": given}).status_code for _ in range(4)]
        for given in (
            "192.0.2.1",
            "192.0.2.2",
            "198.51.100.9, 192.0.2.2",
        )  # only the nearest proxy is believed
    ]
    assert statuses == [[200, 200, 200, 429], [200, 200, 200, 429], [429] * 4]


def test_without_a_trusted_proxy_nobody_is_believed(app: Flask) -> None:
    client = create_app(app.extensions["live"], Settings(rate_limit="2/minute")).test_client()
    given = ({"X-Forwarded-For": f"192.0.2.{at}"} for at in range(3))
    assert [client.get(SEARCH, headers=headers).status_code for headers in given] == [200, 200, 429]


def test_each_key_has_its_own_limit(app: Flask, tmp_path: Path, keys: dict[str, str]) -> None:
    settings = Settings(api_keys=tmp_path / "keys.txt", rate_limit="1/minute")
    client = create_app(app.extensions["live"], settings).test_client()
    statuses = [
        client.get(SEARCH, headers={"X-API-Key": key}).status_code
        for key in (*keys.values(), *keys.values())
    ]
    assert statuses == [200, 200, 429, 429]
    guesses = [
        client.get(SEARCH, headers={"X-API-Key": f"guess{at}"}).status_code for at in range(2)
    ]
    assert guesses == [401, 429]


@pytest.mark.parametrize("limit", ["", "many", "60", "60/fortnight", "-1/minute"])
def test_a_limit_that_is_none(limit: str) -> None:
    with pytest.raises(ServerError, match="is no rate limit"):
        Settings(rate_limit=limit)


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
    client = create_app(app.extensions["live"], Settings(log_questions=True)).test_client()
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
    manifest = app.extensions["live"].searcher.generation.manifest
    assert after["quotesearch_quotes",] == manifest.quotes
    assert after["quotesearch_generation_info", *sorted((manifest.id, manifest.created))] == 1
    assert after["quotesearch_reload_failures_total",] == 0
