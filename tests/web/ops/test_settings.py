"""How `quotesearch serve` is configured: options, environment, and their table in docs/serve.md."""

from __future__ import annotations

import json
import os
import re
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.errors import ServerError
from quotesearch.web import Settings

if TYPE_CHECKING:
    from tests.conftest import Run, StartServer

ROOT = Path(__file__).parents[3]


def test_the_docs_list_the_options_of_the_help(run: Run) -> None:
    page = (ROOT / "docs" / "serve.md").read_text()
    rows = re.findall(
        r"^\| `(--[\w-]+)` \| `(\w+)` \| (?:`([^`]+)`|none|off) \|", page, re.MULTILINE
    )
    help_text = " ".join(run("serve", "--help").stdout.partition("Options:")[2].split())
    parts = re.split(r" (?=--[a-z-]+ )", f" {help_text}".partition(" -h, ")[0])[1:]
    options = []
    for part in parts:
        variable, default = (
            re.search(rf"{name}: \(?([^;\])]+)", part) for name in ("env var", "default")
        )
        assert variable, part
        options.append((part.split()[0], variable[1], default[1] if default else ""))
    assert rows == options


def test_the_environment_configures(
    start_server: StartServer, empty_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTESEARCH_INDEX", os.fspath(empty_index / "nothing"))  # an option wins
    monkeypatch.setenv("QUOTESEARCH_CORS_ORIGINS", "https://cms.example https://desk.example")
    monkeypatch.setenv("QUOTESEARCH_LOG_QUESTIONS", "1")
    with start_server(empty_index) as server:
        request = urllib.request.Request(
            f"{server.url}/api/v1/search?q=war", headers={"Origin": "https://desk.example"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            assert response.headers["Access-Control-Allow-Origin"] == "https://desk.example"
    last = json.loads(server.log.read_text().splitlines()[-1])
    assert (last["route"], last["address"]) == ("/api/v1/search", "/api/v1/search?q=war")


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--port", "0"), 2, "--port"),
        (("--workers", "0"), 2, "--workers"),
        (("--threads", "many"), 2, "--threads"),
        (("--trusted-proxies", "-1"), 2, "--trusted-proxies"),
        (
            ("--cors-origin", "*"),
            1,
            "quotesearch: --cors-origin: '*' is not an origin. Use the form https://cms.example",
        ),
        (
            ("--rate-limit", "often"),
            1,
            "quotesearch: --rate-limit: 'often' is not a rate limit. Use the form 60/minute.",
        ),
        (("--api-keys", "nowhere"), 1, "quotesearch: nowhere: cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(
    run: Run, empty_index: Path, tmp_path: Path, options: tuple[str, ...], code: int, says: str
) -> None:
    refused = run("serve", "--index", empty_index, *options, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (code, "")
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_deployments_name_what_there_is() -> None:
    variables = {
        match[1]
        for match in re.finditer(r"`(QUOTESEARCH_\w+)`", (ROOT / "docs" / "serve.md").read_text())
    }
    for name in ("Dockerfile", "quotesearch.service"):
        named = set(re.findall(r"QUOTESEARCH_[A-Z_]+\b", (ROOT / "deploy" / name).read_text()))
        assert named - {"QUOTESEARCH_"} <= variables
        assert named


@pytest.mark.parametrize(
    "origin", ["*", "https://*.example", "cms.example", "https://cms.example/", "https://a b", ""]
)
def test_a_malformed_origin_is_refused(origin: str) -> None:
    with pytest.raises(ServerError, match="is not an origin"):
        Settings(cors_origins=(origin,))


@pytest.mark.parametrize("limit", ["", "many", "60", "60/fortnight", "-1/minute"])
def test_a_malformed_rate_limit_is_refused(limit: str) -> None:
    with pytest.raises(ServerError, match="is not a rate limit"):
        Settings(rate_limit=limit)
