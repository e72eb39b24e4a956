"""`--home` and `--index`, and the variables that stand for them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import read_quotes

if TYPE_CHECKING:
    from tests.conftest import Run

SPEECH = "“We will rebuild the lighthouse before winter,” said Jane Doe, the mayor."
CORRECTION = {
    "article_id": "speech",
    "start": 1,
    "end": 49,
    "text": "We will rebuild the lighthouse before winter,",
    "not_a_quote": True,
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with its own data, which commands for another home neither read nor change."""
    folder = tmp_path / "checkout"
    (folder / "data").mkdir(parents=True)
    (folder / "speech.txt").write_text(SPEECH, encoding="utf-8")
    corrections = folder / "data" / "corrections.jsonl"
    corrections.write_text(json.dumps(CORRECTION) + "\n", encoding="utf-8")
    (folder / "data" / "speakers.jsonl").write_text(
        '{"name": "J. Doe", "aliases": ["Jane Doe"]}\n', encoding="utf-8"
    )
    return folder


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("named_by", ["option", "variable", "folder"])
def test_every_command_works_in_the_home(
    run: Run, checkout: Path, tmp_path: Path, named_by: str
) -> None:
    home = tmp_path / "newsroom"
    before = files(checkout)
    options = ("--home", "../newsroom") if named_by == "option" else ()
    variables = {"QUOTESEARCH_HOME": str(home)} if named_by == "variable" else {}
    folder = home if named_by == "folder" else checkout
    home.mkdir()

    def output(*arguments: str | Path) -> str:
        done = run(*arguments, *options, cwd=folder, env=os.environ | variables)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    output("extract", checkout / "speech.txt")
    (quote,) = read_quotes(home / "data" / "quotes.jsonl")
    assert (quote.speaker, quote.article_id) == ("Jane Doe", "speech")
    output("build")
    assert (home / "index" / "CURRENT").exists()
    assert "is up to date" in output("build", "--if-stale")
    assert "Jane Doe" in output("search", "lighthouse")
    assert "lighthouse" in output("verify", "rebuild the lighthouse before winter")
    assert "1 quotes, all files intact" in output("check")
    assert files(checkout) == before


def test_an_output_or_index_that_is_named_wins_over_the_home(
    run: Run, checkout: Path, committed_index: Path, tmp_path: Path
) -> None:
    home = tmp_path / "newsroom"
    written = run("extract", "speech.txt", "--home", home, "-o", "own.jsonl", cwd=checkout)
    assert (written.returncode, files(home)) == (0, [])
    assert [quote.speaker for quote in read_quotes(checkout / "own.jsonl")] == ["Jane Doe"]
    assert run("build", "own.jsonl", "--home", home, cwd=checkout).returncode == 0
    assert "lighthouse" in run("search", "lighthouse", "--home", home, cwd=checkout).stdout

    index = ("--index", committed_index)
    assert "arrogance" in run("search", "arrogance", "--home", home, *index, cwd=checkout).stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "arrogance"),
        (("--home", "newsroom"), "there is no index here"),
        (("--index", "x"), "x: there is no index"),
    ],
)
def test_the_home_option_wins_over_an_index_of_the_environment(
    run: Run, committed_index: Path, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    environment = os.environ | {
        "QUOTESEARCH_INDEX": str(committed_index),
        "QUOTESEARCH_HOME": "nowhere",
    }
    asked = run("search", "arrogance", *options, cwd=tmp_path, env=environment)
    assert message in asked.stdout + asked.stderr


def test_the_index_may_be_named_by_the_environment(
    run: Run, committed_index: Path, tmp_path: Path
) -> None:
    environment = os.environ | {"QUOTESEARCH_INDEX": str(committed_index)}
    assert "arrogance" in run("search", "arrogance", env=environment, cwd=tmp_path).stdout
    assert run("check", env=environment, cwd=tmp_path).returncode == 0
