from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotesearch.articles.sidecar import read_sidecar
from quotesearch.errors import ArticleError


def test_without_a_sidecar_there_are_no_fields(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "rain.txt") == {}


@pytest.mark.parametrize("name", ["rain.txt", "rain.txt.gz", "rain.jsonl"])
def test_the_sidecar_is_the_json_file_beside_the_article(tmp_path: Path, name: str) -> None:
    stated = {
        "title": "Rain",
        "source": "The Herald",
        "date": "2026-03-04",
        "author": "Ann Lee",
        "language": "en",
    }
    (tmp_path / "rain.json").write_text(json.dumps({**stated, "url": None}), encoding="utf-8")
    (tmp_path / "rain.fall.json").write_text("{", encoding="utf-8")
    assert read_sidecar(tmp_path / name) == stated


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
def test_a_sidecar_that_is_not_an_object_of_its_fields_is_refused(
    tmp_path: Path, content: str | bytes, says: str
) -> None:
    sidecar = tmp_path / "rain.json"
    sidecar.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ArticleError) as refused:
        read_sidecar(tmp_path / "rain.txt")
    assert refused.value.where == str(sidecar)
    assert refused.value.what.startswith(says)
