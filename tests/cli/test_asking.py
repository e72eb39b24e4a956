"""`search` and `verify`."""

from __future__ import annotations

import json
import os
import re
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import write_quotes

if TYPE_CHECKING:
    from tests.conftest import Answered, MakeQuote, Run


def test_search_shows_words_speaker_date_and_source(
    run: Run, committed_index: Path, answered: Answered
) -> None:
    done = run("search", answered.question, "--index", committed_index, "--limit", "1")
    assert (done.returncode, done.stderr) == (0, "")
    shown, attribution, *_ = done.stdout.splitlines()
    assert answered.words in shown
    place = "OpenAI signs US defense contract after Anthropic drops out"
    assert re.fullmatch(rf"  {answered.speaker} \(.+\), said {answered.day}, {place}", attribution)


def test_search_that_finds_nothing_says_so(run: Run, committed_index: Path) -> None:
    done = run("search", "banana bread recipe", "--index", committed_index)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Nobody is quoted saying that here.\n"


def test_search_shows_what_is_unknown_and_other_printings(
    run: Run, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    said = "The lighthouse will shine again before the winter comes."
    printed = [
        make_quote(said, article_id="a"),
        make_quote(said, article_id="b", source="The Herald"),
        make_quote(said, article_id="c", title="A title", published="2026-01-01"),
    ]
    other = make_quote(
        "that no lighthouse was for sale", article_id="d", kind="indirect", quoted=(), cue="said"
    )
    write_quotes([*printed, other], quotes_file)
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    shown = run("search", "lighthouse", "--index", index_dir).stdout.split("\n\n")
    assert (
        "that no lighthouse was for sale\n  unknown speaker, date unknown, d (paraphrased by the reporter)\n"
        in shown
    )
    (found,) = (hit for hit in shown if "shine" in hit)
    words, attribution, others = found.splitlines()
    assert words == f"“{said}”"
    assert attribution.startswith("  unknown speaker, ")
    places = ["A title", "The Herald", "a"]
    assert re.fullmatch(r"  also printed by [^,]+, [^,]+", others)
    assert sorted(
        [attribution.rpartition(", ")[2], *others.partition(" by ")[2].split(", ")]
    ) == sorted(places)


@pytest.mark.parametrize(
    "narrowing",
    [
        {},
        {"limit": "2"},
        {"speaker": "sam altman", "kind": "direct"},
        {"source": "tnw"},
        {"since": "2026-02-28", "until": "2026-02-28"},
        {"speaker": ""},
    ],
)
def test_search_as_json_is_what_http_answers(
    run: Run, committed_index: Path, server_url: str, narrowing: dict[str, str]
) -> None:
    question = "what did Altman say about mass surveillance 😀"
    options = [part for name, value in narrowing.items() for part in (f"--{name}", value)]
    done = run("search", question, "--index", committed_index, "--json", *options)
    query = urllib.parse.urlencode({"q": question, **narrowing})
    with urllib.request.urlopen(f"{server_url}/api/v1/search?{query}", timeout=30) as response:
        over_http = json.load(response)
    printed = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert over_http["hits"]
    assert printed.keys() == over_http.keys()
    assert printed | {"took_ms": 0} == over_http | {"took_ms": 0}


@pytest.mark.parametrize(
    ("arguments", "says"),
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
def test_search_refuses_what_cannot_be_understood(
    run: Run, committed_index: Path, arguments: tuple[str, ...], says: str
) -> None:
    refused = run("search", *arguments, "--index", committed_index)
    assert (refused.returncode, refused.stdout) == (2, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"quotesearch: {says}")


def test_search_shows_that_printings_name_different_people(
    run: Run, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    said = "The lighthouse will shine again before the winter comes."
    names = ("Ann Lee", "Bo Chen", None)
    write_quotes(
        [make_quote(said, article_id=str(name), speaker=name) for name in names], quotes_file
    )
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    shown = run(
        "search", "lighthouse", "--index", index_dir, "--speaker", "Bo Chen"
    ).stdout.splitlines()
    assert shown[-1] == "  conflict: the same words are also given to Ann Lee"


def test_verify_says_what_was_found_and_what_was_done_to_the_words(
    run: Run, committed_index: Path
) -> None:
    done = run(
        "verify", "master class of arrogance", "--speaker", "Sam Altman", "--index", committed_index
    )
    assert (done.returncode, done.stderr) == (0, "")
    wording, speaker, _, words, printed, attribution, *_ = done.stdout.splitlines()
    assert wording.startswith("wording: altered. Close, but these are not the printed words.")
    assert speaker == (
        "speaker: another. Printed as somebody else’s. The article names Pete Hegseth, not Sam Altman."
    )
    assert "master class [-in-]{+of+} arrogance […and betrayal" in words
    assert printed.startswith("  in print: The Secretary of War [Pete Hegseth] also called")
    assert attribution.startswith("  Pete Hegseth (named there: ")


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
def test_the_exit_code_of_verify(
    run: Run, committed_index: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert run("verify", *arguments, "--index", committed_index).returncode == code


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("master class in arrogance and betrayal",), ("verbatim", "not_asked")),
        (
            ("master class in arrogance and betrayal", "--speaker", "Sam Altman"),
            ("verbatim", "another"),
        ),
        (("banana bread needs three ripe bananas",), ("not_found", "not_asked")),
    ],
)
def test_verify_as_json_is_what_http_answers(
    run: Run,
    committed_index: Path,
    server_url: str,
    arguments: tuple[str, ...],
    found: tuple[str, str],
) -> None:
    done = run("verify", *arguments, "--index", committed_index, "--json")
    body = json.dumps(
        {"text": arguments[0], "speaker": arguments[2] if len(arguments) > 1 else None}
    ).encode()
    request = urllib.request.Request(
        f"{server_url}/api/v1/verify", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        assert json.loads(done.stdout) == json.load(response)
    answer = json.loads(done.stdout)
    assert (answer["wording"], answer["speaker"]) == found


def test_verify_refuses_what_is_no_quotation(run: Run, committed_index: Path) -> None:
    refused = run("verify", "…", "--index", committed_index)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert (
        refused.stderr
        == "quotesearch: text: the quotation has no words. Give the words to verify.\n"
    )


def test_the_index_may_be_named_by_the_environment(
    run: Run, committed_index: Path, tmp_path: Path
) -> None:
    named = os.environ | {"QUOTESEARCH_INDEX": str(committed_index)}
    assert "arrogance" in run("search", "arrogance", env=named, cwd=tmp_path).stdout
    assert run("check", env=named, cwd=tmp_path).returncode == 0
