from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotesearch.articles.article_jsonl import read_sidecar
from quotesearch.errors import ArticleError


def test_no_sidecar_says_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "rain.txt") == {}


@pytest.mark.parametrize("name", ["rain.txt", "rain.txt.gz", "rain.jsonl"])
def test_it_stands_beside_the_article(tmp_path: Path, name: str) -> None:
    said = {
        "title": "Rain",
        "source": "The Herald",
        "date": "2026-03-04",
        "author": "Ann Lee",
        "language": "en",
    }
    (tmp_path / "rain.json").write_text(json.dumps({**said, "url": None}), encoding="utf-8")
    (tmp_path / "rain.fall.json").write_text("{", encoding="utf-8")
    assert read_sidecar(tmp_path / name) == said


def test_only_the_last_ending_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "rain.fall.json").write_text('{"title": "Rain"}', encoding="utf-8")
    assert read_sidecar(tmp_path / "rain.fall.txt") == {"title": "Rain"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not JSON"),
        ("", "not JSON"),
        (b"\xff\xfe\xff", "not JSON"),
        ("[]", "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "x"}', 'unknown field "text"'),
        ('{"id": "x"}', 'unknown field "id"'),
        ('{"publisher": "x"}', 'unknown field "publisher"'),
        ('{"date": "March 4"}', "date: "),
        ('{"title": 7}', "title: "),
    ],
)
def test_what_it_may_not_say(tmp_path: Path, content: str | bytes, says: str) -> None:
    sidecar = tmp_path / "rain.json"
    sidecar.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ArticleError) as refused:
        read_sidecar(tmp_path / "rain.txt")
    assert refused.value.where == str(sidecar)
    assert refused.value.what.startswith(says)
