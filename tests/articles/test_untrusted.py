"""Files that are too large, unpack to too much, or are not files: each costs itself only."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.articles.untrusted import LARGEST, LONGEST, read_lines
from quotesearch.errors import ArticleError
from quotesearch.records import Article

GOOD = "It rained in Springfield."


def read(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The ids of the articles of a folder, and what is wrong with which file."""
    results = list(read_articles([str(folder)]))
    errors = [result for result in results if isinstance(result, ArticleError)]
    assert all(error.hint for error in errors)
    ids = [result.id for result in results if isinstance(result, Article)]
    return ids, {Path(error.where).name: error.what for error in errors}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles; a test puts a file between them."""
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text(GOOD)
    return tmp_path


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fspath(path))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (os.mkfifo, "is a pipe; only regular files are read"),
        (bound_socket, "is a socket; only regular files are read"),
        (lambda path: path.symlink_to("/dev/zero"), "is a device; only regular files are read"),
        (lambda path: path.symlink_to("/dev/full"), "is a device; only regular files are read"),
    ],
    ids=["pipe", "socket", "endless device", "device"],
)
@pytest.mark.parametrize("ending", ["txt", "jsonl", "html", "rss", "warc", "jsonl.gz", "TXT.gz"])
def test_a_file_that_is_not_regular_is_named_and_not_opened(
    news: Path, make: Callable[[Path], None], what: str, ending: str
) -> None:
    odd = news / f"m.{ending}"
    make(odd)
    assert read(news) == (["a", "z"], {odd.name: what})
    for named in (odd, news / "m.*"):
        (error,) = read_articles([str(named)])
        assert isinstance(error, ArticleError)
        assert (error.where, error.what) == (str(odd), what)


def test_a_sidecar_that_is_not_a_regular_file_is_named(news: Path) -> None:
    os.mkfifo(news / "a.json")
    assert read(news) == (["z"], {"a.json": "is a pipe; only regular files are read"})


def test_links_to_files_are_read(news: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "text"
    elsewhere.write_text(GOOD)
    (news / "m.txt").symlink_to(elsewhere)
    (news / "n.txt").symlink_to(news / "nowhere")
    (news / "o.txt").symlink_to(news / "o.txt")
    articles, errors = read(news)
    assert articles == ["a", "m", "z"]
    assert "No such file" in errors["n.txt"]
    assert "Too many levels" in errors["o.txt"]


def test_a_name_that_the_system_refuses_is_an_error(tmp_path: Path) -> None:
    for name in ("x" * 5_000, "a\0b.txt"):
        (error,) = read_articles([str(tmp_path / name)])
        assert isinstance(error, ArticleError)


def test_a_file_whose_name_is_not_utf_8_is_an_error(news: Path) -> None:
    (news / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD)
    articles, errors = read(news)
    assert articles == ["a", "z"]
    assert list(errors.values()) == ["id: is not valid Unicode"]


LINE = {"id": "m", "text": GOOD}
TOO_LONG = f"text: has {LONGEST + 1:,} characters; at most {LONGEST:,} are read"
TITLE_TOO_LONG = "title: has 10,001 characters; at most 10,000 are read"
TOO_LARGE = f"is larger than {LARGEST:,} bytes"
LETTERS = "a" * (LONGEST + 1)
PARAGRAPH = f"<p>{'It rained in Springfield. ' * 400}</p>"
ITEM = f"<item><title>Rain</title><description>{LETTERS}</description></item>"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("m.txt", LETTERS, TOO_LONG),
        ("m.txt.gz", LETTERS, TOO_LONG),
        ("m.txt", "a\n" * LARGEST, TOO_LARGE),
        ("m.txt.gz", "a" * (LARGEST + 1), TOO_LARGE),
        ("m.html", f"<article>{PARAGRAPH * 120}</article>", "text: has "),
        ("m.html", "<p>" + "a" * LARGEST, TOO_LARGE),
        ("m.html.gz", "<p>" + "a" * LARGEST, TOO_LARGE),
        ("m.rss", f"<rss version='2.0'><channel>{ITEM}</channel></rss>", TOO_LONG),
        ("m.rss", "<rss version='2.0'>" + "<item>" * 200_001, "has more than 200,000 tags"),
        ("m.rss", "<rss version='2.0'><a " + "b='c' " * 40_000, "has a tag that does not end"),
        ("m.rss.gz", "<rss>" + "a" * LARGEST, TOO_LARGE),
        ("m.json", json.dumps({"title": "a" * 10_001}), TITLE_TOO_LONG),
        ("m.json", " " * (LARGEST + 1), TOO_LARGE),
    ],
)  # fmt: skip
def test_a_file_that_is_too_large_is_named_and_the_rest_is_read(
    news: Path, name: str, content: str, what: str
) -> None:
    data = content.encode()
    (news / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    if name == "m.json":
        (news / "m.txt").write_text(GOOD)
    articles, errors = read(news)
    assert articles == ["a", "z"]
    (error,) = errors.values()
    assert error.startswith(what)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (json.dumps({"text": LETTERS}), TOO_LONG),
        (json.dumps({"text": GOOD, "url": "a" * 10_001}), "url: has 10,001 characters"),
        ("a" * (LARGEST + 1), "the line is longer than 20,000,000 bytes"),
        ("a" * (2 * LARGEST), "the line is longer than 20,000,000 bytes"),
        (" " * (LARGEST - 1), ""),
        ('"spans": [[1' * 500_000, "not JSON"),
    ],
    ids=["text", "field", "line", "long line", "blank", "spans"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_line_that_is_too_long_costs_that_line(
    tmp_path: Path, line: str, what: str, packed: bool
) -> None:
    lines = [json.dumps({**LINE, "id": "before"}), line, json.dumps({**LINE, "id": "after"})]
    data = "\n".join(lines).encode()
    path = tmp_path / ("m.jsonl.gz" if packed else "m.jsonl")
    path.write_bytes(gzip.compress(data, 1) if packed else data)
    articles, errors = read(tmp_path)
    assert articles == ["before", "after"]
    assert [error[: len(what)] for error in errors.values()] == ([what] if what else [])
    assert all(place == f"{path.name}:2" for place in errors)


@pytest.mark.parametrize(
    ("data", "lengths"),
    [
        (b"", []),
        (b"a", [1]),
        (b"a\n\nb", [2, 1, 1]),
        (b"a" * (LARGEST - 1) + b"\nb", [LARGEST, 1]),
        (b"a" * LARGEST + b"\nb\n", [None, 2]),
        (b"a" * LARGEST, [LARGEST]),
        (b"a" * (LARGEST + 1), [None]),
        (b"a" * (3 * LARGEST) + b"\nb", [None, 1]),
    ],
)
def test_lines_up_to_the_largest(data: bytes, lengths: list[int | None]) -> None:
    assert [line and len(line) for line in read_lines(io.BytesIO(data))] == lengths


BOMB = gzip.compress(bytes(10_000_000)) * 200  # two megabytes that unpack to two gigabytes


@pytest.mark.parametrize("ending", ["txt", "jsonl", "html", "rss", "warc"])
def test_a_bomb_is_named_and_takes_no_memory(news: Path, ending: str) -> None:
    (news / f"m.{ending}.gz").write_bytes(BOMB)
    program = (
        "import re, sys; from quotesearch.articles import read_articles\n"
        "for one in read_articles(sys.argv[1:]): print(getattr(one, 'id', one))\n"
        "print(re.search(r'VmHWM:\\s*(\\d+) kB', open('/proc/self/status').read())[1])"
    )
    command = [sys.executable, "-c", program, str(news)]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    before, refused, after, kilobytes = done.stdout.splitlines()
    assert (before, after) == ("a", "z")
    assert f"m.{ending}.gz" in refused
    assert int(kilobytes) < 400_000
