"""API keys, and the limit of requests."""

from __future__ import annotations

import logging
import re
import signal
import urllib.error
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotesearch.errors import ServerError
from quotesearch.web import Settings, create_app
from quotesearch.web.ops.auth import Keys, make_key
from tests.web.ops.conftest import SEARCH, get, until

if TYPE_CHECKING:
    from tests.conftest import Run, StartServer


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
        app.extensions["serving_index"], Settings(api_keys=tmp_path / "keys.txt")
    ).test_client()


# Keys


def test_a_valid_key_is_admitted(
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
def test_without_a_valid_key_nothing_is_shown(
    guarded: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    refused = guarded.get(address, headers=headers)
    assert (refused.status_code, refused.mimetype) == (401, "application/problem+json")
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="quotesearch"'
    assert "X-API-Key" in refused.get_json()["detail"]


def test_the_hash_of_a_key_does_not_admit(guarded: FlaskClient, tmp_path: Path) -> None:
    digest = re.findall("[0-9a-f]{64}", (tmp_path / "keys.txt").read_text())[0]
    assert guarded.get(SEARCH, headers={"X-API-Key": digest}).status_code == 401


def test_a_cached_answer_needs_a_key_too(guarded: FlaskClient, keys: dict[str, str]) -> None:
    tag = guarded.get(SEARCH, headers={"X-API-Key": keys["cms"]}).headers["ETag"]
    assert guarded.get(SEARCH, headers={"If-None-Match": tag}).status_code == 401


@pytest.mark.parametrize(
    "address", ["/docs", "/healthz", "/readyz", "/openapi.json", "/widget/quote-search.js"]
)
def test_paths_without_data_need_no_key(guarded: FlaskClient, address: str) -> None:
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
def test_a_malformed_key_file_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "keys.txt").write_bytes(f"\n{content}\n".encode("latin-1"))
    with pytest.raises(ServerError, match=r"keys\.txt"):
        Keys(tmp_path / "keys.txt")


def test_keys_stay_valid_when_the_file_becomes_malformed(
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


def test_sighup_reads_the_keys_again(
    start_server: StartServer, empty_index: Path, tmp_path: Path
) -> None:
    keys = tmp_path / "keys.txt"
    (old, old_line), (new, new_line) = make_key("old"), make_key("new")
    keys.write_text(old_line)
    with start_server(empty_index, "--api-keys", keys) as server:

        def admits(key: str) -> bool:
            try:
                get(server, "/api/v1/speakers", Authorization=f"Bearer {key}")
            except urllib.error.HTTPError as refused:
                with refused:
                    assert refused.code == 401
                return False
            return True

        assert (admits(old), admits(new)) == (True, False)
        keys.write_text(new_line)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: admits(new))
        assert not admits(old)


# Limits


@pytest.fixture
def limited(app: Flask) -> Flask:
    return create_app(
        app.extensions["serving_index"], Settings(rate_limit="3/minute", trusted_proxies=1)
    )


def test_too_many_requests(limited: Flask) -> None:
    client = limited.test_client()
    addresses = (SEARCH, "/api/v1/search", "/api/v1/speakers", SEARCH, "/api/v1/search.csv?q=war")
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200, 400, 200, 429, 429]
    refused = answers[-1]
    assert refused.mimetype == "application/problem+json"
    assert (
        refused.get_json()["detail"]
        == "Too many requests: the limit is 3/minute. Wait as many seconds as Retry-After says."
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


def test_without_a_trusted_proxy_forwarded_addresses_do_not_count(app: Flask) -> None:
    client = create_app(
        app.extensions["serving_index"], Settings(rate_limit="2/minute")
    ).test_client()
    given = ({"X-Forwarded-For": f"192.0.2.{at}"} for at in range(3))
    assert [client.get(SEARCH, headers=headers).status_code for headers in given] == [200, 200, 429]


def test_each_key_has_its_own_limit(app: Flask, tmp_path: Path, keys: dict[str, str]) -> None:
    settings = Settings(api_keys=tmp_path / "keys.txt", rate_limit="1/minute")
    client = create_app(app.extensions["serving_index"], settings).test_client()
    statuses = [
        client.get(SEARCH, headers={"X-API-Key": key}).status_code
        for key in (*keys.values(), *keys.values())
    ]
    assert statuses == [200, 200, 429, 429]
    guesses = [
        client.get(SEARCH, headers={"X-API-Key": f"guess{at}"}).status_code for at in range(2)
    ]
    assert guesses == [401, 429]
