from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.errors import ArticleError
from quotesearch.records import Article, Json

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below the folder `news`; an ending .gz compresses it."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return tmp_path / "news"


def read(*paths: Path | str, **given: str) -> tuple[list[Article], list[ArticleError]]:
    found = list(read_articles([str(path) for path in paths], given))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, ArticleError)]


def ids(*paths: Path | str) -> list[str]:
    articles, errors = read(*paths)
    assert errors == []
    return [article.id for article in articles]


def test_a_folder_with_all_below_it_in_order(write: Write, news: Path) -> None:
    for name in ("b.txt", "a.txt", "2026/march/c.txt", "2026/a.TXT", "2026/d.e.txt"):
        write(name, f"It rained in {name}.")
    write("notes.md", "No article.")
    write("cut.txt~", "No article.")
    assert ids(news) == ["2026/a", "2026/d.e", "2026/march/c", "a", "b"]
    assert ids(f"{news}{os.sep}") == ids(news)


def test_hidden_files_and_folders_are_left_out(write: Write, tmp_path: Path) -> None:
    write(".hidden.txt", "It rained.")
    write(".git/a.txt", "It rained.")
    write("a.txt", "It rained.")
    assert ids(tmp_path / "news") == ["a"]


def test_a_folder_in_a_hidden_folder_is_read_when_it_is_named(write: Write, news: Path) -> None:
    write(".cache/a.txt", "It rained.")
    assert ids(news / ".cache") == ["a"]


def test_one_file(write: Write) -> None:
    assert ids(write("2026/rain.txt", "It rained.")) == ["rain"]


def test_glob_patterns(write: Write, news: Path) -> None:
    for name in (
        "rain.txt",
        "rainbow.txt",
        "sun.txt",
        "2026/rain.txt",
        "2026/03/rain.txt",
        "rain.md",
    ):
        write(name, f"It rained in {name}.")
    assert ids(news / "rain*") == ["rain", "rainbow"]
    assert ids(news / "**" / "rain.txt") == ["2026/03/rain", "2026/rain", "rain"]
    assert ids(news / "*" / "*.txt") == ["2026/rain"]
    assert ids(news / "[rs]*n.txt") == ["rain", "sun"]


def test_a_pattern_that_begins_with_the_name_of_a_folder(write: Write, news: Path) -> None:
    write("rain/a.txt", "It rained.")
    write("rainbow.txt", "It shone.")
    assert ids(news / "rain*.txt") == ["rainbow"]


def test_a_name_with_signs_of_a_pattern_is_a_name(write: Write) -> None:
    assert ids(write("what [now]*.txt", "It rained.")) == ["what [now]*"]


def test_a_relative_pattern(write: Write, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("rain.txt", "It rained.")
    monkeypatch.chdir(news)
    assert ids("*.txt") == ids("rain.txt") == ids(".") == ["rain"]


def test_compressed_files(write: Write, news: Path) -> None:
    write("a.txt.gz", "It rained.\r\n")
    write("b.jsonl.gz", '{"id": "x", "text": "It stopped."}\n')
    write("a.json", '{"source": "The Herald"}')
    articles, errors = read(news)
    assert errors == []
    assert articles == [
        Article("a", "It rained.\r\n", source="The Herald"),
        Article("x", "It stopped."),
    ]


@pytest.mark.parametrize("damage", ["cut", "changed", "not gzip"])
def test_a_damaged_compressed_file_is_named_and_the_rest_goes_on(
    write: Write, news: Path, damage: str
) -> None:
    path = write("a.txt.gz", os.urandom(5000).hex())
    whole = path.read_bytes()
    changed = whole[:100] + bytes(byte ^ 0xFF for byte in whole[100:900]) + whole[900:]
    path.write_bytes({"cut": whole[:2000], "changed": changed, "not gzip": b"It rained."}[damage])
    write("b.txt", "It rained.")
    articles, (error,) = read(news)
    assert [article.id for article in articles] == ["b"]
    assert error.where == str(path)
    assert "cannot be read" in error.what


def test_one_bad_record_or_file_does_not_stop_the_rest(write: Write, news: Path) -> None:
    write("a.txt", b"\xff\xfe")
    write("b.jsonl", '{"id": "1", "text": "a"}\n{"id": "2"}\n{"id": "3", "text": "c"}\n')
    write("c.txt", "")
    write("d.txt", "It rained.")
    articles, errors = read(news)
    assert [article.id for article in articles] == ["1", "3", "d"]
    assert [error.where for error in errors] == [
        f"{news}/a.txt",
        f"{news}/b.jsonl:2",
        f"{news}/c.txt",
    ]


def test_the_second_of_two_articles_of_one_id_is_refused(write: Write, news: Path) -> None:
    write("a.jsonl", '{"id": "x", "text": "first"}\n{"id": "x", "text": "second"}')
    other = write("more/x.txt", "third")
    articles, errors = read(news / "a.jsonl", other)
    assert [article.text for article in articles] == ["first"]
    assert [error.where for error in errors] == [f"{news}/a.jsonl", str(other)]
    assert all(f'the id "x" is taken by {news}/a.jsonl' in error.what for error in errors)


def test_a_sidecar_takes_precedence_over_the_text(write: Write, news: Path) -> None:
    write("a.txt", "2026-03-04 Home > News > Rain\n\nIt rained.\n© 2026 The Herald")
    write("a.json", '{"date": "2026-03-05", "title": null, "url": "https://example.org/a"}')
    ((article,), _) = read(news)
    assert (article.date, article.title, article.source) == ("2026-03-05", "Rain", "The Herald")
    assert article.url == "https://example.org/a"


def test_a_bad_sidecar_keeps_its_article_out(write: Write, news: Path) -> None:
    write("a.txt", "It rained.")
    write("a.json", '{"day": "2026-03-05"}')
    write("b.txt", "It rained.")
    articles, (error,) = read(news)
    assert [article.id for article in articles] == ["b"]
    assert error.where == f"{news}/a.json"


def test_what_is_given_fills_only_what_is_open(write: Write, news: Path) -> None:
    write("a.txt", "2026-03-04\nIt rained.")
    write("b.txt", "It rained.")
    write("b.json", '{"source": "The Herald"}')
    given = {"date": "2020-01-01", "source": "Elsewhere", "title": "T", "url": "u"}
    articles, _ = read(news, **given)
    assert [(one.date, one.source, one.title, one.url) for one in articles] == [
        ("2026-03-04", "Elsewhere", "T", "u"),
        ("2020-01-01", "The Herald", "T", "u"),
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("none.txt", "no such file"),
        ("*.html", "no article matches the pattern"),
        ("notes.md", 'there is no reader for ".md"'),
        ("README", 'there is no reader for "README"'),
        ("empty", "the folder holds no articles"),
    ],
)
def test_a_path_that_names_no_article(write: Write, news: Path, name: str, what: str) -> None:
    write("notes.md", "It rained.")
    write("README", "It rained.")
    write("page.htm", "It rained.")
    (news / "empty").mkdir()
    good = write("good.txt", "It rained.")
    articles, (error,) = read(news / name, good)
    assert [article.id for article in articles] == ["good"]
    assert (error.what, error.where) == (what, str(news / name))
    assert ".html, .jsonl, .rss, .txt, .warc" in error.hint


def test_reading_is_lazy(write: Write, news: Path) -> None:
    write("a.txt", "It rained.")
    gone = write("b.txt", "It rained.")
    articles = read_articles([str(news)])
    assert isinstance(next(articles), Article)
    gone.unlink()
    error = next(articles)
    assert isinstance(error, ArticleError)
    assert error.where == str(gone)


# -- standard input, as a person pipes it

QUOTE = "“It rained all week,” said Ann Lee."


def extract(stdin: bytes, *options: str) -> tuple[int, list[Json], str]:
    main = "from quotesearch.cli import main; main()"
    command = [sys.executable, "-c", main, "extract", "-", "-o", "-", *options]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)
    return (
        done.returncode,
        [json.loads(line) for line in done.stdout.splitlines()],
        done.stderr.decode(),
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_text_on_standard_input(mark: bytes) -> None:
    code, (quote,), stderr = extract(
        mark + f"2026-03-04\r\n{QUOTE}\r\n".encode(), "--source", "The Herald"
    )
    assert (code, quote["article_id"], quote["published"]) == (0, "stdin", "2026-03-04")
    assert (quote["speaker"], quote["source"], quote["spans"]) == (
        "Ann Lee",
        "The Herald",
        [[13, 31]],
    )
    assert "1 quotes from 1 articles" in stderr


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n \n"])
def test_records_on_standard_input(mark: bytes) -> None:
    lines = [
        json.dumps({"id": "a", "text": "Ann Lee left. " + QUOTE}),
        "{",
        json.dumps({"id": "c", "text": QUOTE}),
    ]
    code, quotes, stderr = extract(mark + "\n".join(lines).encode())
    assert (code, [quote["article_id"] for quote in quotes]) == (3, ["a", "c"])
    assert f"skipped: standard input:{2 + mark.count(10)}: not JSON" in stderr


def piped(data: str, monkeypatch: pytest.MonkeyPatch) -> list[Article | ArticleError]:
    stream = io.BufferedReader(io.BytesIO(data.encode()))  # type: ignore[arg-type, unused-ignore]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    return list(read_articles(["-"]))


HTML = f"<html lang=en><body><article><p>It rained.</p><p>{QUOTE}</p></article></body></html>"
ITEM = f"<item><link>https://e.org/1</link><description>{QUOTE}</description></item>"
FEED = f"<rss version='2.0'><channel>{ITEM}</channel></rss>"
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{HTML}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/1\r\n"
    f"Content-Type: application/http\r\nContent-Length: {len(HTTP.encode())}\r\n\r\n{HTTP}\r\n\r\n"
)


@pytest.mark.parametrize(
    ("data", "text", "url"),
    [
        (HTML, f"It rained.\n\n{QUOTE}", None),
        ("\ufeff\n<!-- saved --><!DOCTYPE html>" + HTML, f"It rained.\n\n{QUOTE}", None),
        ('<?xml version="1.0"?>' + HTML, f"It rained.\n\n{QUOTE}", None),
        (FEED, QUOTE, "https://e.org/1"),
        ('<?xml version="1.0"?>\n' + FEED, QUOTE, "https://e.org/1"),
        (WARC, f"It rained.\n\n{QUOTE}", "https://e.org/1"),
        (f"<Notes> {QUOTE}", f"<Notes> {QUOTE}", None),
        (f"WARC {QUOTE}", f"WARC {QUOTE}", None),
    ],
)
def test_pages_feeds_and_archives_on_standard_input(
    data: str, text: str, url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (article,) = piped(data, monkeypatch)
    assert isinstance(article, Article), article
    assert (article.text, article.url) == (text, url)


def test_nothing_on_standard_input() -> None:
    code, quotes, stderr = extract(b"")
    assert (code, quotes) == (1, [])
    assert "skipped: standard input: the file is empty" in stderr
    assert "no article could be read" in stderr
