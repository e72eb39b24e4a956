"""`extract` of articles that are not in English."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import read_quotes

if TYPE_CHECKING:
    from tests.conftest import Run

ENGLISH = (
    "“We no longer have the money for the pool,” said the mayor, Jane Doe, after the meeting. The "
    "schools now have to find another place for their lessons, and many clubs fear for their "
    "future. The council decided on Monday to close it for good."
)
FRENCH = (
    "« Nous n'avons plus d'argent pour la piscine », a déclaré la maire, Jeanne Dumas, après la "
    "séance. Les écoles doivent maintenant trouver un autre endroit, et beaucoup de clubs "
    "craignent pour leur avenir. Le conseil avait voté la fermeture lundi."
)
GERMAN = (
    "Bürgermeisterin Jana Dorn said: “Wir haben das Geld nicht mehr”, wie sie nach der Sitzung vor "
    "Journalisten erklärte. Die Schulen müssen nun einen anderen Ort für den Unterricht finden, "
    "und viele Vereine fürchten um ihre Zukunft. Der Stadtrat hatte das am Montag beschlossen."
)
ADVICE = "and quotesearch reads English. Use --language en to read it anyway."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Four articles, of which one is in English, and a record that cannot be read."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pool.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "piscine.txt").write_text(FRENCH, encoding="utf-8")
    records = [{"id": "bad", "text": GERMAN}, {"id": "bad-2", "text": GERMAN, "language": "en"}]
    lines = [json.dumps(record) + "\n" for record in records]
    (folder / "baeder.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", [1, 2])
def test_foreign_articles_are_refused_and_counted_by_language(
    run: Run, articles: Path, tmp_path: Path, jobs: int
) -> None:
    output = tmp_path / "quotes.jsonl"
    done = run("extract", articles, "-o", output, "--jobs", jobs)
    assert (done.returncode, done.stdout) == (0, "")
    *refusals, summary, foreign = done.stderr.splitlines()
    assert sorted(refusals) == [
        f"refused: bad-2: is in German (de), {ADVICE}",
        f"refused: bad: is in German (de), {ADVICE}",
        f"refused: piscine: is in French (fr), {ADVICE}",
    ]
    assert summary.endswith(f" from 1 article -> {output}; skipped 0")
    assert foreign == "3 articles not in English: de 2, fr 1"
    assert {quote.article_id for quote in read_quotes(output)} == {"pool"}


def test_a_bad_record_among_foreign_articles_is_counted_apart(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    with (articles / "baeder.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"no": "text"}\n')
    done = run("extract", articles, "-o", tmp_path / "quotes.jsonl")
    assert done.returncode == 3
    *lines, summary, foreign = done.stderr.splitlines()
    assert len([line for line in lines if line.startswith("refused: ")]) == 3
    assert len([line for line in lines if line.startswith("skipped: ")]) == 1
    assert summary.endswith("skipped 1")
    assert foreign == "3 articles not in English: de 2, fr 1"


def test_foreign_articles_are_read_as_english_if_that_is_wanted(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    output = tmp_path / "quotes.jsonl"
    done = run("extract", articles, "-o", output, "--language", "en")
    assert done.returncode == 0
    assert done.stderr.endswith(f"from 4 articles -> {output}; skipped 0\n")
    wrong = run("extract", articles, "-o", output, "--language", "de")
    assert wrong.returncode == 2
    assert "'de' is not 'en'" in wrong.stderr


def test_quotes_of_an_article_that_is_now_refused_are_only_dropped_with_replace(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    output = tmp_path / "quotes.jsonl"
    assert run("extract", articles, "-o", output, "--language", "en").returncode == 0
    before = output.read_bytes()
    assert "bad" in {quote.article_id for quote in read_quotes(output)}

    refused = run("extract", articles, "-o", output)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert f"refused: bad: is in German (de), {ADVICE}\n" in refused.stderr
    assert "not read in this run (bad" in refused.stderr
    assert output.read_bytes() == before
    assert not (tmp_path / "quotes.jsonl.partial").exists(), "found out too late"

    assert run("extract", articles, "-o", output, "--replace").returncode == 0
    assert {quote.article_id for quote in read_quotes(output)} == {"pool"}


def test_nothing_is_written_if_no_article_is_in_english(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "quotes.jsonl"
    done = run("extract", "-", "-o", output, input=GERMAN)
    assert (done.returncode, done.stdout) == (1, "")
    refusal, error = done.stderr.splitlines()
    assert refusal == f"refused: stdin: is in German (de), {ADVICE}"
    what = "no article is in English"
    hint = "Use --language en to read them anyway; nothing was written."
    assert error == f"quotesearch: {what}. {hint}"
    assert not output.exists()
