"""`search`."""

from __future__ import annotations

import json
import os
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run


def test_search_says_that_it_finds_nothing(run: Run, committed_index: Path) -> None:
    done = run("search", "banana bread recipe", "--index", committed_index)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "No matching quotes found.\n"


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"limit": "2"},
        {"speaker": "sam altman", "kind": "direct"},
        {"source": "tnw"},
        {"since": "2026-02-28", "until": "2026-02-28"},
        {"speaker": ""},
    ],
)
def test_search_prints_the_same_json_as_the_http_api(
    run: Run, committed_index: Path, server_url: str, filters: dict[str, str]
) -> None:
    question = "what did Altman say about mass surveillance 😀"
    options = [part for name, value in filters.items() for part in (f"--{name}", value)]
    done = run("search", question, "--index", committed_index, "--json", *options)
    query = urllib.parse.urlencode({"q": question, **filters})
    with urllib.request.urlopen(f"{server_url}/api/v1/search?{query}", timeout=30) as response:
        over_http = json.load(response)
    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert over_http["hits"]
    assert answer.keys() == over_http.keys()
    assert answer | {"took_ms": 0} == over_http | {"took_ms": 0}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("",), "q: the question has no words"),
        (("?!",), "q: the question has no words"),
        (("a" * 1001,), "q: the question has 1001 characters. Use at most 1000."),
        ((os.fsdecode(b"arrogance \xff"),), "q: the question is not valid Unicode"),
        (("war", "--since", "2026"), "since: '2026' is not a day written YYYY-MM-DD"),
        (("war", "--since", "2026-03-01", "--until", "2026-02-01"), "since: since is after until"),
        (("war", "--kind", "shouted"), "kind: Input should be 'direct', 'mixed' or 'indirect'"),
    ],
)
def test_search_refuses_a_bad_question_or_filter(
    run: Run, committed_index: Path, arguments: tuple[str, ...], message: str
) -> None:
    refused = run("search", *arguments, "--index", committed_index)
    assert (refused.returncode, refused.stdout) == (2, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"quotesearch: {message}")
