"""Many articles: what is read where, what is kept, and what goes on after a fault.

The reader is a stand-in: its articles say what happens to them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quotesearch.archive.runs.workers import Extraction, read_all
from quotesearch.errors import ArticleError
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.records import Article, Quote

MakeQuote = Callable[..., Quote]

SCRIPT = """
import os, signal, sys
from pathlib import Path

from quotesearch.errors import QuotesearchError
from quotesearch.archive.runs.workers import Extraction, read_all
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.records import Article

jobs, journal = int(sys.argv[1]), Path(sys.argv[2])


def read(article):
    if article.text == "fault":
        raise ValueError("no such day")
    if article.text == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    while article.text == "last" and not (journal.exists() and journal.read_bytes().count(b"\\n") > 5):
        pass
    return Extraction([], [], {"process": Entity((str(os.getpid()),), None)})


if __name__ == "__main__":
    articles = (Article(f"{text}-{at}", text) for at, text in enumerate(sys.argv[3:]))
    try:
        found = read_all(read, articles, jobs, journal, lambda error: print("skipped", error))
    except QuotesearchError as error:
        print(error)
    else:
        print(*found)
        print(len({given.names["process"].text for given in found.values()} - {str(os.getpid())}), "workers")
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
    what = f"cannot be extracted, by a fault of the program (ValueError: no such day, script.py line {line})"
    assert skipped == f"skipped fault-1: {what}"
    assert len(names.split()) == 9
    assert "fault-1" not in names
    assert len((tmp_path / "journal").read_bytes().splitlines()) == 10


def test_a_worker_that_dies_costs_nothing_that_was_done(
    work: Callable[..., list[str]], tmp_path: Path
) -> None:
    (error,) = work(2, *["word"] * 20, "death", *["word"] * 20)
    died, colon, suspects = error.partition(": ")
    assert died + colon == "a worker process died on one of these articles: "
    assert "death-20" in suspects.partition(". ")[0].split(", ")
    assert suspects.endswith(
        ". Give the same command again, with fewer --jobs if the memory ran out."
    )
    kept = (tmp_path / "journal").read_bytes().splitlines()
    assert 12 < len(kept) < 42

    names, _ = work(2, *["word"] * 41)
    assert len(names.split()) == 41
    again = (tmp_path / "journal").read_bytes().splitlines()
    assert again[: len(kept)] == kept
    assert len(again) == 42


# -- the journal, in this process


@pytest.fixture
def articles() -> list[Article]:
    return [Article(name, f"{name} is here.", source="The Herald") for name in ("Ann", "Bo", "Zoë")]


class Reader:
    """Reads articles, and knows which."""

    def __init__(self, make_quote: MakeQuote) -> None:
        self.read: list[str] = []
        self._make_quote = make_quote

    def __call__(self, article: Article) -> Extraction:
        self.read.append(article.id)
        quote = self._make_quote(
            article.text, article_id=article.id, confidence=0.1 + 0.2, speaker_start=3
        )
        entity = Entity(("Zoë", article.id), None, {"mayor", "doctor"}, "female")
        return Extraction(
            [quote], [Resolution(None, 0.5)], {"zoe": entity, "x": Entity(("X",), person=False)}
        )


@pytest.fixture
def reader(make_quote: MakeQuote) -> Reader:
    return Reader(make_quote)


def test_what_is_done_is_not_done_again(
    reader: Reader, articles: list[Article], tmp_path: Path
) -> None:
    journal = tmp_path / "new" / "journal"
    first = read_all(reader, articles[:2], 1, journal, None)
    kept = journal.read_bytes()
    assert len(kept.splitlines()) == 3
    second = read_all(reader, articles, 1, journal, None)
    assert reader.read == ["Ann", "Bo", "Zoë"]
    assert list(second) == ["Ann", "Bo", "Zoë"]
    assert (
        second == first | {"Zoë": reader(articles[2])} == read_all(reader, articles, 1, None, None)
    )
    assert journal.read_bytes().startswith(kept)
    assert list(read_all(reader, articles[::-1], 1, journal, None)) == ["Zoë", "Bo", "Ann"]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Ann is there."},
        {"title": "New"},
        {"date": "2026-01-01"},
        {"source": None},
        {"id": "Anne"},
    ],
)
def test_a_changed_article_is_read_again(
    reader: Reader, articles: list[Article], tmp_path: Path, change: dict[str, str | None]
) -> None:
    read_all(reader, articles, 1, tmp_path / "journal", None)
    changed = replace(articles[0], **change)  # type: ignore[arg-type]
    found = read_all(reader, [changed, *articles[1:]], 1, tmp_path / "journal", None)
    assert reader.read == ["Ann", "Bo", "Zoë", changed.id]
    assert found[changed.id].quotes[0].text == changed.text


@pytest.mark.parametrize(
    ("spoil", "again"),
    [
        (lambda kept: kept[:-1], ["Zoë"]),
        (lambda kept: kept[:-40], ["Zoë"]),
        (lambda kept: kept + b'{"torn', []),
        (lambda kept: kept + b"\0" * 4096, []),
        (lambda kept: kept.replace(b'"Ann is here."', b'"Ann is here.', 1), ["Ann"]),
        (lambda kept: kept.partition(b"\n")[0], ["Ann", "Bo", "Zoë"]),
        (lambda kept: kept.partition(b"\n")[2], ["Ann", "Bo", "Zoë"]),
        (
            lambda kept: kept.replace(
                json.loads(kept.splitlines()[0])["extractor"].encode(), b"0" * 64
            ),
            "Ann Bo Zoë".split(),
        ),
        (lambda kept: b"", ["Ann", "Bo", "Zoë"]),
    ],
    ids="end line torn zeros middle fingerprint headless other empty".split(),
)
def test_what_is_torn_or_of_another_extractor_is_read_again(
    reader: Reader,
    articles: list[Article],
    tmp_path: Path,
    spoil: Callable[[bytes], bytes],
    again: list[str],
) -> None:
    journal = tmp_path / "journal"
    whole = read_all(reader, articles, 1, journal, None)
    journal.write_bytes(spoil(journal.read_bytes()))
    reader.read.clear()
    assert read_all(reader, articles, 1, journal, None) == whole
    assert reader.read == again
    reader.read.clear()
    assert read_all(reader, articles, 1, journal, None) == whole
    assert reader.read == []


def test_the_journal_is_of_one_extractor(
    reader: Reader, articles: list[Article], tmp_path: Path
) -> None:
    read_all(reader, articles, 1, tmp_path / "journal", None)
    header = json.loads((tmp_path / "journal").read_text(encoding="utf-8").splitlines()[0])
    assert list(header) == ["extractor"]
    program = (
        "import shutil, sys; from pathlib import Path; from quotesearch.archive.runs import workers;"
        "import quotesearch; package = Path(sys.argv[1]) / 'package';"
        "shutil.copytree(Path(quotesearch.__file__).parent, package);"
        "quotesearch.__file__ = str(package / '__init__.py');"
        "whole = workers._fingerprint();"
        "(package / 'extraction' / 'resolution' / 'pronoun_weights.json').write_text('{}');"
        "print(whole != workers._fingerprint())"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    assert (
        subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
        == "True\n"
    )


def test_nothing_done_leaves_no_journal(reader: Reader, tmp_path: Path) -> None:
    assert read_all(reader, [], 2, tmp_path / "journal", None) == {}
    assert list(tmp_path.iterdir()) == []


def test_without_somebody_to_tell_the_first_error_is_raised(
    reader: Reader, articles: list[Article]
) -> None:
    unreadable = ArticleError("is empty", where="a.txt")
    told: list[ArticleError] = []
    assert list(read_all(reader, [unreadable, *articles], 1, None, told.append)) == [
        "Ann",
        "Bo",
        "Zoë",
    ]
    assert told == [unreadable]
    with pytest.raises(ArticleError, match="is empty"):
        read_all(reader, [unreadable, *articles], 1, None, None)


def test_articles_are_taken_as_they_are_needed(reader: Reader, articles: list[Article]) -> None:
    taken = (
        pytest.fail("taken too early") if at > len(reader.read) else articles[at] for at in range(3)
    )
    assert len(read_all(reader, taken, 1, None, None)) == 3
