"""A newsroom's own folder: `--home` and QUOTESEARCH_HOME."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import read_quotes

if TYPE_CHECKING:
    from tests.conftest import Run

SPEECH = "“We will rebuild the lighthouse before winter,” said Jane Doe, the mayor."
DEMO = '{"article_id": "speech", "start": 1, "end": 49, "text": "We will rebuild the lighthouse before winter,"'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with data of its own, which commands for another home must neither read nor change."""
    folder = tmp_path / "checkout"
    (folder / "data").mkdir(parents=True)
    (folder / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (folder / "data" / "corrections.jsonl").write_text(
        DEMO + ', "not_a_quote": true}\n', encoding="utf-8"
    )
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
    environment = os.environ | ({"QUOTESEARCH_HOME": str(home)} if named_by == "variable" else {})
    where = home if named_by == "folder" else checkout
    home.mkdir()

    def done(*arguments: str | Path) -> str:
        finished = run(*arguments, *options, cwd=where, env=environment)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout + finished.stderr

    done("extract", checkout / "speech.txt")
    assert [
        (quote.speaker, quote.article_id) for quote in read_quotes(home / "data" / "quotes.jsonl")
    ] == [("Jane Doe", "speech")]
    done("build")
    assert (home / "index" / "CURRENT").exists()
    assert "is up to date" in done("build", "--if-stale")
    assert "Jane Doe" in done("search", "lighthouse")
    assert "lighthouse" in done("verify", "rebuild the lighthouse before winter")
    assert "1 quotes, all files as built" in done("check")
    assert files(checkout) == before


def test_what_is_named_wins_over_the_home(
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
    ("options", "finds"),
    [
        ((), "arrogance"),
        (("--home", "newsroom"), "there is no index here"),
        (("--index", "x"), "x: there is no index"),
    ],
)
def test_a_home_that_is_given_wins_over_an_index_of_the_environment(
    run: Run, committed_index: Path, tmp_path: Path, options: tuple[str, ...], finds: str
) -> None:
    environment = os.environ | {
        "QUOTESEARCH_INDEX": str(committed_index),
        "QUOTESEARCH_HOME": "nowhere",
    }
    asked = run("search", "arrogance", *options, cwd=tmp_path, env=environment)
    assert finds in asked.stdout + asked.stderr
