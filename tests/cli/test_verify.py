"""`verify`."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("master class in arrogance and betrayal",), 0),
        (("master class in arrogance and betrayal", "--exit-code"), 0),
        (("class in arrogance and betrayal", "--speaker", "Hegseth", "--exit-code"), 0),
        (("master class of arrogance",), 0),
        (("master class of arrogance", "--exit-code"), 1),
        (("master class in arrogance and betrayal", "--speaker", "Sam Altman", "--exit-code"), 1),
        (("banana bread needs three ripe bananas", "--exit-code", "--json"), 1),
    ],
)
def test_the_exit_code_tells_the_verdict_if_asked_to(
    run: Run, committed_index: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert run("verify", *arguments, "--index", committed_index).returncode == code


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("master class in arrogance and betrayal", None, ("verbatim", "not_asked")),
        ("master class in arrogance and betrayal", "Sam Altman", ("verbatim", "another")),
        ("banana bread needs three ripe bananas", None, ("not_found", "not_asked")),
    ],
)
def test_verify_prints_the_same_json_as_the_http_api(
    run: Run,
    committed_index: Path,
    server_url: str,
    words: str,
    speaker: str | None,
    verdict: tuple[str, str],
) -> None:
    options = ("--speaker", speaker) if speaker else ()
    done = run("verify", words, *options, "--index", committed_index, "--json")
    body = json.dumps({"text": words, "speaker": speaker}).encode()
    request = urllib.request.Request(
        f"{server_url}/api/v1/verify", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        over_http = json.load(response)
    answer = json.loads(done.stdout)
    assert answer == over_http
    assert (answer["wording"], answer["speaker"]) == verdict


def test_verify_refuses_a_quotation_without_words(run: Run, committed_index: Path) -> None:
    refused = run("verify", "…", "--index", committed_index)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert (
        refused.stderr
        == "quotesearch: text: the quotation has no words. Give the words to verify.\n"
    )
