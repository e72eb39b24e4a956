from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.errors import ArticleError
from quotesearch.records import Article, Json
from tests.articles.conftest import Write, read_files


def test_compressed_files(write: Write, news: Path) -> None:
    write("a.txt.gz", "It rained.\r\n")
    write("b.jsonl.gz", '{"id": "x", "text": "It stopped."}\n')
    write("a.json", '{"source": "The Herald"}')
    articles, errors = read_files(news)
    assert errors == []
    assert articles == [
        Article("a", "It rained.\r\n", source="The Herald"),
        Article("x", "It stopped."),
    ]


@pytest.mark.parametrize("damage", ["cut", "changed", "not gzip"])
def test_a_damaged_compressed_file_is_named_and_the_rest_is_read(
    write: Write, news: Path, damage: str
) -> None:
    path = write("a.txt.gz", os.urandom(5000).hex())
    whole = path.read_bytes()
    changed = whole[:100] + bytes(byte ^ 0xFF for byte in whole[100:900]) + whole[900:]
    path.write_bytes({"cut": whole[:2000], "changed": changed, "not gzip": b"It rained."}[damage])
    write("b.txt", "It rained.")
    articles, (error,) = read_files(news)
    assert [article.id for article in articles] == ["b"]
    assert error.where == str(path)
    assert "cannot be read" in error.what


def test_one_bad_record_or_file_does_not_stop_the_rest(write: Write, news: Path) -> None:
    write("a.txt", b"\xff\xfe")
    write("b.jsonl", '{"id": "1", "text": "a"}\n{"id": "2"}\n{"id": "3", "text": "c"}\n')
    write("c.txt", "")
    write("d.txt", "It rained.")
    articles, errors = read_files(news)
    assert [article.id for article in articles] == ["1", "3", "d"]
    assert [error.where for error in errors] == [
        f"{news}/a.txt",
        f"{news}/b.jsonl:2",
        f"{news}/c.txt",
    ]


def test_the_second_of_two_articles_of_one_id_is_refused(write: Write, news: Path) -> None:
    write("a.jsonl", '{"id": "x", "text": "first"}\n{"id": "x", "text": "second"}')
    other = write("more/x.txt", "third")
    articles, errors = read_files(news / "a.jsonl", other)
    assert [article.text for article in articles] == ["first"]
    assert [error.where for error in errors] == [f"{news}/a.jsonl", str(other)]
    assert all(f'the id "x" is already used in {news}/a.jsonl' in error.what for error in errors)


def test_a_sidecar_takes_precedence_over_the_text(write: Write, news: Path) -> None:
    write("a.txt", "2026-03-04 Home > News > Rain\n\nIt rained.\n© 2026 The Herald")
    write("a.json", '{"date": "2026-03-05", "title": null, "url": "https://example.org/a"}')
    ((article,), _) = read_files(news)
    assert (article.date, article.title, article.source) == ("2026-03-05", "Rain", "The Herald")
    assert article.url == "https://example.org/a"


def test_a_bad_sidecar_keeps_its_article_out(write: Write, news: Path) -> None:
    write("a.txt", "It rained.")
    write("a.json", '{"day": "2026-03-05"}')
    write("b.txt", "It rained.")
    articles, (error,) = read_files(news)
    assert [article.id for article in articles] == ["b"]
    assert error.where == f"{news}/a.json"


def test_defaults_fill_only_the_fields_that_are_not_stated(write: Write, news: Path) -> None:
    write("a.txt", "2026-03-04\nIt rained.")
    write("b.txt", "It rained.")
    write("b.json", '{"source": "The Herald"}')
    defaults = {"date": "2020-01-01", "source": "Elsewhere", "title": "T", "url": "u"}
    articles, _ = read_files(news, **defaults)
    assert [(each.date, each.source, each.title, each.url) for each in articles] == [
        ("2026-03-04", "Elsewhere", "T", "u"),
        ("2020-01-01", "The Herald", "T", "u"),
    ]


def test_reading_is_lazy(write: Write, news: Path) -> None:
    write("a.txt", "It rained.")
    gone = write("b.txt", "It rained.")
    articles = read_articles([str(news)])
    assert isinstance(next(articles), Article)
    gone.unlink()
    error = next(articles)
    assert isinstance(error, ArticleError)
    assert error.where == str(gone)


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
    assert "1 quote from 1 article" in stderr


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
