"""Worker processes: which articles they extract, and what a fault or a death costs.

The extractor is a stand-in: its articles say what happens to them.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SCRIPT = """
import os, signal, sys
from pathlib import Path

from quotesearch.errors import ForeignLanguageError, QuotesearchError
from quotesearch.archive.runs.corpus_extraction import extract_each
from quotesearch.archive.runs.journal import Journal
from quotesearch.extraction import Extraction
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.records import Article

jobs, journal = int(sys.argv[1]), Path(sys.argv[2])


def lines_of_journal():
    return journal.read_bytes().count(b"\\n") if journal.exists() else 0


def read(article):
    if article.text == "fault":
        raise ValueError("no such day")
    if article.text == "foreign":
        raise ForeignLanguageError("is in German", where=article.id, hint="Translate it.")
    if article.text == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    while article.text == "last" and lines_of_journal() < 6:
        pass
    return Extraction((), (), {"process": Entity((str(os.getpid()),), None)})


if __name__ == "__main__":
    articles = (Article(f"{text}-{at}", text) for at, text in enumerate(sys.argv[3:]))
    try:
        found = extract_each(
            read, articles, jobs, Journal.open(journal), lambda error: print("skipped", error)
        )
    except QuotesearchError as error:
        print(error)
    else:
        print(*found)
        processes = {one.entities["process"].text for one in found.values()}
        print(len(processes - {str(os.getpid())}), "workers")
"""


@pytest.fixture
def work(tmp_path: Path) -> Callable[..., list[str]]:
    """Reads articles with these texts in a process of its own; what that printed, by line."""
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")

    def work(jobs: int, *texts: str) -> list[str]:
        command = [sys.executable, "script.py", str(jobs), "journal", *texts]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=120, check=True, cwd=tmp_path
        )
        assert done.stderr == ""
        return done.stdout.splitlines()

    return work


def test_the_order_is_that_of_the_articles_whichever_is_done_first(
    work: Callable[..., list[str]],
) -> None:
    names, workers = work(2, "last", *["word"] * 11)
    assert names.split() == ["last-0", *(f"word-{at}" for at in range(1, 12))]
    assert workers == "2 workers"


@pytest.mark.parametrize(("jobs", "number"), [(1, 9), (2, 3)])
def test_one_job_or_a_handful_of_articles_needs_no_workers(
    work: Callable[..., list[str]], jobs: int, number: int
) -> None:
    assert work(jobs, *["word"] * number)[1] == "0 workers"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_costs_one_article(
    work: Callable[..., list[str]], tmp_path: Path, jobs: int
) -> None:
    skipped, names, _ = work(jobs, "word", "fault", *["word"] * 8)
    line = 1 + SCRIPT.splitlines().index('        raise ValueError("no such day")')
    fault = f"ValueError: no such day, script.py line {line}"
    what = f"cannot be extracted because of an error in the program ({fault})"
    assert skipped == f"skipped fault-1: {what}"
    assert len(names.split()) == 9
    assert "fault-1" not in names
    assert len((tmp_path / "journal").read_bytes().splitlines()) == 10


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_refusal_reaches_the_caller_as_it_is(work: Callable[..., list[str]], jobs: int) -> None:
    skipped, names, _ = work(jobs, "word", "foreign", *["word"] * 8)
    assert skipped == "skipped foreign-1: is in German. Translate it."
    assert len(names.split()) == 9


def test_a_worker_that_dies_costs_nothing_that_was_done(
    work: Callable[..., list[str]], tmp_path: Path
) -> None:
    (error,) = work(2, *["word"] * 20, "death", *["word"] * 20)
    died, colon, suspects = error.partition(": ")
    assert died + colon == "a worker process died on one of these articles: "
    assert "death-20" in suspects.partition(". ")[0].split(", ")
    assert suspects.endswith(". Run the same command again, with fewer --jobs if memory ran out.")
    kept = (tmp_path / "journal").read_bytes().splitlines()
    assert 12 < len(kept) < 42

    names, _ = work(2, *["word"] * 41)
    assert len(names.split()) == 41
    again = (tmp_path / "journal").read_bytes().splitlines()
    assert again[: len(kept)] == kept
    assert len(again) == 42
