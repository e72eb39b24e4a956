"""`extract_files`, as Python calls it; as the command line does: tests/cli."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotesearch.archive import read_quotes
from quotesearch.archive.runs import corpus_extraction
from quotesearch.archive.runs.extraction_run import extract_files, journal_path
from quotesearch.errors import ArticleError, LossError
from quotesearch.extraction import Extraction
from quotesearch.records import Article

SAID = "“We will rebuild the {0} before winter,” said Jane Doe, the mayor."


class Seen:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.skipped: list[str] = []
        self.shown: list[tuple[str, int]] = []

    def skip(self, error: ArticleError) -> None:
        self.skipped.append(error.where)

    def show(self, stage: str, articles: int) -> None:
        self.shown.append((stage, articles))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for place in ("bridge", "harbour"):
        (folder / f"{place}.txt").write_text(SAID.format(place), encoding="utf-8")
    return folder


def test_a_run_tells_what_it_gave(articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").touch()
    output, seen = tmp_path / "quotes.jsonl", Seen()
    run = extract_files([str(articles)], output, seen)
    assert (run.articles, run.skipped, run.idle) == (2, 1, {})
    assert run.quotes == read_quotes(output)
    assert seen.skipped == [str(articles / "empty.txt")]
    assert seen.shown == [("extracting", number) for number in (1, 2, 3)]

    again = Seen()
    assert extract_files([str(articles)], output, again).quotes == run.quotes
    stages = [stage for stage, _ in again.shown]
    assert stages[0] == "checking"
    assert stages.count("extracting") == 3


def test_nothing_is_written_without_an_output(articles: Path, tmp_path: Path) -> None:
    assert len(extract_files([str(articles)], None, Seen()).quotes) >= 2
    assert list(tmp_path.iterdir()) == [articles]


def test_an_article_that_the_program_fails_on_keeps_its_quotes(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, seen = tmp_path / "quotes.jsonl", Seen()
    extract_files([str(articles)], output, Seen())
    before = output.read_bytes()
    read = corpus_extraction.extract_in_its_language

    def fail_on_the_harbour(article: Article, language: str | None) -> Extraction:
        if article.id == "harbour":
            raise ValueError("no such day")
        return read(article, language)

    # No article is known that the program fails on.
    monkeypatch.setattr(corpus_extraction, "extract_in_its_language", fail_on_the_harbour)
    with pytest.raises(LossError, match=r"from 1 article not read in this run \(harbour\)"):
        extract_files([str(articles)], output, seen)
    assert seen.skipped == ["harbour"]
    assert output.read_bytes() == before
    assert journal_path(output).exists()
