"""`extract`, over a file that holds the quotes of other articles, and over what is no file."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import read_quotes

if TYPE_CHECKING:
    from tests.conftest import Run

SAID = "“We will rebuild the {0} before winter,” said Jane Doe, the mayor. “The {0} matters.”"


@pytest.fixture
def days(run: Run, tmp_path: Path) -> Path:
    """The folder of two days' articles, of which `quotes.jsonl` beside them has the first."""
    for day, places in (("monday", ("bridge", "harbour")), ("tuesday", ("school",))):
        (tmp_path / day).mkdir()
        for place in places:
            (tmp_path / day / f"{place}.txt").write_text(SAID.format(place), encoding="utf-8")
    assert run("extract", "monday", "-o", "quotes.jsonl", cwd=tmp_path).returncode == 0
    return tmp_path


def articles(path: Path) -> set[str]:
    return {quote.article_id for quote in read_quotes(path)}


def test_quotes_of_other_articles_are_kept_unless_they_may_go(run: Run, days: Path) -> None:
    output = days / "quotes.jsonl"
    before = output.read_bytes()
    number = before.count(b"\n")
    refused = run("extract", "tuesday", "-o", "quotes.jsonl", cwd=days)
    assert (refused.returncode, refused.stdout) == (1, "")
    (line,) = refused.stderr.splitlines()
    lost = f"would lose {number} quotes from 2 articles not read in this run (bridge, harbour)"
    assert line.startswith(f"quotesearch: quotes.jsonl: {lost}. Nothing was changed. ")
    assert "--replace" in line
    assert output.read_bytes() == before
    assert not (days / "quotes.jsonl.partial").exists(), "it is refused before any work"

    together = run("extract", "tuesday", "monday", "-o", "quotes.jsonl", cwd=days)
    assert (together.returncode, articles(output)) == (0, {"bridge", "harbour", "school"})
    replaced = run("extract", "tuesday", "-o", "quotes.jsonl", "--replace", cwd=days)
    assert (replaced.returncode, articles(output)) == (0, {"school"})


def test_an_article_that_has_no_quotes_any_more_is_not_lost(run: Run, days: Path) -> None:
    (days / "monday" / "harbour.txt").write_text("The harbour is closed.", encoding="utf-8")
    done = run("extract", "monday", "-o", "quotes.jsonl", cwd=days)
    assert (done.returncode, articles(days / "quotes.jsonl")) == (0, {"bridge"})


def test_an_article_that_cannot_be_read_this_time_keeps_its_quotes(run: Run, days: Path) -> None:
    before = (days / "quotes.jsonl").read_bytes()
    (days / "monday" / "harbour.txt").write_bytes(b"")
    refused = run("extract", "monday", "-o", "quotes.jsonl", cwd=days)
    assert (refused.returncode, refused.stdout) == (1, "")
    skipped, error = refused.stderr.splitlines()
    assert skipped.startswith("skipped: monday/harbour.txt: ")
    assert "from 1 article not read in this run (harbour)" in error
    assert (days / "quotes.jsonl").read_bytes() == before


def test_standard_input_is_refused_after_the_work_which_is_kept(run: Run, days: Path) -> None:
    text = json.dumps({"id": "school", "text": SAID.format("school")})
    before = (days / "quotes.jsonl").read_bytes()
    refused = run("extract", "-", "-o", "quotes.jsonl", cwd=days, input=text)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "The extracted quotes are kept in quotes.jsonl.partial. " in refused.stderr
    assert (days / "quotes.jsonl").read_bytes() == before

    journal = days / "quotes.jsonl.partial"
    journal.write_bytes(journal.read_bytes().replace(b"before winter", b"before spring"))
    replaced = run("extract", "-", "-o", "quotes.jsonl", "--replace", cwd=days, input=text)
    assert replaced.returncode == 0
    assert b"before spring" in (days / "quotes.jsonl").read_bytes(), "the work is done again"
    assert not journal.exists()


def test_many_articles_are_counted_and_a_few_named(run: Run, days: Path) -> None:
    held = "".join(json.dumps({"article_id": f"a{at}"}) + "\n" for at in range(1200))
    (days / "quotes.jsonl").write_text(held)
    refused = run("extract", "tuesday", "-o", "quotes.jsonl", cwd=days)
    assert refused.returncode == 1
    assert (
        "1,200 quotes from 1,200 articles not read in this run (a0, a1, a10, …)" in refused.stderr
    )


@pytest.mark.parametrize("damage", [b"{\n", b'{"text": "words"}\n', b"\xe9\n"])
def test_a_damaged_file_is_not_overwritten(run: Run, days: Path, damage: bytes) -> None:
    output = days / "quotes.jsonl"
    output.write_bytes(output.read_bytes() + damage)
    before = output.read_bytes()
    refused = run("extract", "monday", "-o", "quotes.jsonl", cwd=days)
    assert (refused.returncode, refused.stdout) == (1, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith("quotesearch: quotes.jsonl:")
    assert "use --replace" in line
    assert output.read_bytes() == before
    assert run("extract", "monday", "-o", "quotes.jsonl", "--replace", cwd=days).returncode == 0
    assert articles(output) == {"bridge", "harbour"}


def test_the_output_may_be_a_link(run: Run, days: Path) -> None:
    real = days / "disk" / "real.jsonl"
    real.parent.mkdir()
    (days / "quotes.jsonl").rename(real)
    real.chmod(0o600)
    (days / "quotes.jsonl").symlink_to("disk/real.jsonl")
    assert run("extract", "monday", "tuesday", "-o", "quotes.jsonl", cwd=days).returncode == 0
    assert (days / "quotes.jsonl").is_symlink()
    assert articles(real) == {"bridge", "harbour", "school"}
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_an_output_that_is_no_file_is_refused_before_any_work(run: Run, days: Path) -> None:
    os.mkfifo(days / "pipe")
    (days / "device").symlink_to("/dev/null")
    for name, kind in (("pipe", "a pipe (FIFO)"), ("device", "a device")):
        refused = run("extract", "missing", "-o", name, cwd=days)
        assert (refused.returncode, refused.stdout) == (1, "")
        hint = 'Give the path of a file, or "-" for standard output; nothing was changed.'
        assert refused.stderr == f"quotesearch: {name}: is {kind}, not a file. {hint}\n"
    assert (days / "pipe").is_fifo()
    assert Path("/dev/null").is_char_device()
