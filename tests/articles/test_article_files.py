from __future__ import annotations

import os
from pathlib import Path

import pytest

from quotesearch.articles import count_unread
from tests.articles.conftest import Write, read_files


def ids(*paths: Path | str) -> list[str]:
    articles, errors = read_files(*paths)
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


def test_a_hidden_folder_is_read_when_it_is_named(write: Write, news: Path) -> None:
    write(".cache/a.txt", "It rained.")
    assert ids(news / ".cache") == ["a"]


def test_the_id_of_one_file_is_its_name(write: Write) -> None:
    assert ids(write("2026/rain.txt", "It rained.")) == ["rain"]


def test_a_glob_pattern_names_files(write: Write, news: Path) -> None:
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


def test_a_file_may_have_the_signs_of_a_pattern_in_its_name(write: Write) -> None:
    assert ids(write("what [now]*.txt", "It rained.")) == ["what [now]*"]


def test_a_pattern_may_be_relative(
    write: Write, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("rain.txt", "It rained.")
    monkeypatch.chdir(news)
    assert ids("*.txt") == ids("rain.txt") == ids(".") == ["rain"]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("none.txt", "no such file"),
        ("*.html", "no article matches the pattern"),
        ("notes.md", 'there is no reader for ".md"'),
        ("README", 'there is no reader for "README"'),
        ("empty", "the folder has no articles"),
    ],
)
def test_a_path_without_articles_is_an_error(
    write: Write, news: Path, name: str, what: str
) -> None:
    write("notes.md", "It rained.")
    write("README", "It rained.")
    write("page.htm", "It rained.")
    (news / "empty").mkdir()
    good = write("good.txt", "It rained.")
    articles, (error,) = read_files(news / name, good)
    assert [article.id for article in articles] == ["good"]
    assert (error.what, error.where) == (what, str(news / name))
    assert ".html, .jsonl, .rss, .txt, .warc" in error.hint


def test_a_folder_that_cannot_be_listed_is_named(
    write: Write, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "It rained.")
    write("locked/b.txt", "It rained.")
    write(".cache/c.txt", "It rained.")
    scan = os.scandir

    def refuse(folder: str) -> object:
        if Path(folder).name in ("locked", ".cache"):
            raise PermissionError(13, "Permission denied", folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)  # the tests may run as root, who may list anything
    articles, (error,) = read_files(news)
    assert [article.id for article in articles] == ["a"]
    assert error.where == str(news / "locked")
    assert "Permission denied" in error.what
    _, (error,) = read_files(news / "locked")
    assert error.where == str(news / "locked")


def test_files_without_a_reader_are_counted_by_ending(write: Write, news: Path) -> None:
    for name in ("a.txt", "a.json", "b.html.gz", "b.json", "c.json", "d.pdf", "2026/E.PDF.gz"):
        write(name, "It rained.")
    for name in ("2026/README", ".hidden.pdf", ".cache/f.pdf", "2026/g.docx", "empty/h.pdf"):
        write(name, "It rained.")
    assert count_unread([str(news)]) == {".pdf": 3, ".json": 1, "README": 1, ".docx": 1}
    assert count_unread([str(news), str(news / "*")]) == count_unread([str(news)])
    assert count_unread([str(news / "*.txt"), "-"]) == {}
    # These are errors of their own.
    assert count_unread([str(news / "empty"), str(news / "d.pdf"), "missing"]) == {}
