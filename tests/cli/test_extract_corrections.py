"""`extract` with corrections.jsonl and speakers.jsonl."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.archive import read_quotes
from quotesearch.records import Quote

if TYPE_CHECKING:
    from tests.conftest import Run

SPEECH = "“We will win the election,” said Jane Doe, the mayor."


@pytest.fixture
def speech(run: Run, tmp_path: Path) -> Quote:
    """The quote of `speech.txt`, extracted to `data/quotes.jsonl`."""
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")
    assert run("extract", "speech.txt", "-o", "data/quotes.jsonl", cwd=tmp_path).returncode == 0
    (quote,) = read_quotes(tmp_path / "data" / "quotes.jsonl")
    assert quote.speaker == "Jane Doe"
    return quote


def anchor(quote: Quote) -> dict[str, Any]:
    """Return the fields by which a line of corrections.jsonl names its quote."""
    return {field: quote.to_json()[field] for field in ("article_id", "start", "end", "text")}


@pytest.mark.parametrize(
    "options", [(), ("--corrections", "own/corrections.jsonl", "--speakers", "own/speakers.jsonl")]
)
def test_extract_applies_corrections_and_known_speakers(
    run: Run, tmp_path: Path, speech: Quote, options: tuple[str, ...]
) -> None:
    folder = tmp_path / ("own" if options else "data")
    folder.mkdir(exist_ok=True)
    speakers = [{"name": "Jane Q. Doe", "aliases": ["Jane Doe"], "wikidata": "Q1"}]
    unmatched = {
        "article_id": "speech",
        "start": 900,
        "end": 910,
        "text": "No comment",
        "not_a_quote": True,
    }
    corrections = [
        anchor(speech) | {"date": "2026-01-02"},
        unmatched,
        unmatched | {"start": 0, "article_id": "other"},
    ]
    for name, lines in (("speakers", speakers), ("corrections", corrections)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = run("extract", "speech.txt", "-o", "data/quotes.jsonl", *options, cwd=tmp_path)
    path = folder.relative_to(tmp_path) / "corrections.jsonl"
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [
            f"{path}:2: matches no quote: “No comment” in speech (not a quote)",
            f"{path}:3: matches no quote: “No comment” in other (not a quote)",
            "1 quote from 1 article -> data/quotes.jsonl; skipped 0",
        ],
    )
    (quote,) = read_quotes(tmp_path / "data" / "quotes.jsonl")
    changes = {"speaker": "Jane Q. Doe", "date": "2026-01-02", "date_basis": "stated"}
    assert quote.to_json() == speech.to_json() | changes

    to_stdout = run("extract", "speech.txt", "-o", "-", *options, cwd=tmp_path)
    assert json.loads(to_stdout.stdout)["speaker"] == ("Jane Q. Doe" if options else "Jane Doe")


def test_a_correction_wins_over_a_known_speaker(run: Run, tmp_path: Path, speech: Quote) -> None:
    (tmp_path / "data" / "speakers.jsonl").write_text(
        '{"name": "Jane Q. Doe", "aliases": ["Jane Doe"]}'
    )
    (tmp_path / "data" / "corrections.jsonl").write_text(
        json.dumps(anchor(speech) | {"speaker": "Jane Doe"})
    )
    assert run("extract", "speech.txt", "-o", "data/quotes.jsonl", cwd=tmp_path).returncode == 0
    (quote,) = read_quotes(tmp_path / "data" / "quotes.jsonl")
    assert (quote.speaker, quote.confidence) == ("Jane Doe", 1)


@pytest.mark.parametrize("name", ["corrections", "speakers"])
def test_a_bad_line_is_refused_before_articles_are_read(
    run: Run, tmp_path: Path, speech: Quote, name: str
) -> None:
    (tmp_path / "data" / f"{name}.jsonl").write_text('\n{"id": "x", "name": "X", "mood": "glad"}\n')
    before = (tmp_path / "data" / "quotes.jsonl").read_bytes()
    failed = run("extract", "missing.txt", "-o", "data/quotes.jsonl", cwd=tmp_path)
    assert failed.returncode == 1
    (line,) = failed.stderr.splitlines()
    assert line.startswith(f"quotesearch: data/{name}.jsonl:2: ")
    assert line.endswith(". Fix or remove the line; nothing was changed.")
    assert (tmp_path / "data" / "quotes.jsonl").read_bytes() == before


@pytest.mark.parametrize("option", ["--corrections", "--speakers"])
def test_a_file_that_is_named_must_exist(
    run: Run, tmp_path: Path, speech: Quote, option: str
) -> None:
    failed = run("extract", "speech.txt", "-o", "-", option, "mine.jsonl", cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.startswith(
        "quotesearch: mine.jsonl: cannot be read (No such file or directory)"
    )
