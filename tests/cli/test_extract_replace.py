"""`extract --replace`: which outputs are overwritten, and which are refused."""

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

SPEECH = "“We will rebuild the {0} before winter,” said Jane Doe, the mayor. “The {0} matters.”"


@pytest.fixture
def days(run: Run, tmp_path: Path) -> Path:
    """The articles of two days, and `quotes.jsonl` with the quotes of the first day."""
    for day, places in (("monday", ("bridge", "harbour")), ("tuesday", ("school",))):
        (tmp_path / day).mkdir()
        for place in places:
            (tmp_path / day / f"{place}.txt").write_text(SPEECH.format(place), encoding="utf-8")
    assert run("extract", "monday", "-o", "quotes.jsonl", cwd=tmp_path).returncode == 0
    return tmp_path


def articles(path: Path) -> set[str]:
    return {quote.article_id for quote in read_quotes(path)}


def test_quotes_of_other_articles_are_only_dropped_with_replace(run: Run, days: Path) -> None:
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
    assert not (days / "quotes.jsonl.partial").exists(), "no article was read before the refusal"

    together = run("extract", "tuesday", "monday", "-o", "quotes.jsonl", cwd=days)
    assert (together.returncode, articles(output)) == (0, {"bridge", "harbour", "school"})
    replaced = run("extract", "tuesday", "-o", "quotes.jsonl", "--replace", cwd=days)
    assert (replaced.returncode, articles(output)) == (0, {"school"})


def test_an_article_that_no_longer_has_quotes_does_not_count_as_lost(run: Run, days: Path) -> None:
    (days / "monday" / "harbour.txt").write_text("The harbour is closed.", encoding="utf-8")
    done = run("extract", "monday", "-o", "quotes.jsonl", cwd=days)
    assert (done.returncode, articles(days / "quotes.jsonl")) == (0, {"bridge"})


def test_an_article_that_can_no_longer_be_read_keeps_its_quotes(run: Run, days: Path) -> None:
    before = (days / "quotes.jsonl").read_bytes()
    (days / "monday" / "harbour.txt").write_bytes(b"")
    refused = run("extract", "monday", "-o", "quotes.jsonl", cwd=days)
    assert (refused.returncode, refused.stdout) == (1, "")
    skipped, error = refused.stderr.splitlines()
    assert skipped.startswith("skipped: monday/harbour.txt: ")
    assert "from 1 article not read in this run (harbour)" in error
    assert (days / "quotes.jsonl").read_bytes() == before


def test_quotes_of_standard_input_stay_in_the_journal_when_refused(run: Run, days: Path) -> None:
    text = json.dumps({"id": "school", "text": SPEECH.format("school")})
    before = (days / "quotes.jsonl").read_bytes()
    refused = run("extract", "-", "-o", "quotes.jsonl", cwd=days, input=text)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "The extracted quotes are kept in quotes.jsonl.partial. " in refused.stderr
    assert (days / "quotes.jsonl").read_bytes() == before

    journal = days / "quotes.jsonl.partial"
    journal.write_bytes(journal.read_bytes().replace(b"before winter", b"before spring"))
    replaced = run("extract", "-", "-o", "quotes.jsonl", "--replace", cwd=days, input=text)
    assert replaced.returncode == 0
    assert b"before spring" in (days / "quotes.jsonl").read_bytes(), "the journal was not used"
    assert not journal.exists()


def test_the_refusal_counts_the_articles_and_names_three(run: Run, days: Path) -> None:
    lines = [json.dumps({"article_id": f"a{number}"}) + "\n" for number in range(1200)]
    (days / "quotes.jsonl").write_text("".join(lines))
    refused = run("extract", "tuesday", "-o", "quotes.jsonl", cwd=days)
    assert refused.returncode == 1
    assert (
        "1,200 quotes from 1,200 articles not read in this run (a0, a1, a10, …)" in refused.stderr
    )


@pytest.mark.parametrize("damage", [b"{\n", b'{"text": "words"}\n', b"\xe9\n"])
def test_a_damaged_output_is_only_overwritten_with_replace(
    run: Run, days: Path, damage: bytes
) -> None:
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


def test_the_output_may_be_a_symbolic_link(run: Run, days: Path) -> None:
    real = days / "disk" / "real.jsonl"
    real.parent.mkdir()
    (days / "quotes.jsonl").rename(real)
    real.chmod(0o600)
    (days / "quotes.jsonl").symlink_to("disk/real.jsonl")
    assert run("extract", "monday", "tuesday", "-o", "quotes.jsonl", cwd=days).returncode == 0
    assert (days / "quotes.jsonl").is_symlink()
    assert articles(real) == {"bridge", "harbour", "school"}
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_a_pipe_or_device_is_refused_as_the_output(run: Run, days: Path) -> None:
    os.mkfifo(days / "pipe")
    (days / "device").symlink_to("/dev/null")
    for name, kind in (("pipe", "a pipe (FIFO)"), ("device", "a device")):
        refused = run("extract", "missing", "-o", name, cwd=days)
        assert (refused.returncode, refused.stdout) == (1, "")
        hint = 'Give the path of a file, or "-" for standard output; nothing was changed.'
        assert refused.stderr == f"quotesearch: {name}: is {kind}, not a file. {hint}\n"
    assert (days / "pipe").is_fifo()
    assert Path("/dev/null").is_char_device()
