"""`extract`, in a process of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.archive import read_quotes

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = pytest.mark.slow

HERALD = """March 4, 2026
“The bridge will be closed until May,” Mayor Ann Lee told reporters on Tuesday.

Lee called the delay “a failure of planning” and said that the city would pay for it.
"""
EARLIER_QUOTES = '{"article_id": "an article of the day before"}\n'
VERSE = "The gardener Bo Chen said: “Tomatoes need more sun than you think they do.”"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two articles: a text that states its date, and a line of JSON that states everything."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "herald.txt").write_text(HERALD, encoding="utf-8")
    record = {
        "text": VERSE,
        "id": "verse",
        "source": "Verse",
        "date": "2026-05-06",
        "url": "https://verse.example/",
    }
    (folder / "verse.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return folder


def test_extract_writes_the_same_bytes_every_time(run: Run, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "quotes.jsonl"
    done = run("extract", articles, "-o", output)
    assert (done.returncode, done.stdout) == (0, "")
    assert (
        done.stderr == f"{len(read_quotes(output))} quotes from 2 articles -> {output}; skipped 0\n"
    )
    first = output.read_bytes()
    assert run("extract", articles, "-o", output).returncode == 0
    assert output.read_bytes() == first
    assert run("extract", articles, "-o", "-").stdout.encode() == first
    other_order = run("extract", articles / "verse.jsonl", articles / "*.txt", "-o", "-")
    assert other_order.stdout.encode() == first

    quotes = read_quotes(output)
    attributions = {
        (quote.article_id, quote.speaker, quote.published, quote.source) for quote in quotes
    }
    assert ("herald", "Ann Lee", "2026-03-04", None) in attributions
    assert ("verse", "Bo Chen", "2026-05-06", "Verse") in attributions
    (quote,) = (quote for quote in quotes if "closed until May" in quote.text)
    assert HERALD[quote.start : quote.end].startswith("The bridge will be closed until May")


@pytest.mark.parametrize("name", ["herald.txt", "verse.jsonl"])
def test_extract_reads_standard_input(run: Run, articles: Path, name: str) -> None:
    text = (articles / name).read_text(encoding="utf-8")
    from_stdin = run("extract", "-", "-o", "-", input=text)
    from_file = run("extract", articles / name, "-o", "-")
    assert (from_stdin.returncode, from_file.returncode) == (0, 0)

    def main_fields(output: str) -> list[tuple[Any, ...]]:
        records = map(json.loads, output.splitlines())
        return [
            (record["text"], record["speaker"], record["start"], record["published"])
            for record in records
        ]

    assert main_fields(from_stdin.stdout) == main_fields(from_file.stdout) != []


def test_options_fill_in_what_articles_do_not_state(run: Run, articles: Path) -> None:
    options = [
        *("--source", "The Herald"),
        *("--date", "2020-01-01"),
        *("--url", "https://a.example/"),
        *("--title", "A title"),
    ]
    done = run("extract", articles, "-o", "-", *options)
    quotes = [json.loads(line) for line in done.stdout.splitlines()]
    stated = {
        name: {quote[name] for quote in quotes if quote["article_id"] == article}
        for article, name in (("herald", "published"), ("verse", "source"))
    }
    assert stated == {"published": {"2026-03-04"}, "source": {"Verse"}}
    assert {
        (quote["article_id"], quote["source"], quote["url"], quote["title"]) for quote in quotes
    } == {
        ("herald", "The Herald", "https://a.example/", "A title"),
        ("verse", "Verse", "https://verse.example/", "A title"),
    }


def test_articles_that_cannot_be_read_are_reported_and_left_out(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    (articles / "latin.txt").write_bytes(b" ")
    with (articles / "verse.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"no": "text"}\n{"text"\n')
    output = tmp_path / "quotes.jsonl"
    done = run("extract", articles, tmp_path / "missing.txt", "-o", output)
    assert (done.returncode, done.stdout) == (3, "")
    *report, summary = done.stderr.splitlines()
    assert len(report) == 4
    places = ("latin.txt", "verse.jsonl:2", "verse.jsonl:3", "missing.txt")
    for line, place in zip(report, places, strict=True):
        assert line.startswith("skipped: ")
        assert f"{place}: " in line
    assert summary.endswith(f"from 2 articles -> {output}; skipped 4")
    assert {quote.article_id for quote in read_quotes(output)} == {"herald", "verse"}


def test_files_of_other_formats_are_counted(run: Run, articles: Path, tmp_path: Path) -> None:
    for name in ("scan.pdf", "scan 2.pdf", "story.docx", "herald.json"):
        (articles / name).write_text("{}")
    done = run("extract", articles, "-o", tmp_path / "quotes.jsonl")
    assert done.returncode == 0
    summary, unread = done.stderr.splitlines()
    assert summary.endswith("skipped 0")
    assert unread == "3 files not read: .pdf 2, .docx 1"


def test_the_output_is_unchanged_if_no_article_can_be_read(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "quotes.jsonl"
    output.write_text(EARLIER_QUOTES)
    (tmp_path / "empty.txt").touch()
    done = run("extract", tmp_path / "empty.txt", "-o", output)
    assert (done.returncode, done.stdout) == (1, "")
    skipped, error = done.stderr.splitlines()
    assert skipped.startswith(f"skipped: {tmp_path}/empty.txt: the file is empty")
    assert error == "quotesearch: no article could be read. Nothing was written."
    assert output.read_text() == EARLIER_QUOTES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt", "quotes.jsonl"]


def test_a_reader_that_closes_the_pipe_is_not_an_error(program: str, articles: Path) -> None:
    # More quotes than a pipe holds (64 kB).
    text = "\n".join(f"“The bridge number {n} is closed,” Ann Lee said." for n in range(300))
    (articles / "long.txt").write_text(text, encoding="utf-8")
    command = [program, "extract", str(articles), "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


def test_a_full_disk_is_reported(program: str, articles: Path) -> None:
    command = [program, "extract", articles, "-o", "-"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        "quotesearch: output: No space left on device",
    )
