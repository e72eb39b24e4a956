"""Reading records from JSON and JSONL: every field is checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quotesearch.errors import ArticleError, RecordError
from quotesearch.jsonl import parse, read_records
from quotesearch.records import Article, Quote


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "reported"),
        ("kind", None),
        ("text", ""),
        ("text", " \n"),
        ("id", ""),
        ("confidence", 1.01),
        ("confidence", -0.1),
        ("confidence", "0.5"),
        ("confidence", float("nan")),
        ("start", -1),
        ("start", 1.5),
        ("start", True),
        ("spans", []),
        ("spans", [[1, 2, 3]]),
        ("spans", [[-1, 2]]),
        ("quoted", "words"),
        ("quoted", None),
        ("date", "2026-02-30"),
        ("date", "20260227"),
        ("date", "2026-W09-5"),
        ("date", "yesterday"),
        ("date", "2026-02-27T10:00:00"),
        ("published", "27/02/2026"),
        ("date_basis", "guessed"),
        ("speaker", " "),
        ("speaker", 7),
        ("context", None),
    ],
)
def test_a_wrong_value_is_named(quotes: list[Quote], field: str, value: object) -> None:
    with pytest.raises(RecordError) as refused:
        parse(Quote, {**quotes[0].to_json(), field: value}, RecordError, "quotes.jsonl:3")
    assert str(refused.value).startswith(f"quotes.jsonl:3: {field}")


def refusal(record: dict[str, Any]) -> Exception:
    """Return the error that a record raises."""
    with pytest.raises(RecordError) as refused:
        parse(Quote, record, RecordError, "here")
    return refused.value


@pytest.mark.parametrize("field", list(Quote.__dataclass_fields__))
def test_a_missing_field_is_named(quotes: list[Quote], field: str) -> None:
    record = quotes[0].to_json()
    del record[field]
    assert str(refusal(record)) == f"here: {field}: Field required"


def test_an_unknown_field_is_refused(quotes: list[Quote]) -> None:
    assert "author: " in str(refusal({**quotes[0].to_json(), "author": "x"}))


@pytest.mark.parametrize("text", ["", "[]", "null", '"quote"', "{", b"\xff"])
def test_json_that_is_not_an_object_is_refused(text: str | bytes) -> None:
    with pytest.raises(RecordError) as refused:
        parse(Quote, text, RecordError, "quotes.jsonl:1")
    assert refused.value.where == "quotes.jsonl:1"


def test_an_article_needs_only_id_and_text() -> None:
    assert parse(Article, '{"id": "a", "text": ""}', ArticleError, "") == Article("a", "")


def test_a_file_is_read_line_by_line_with_numbers(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n\n{"id": "b", "text": "y"}\n', encoding="utf-8")
    articles = list(read_records(Article, path, "Fix it."))
    assert articles == [(1, Article("a", "x")), (3, Article("b", "y"))]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "{path}: cannot be read (No such file or directory). Make it."),
        (b'{"id": "\xff"}', "{path}: is not UTF-8 at byte 8. Fix it."),
        (b'\n{"id": "a"}\n', "{path}:2: text: Field required. Fix it."),
    ],
    ids=["missing", "not-utf-8", "field-missing"],
)
def test_the_error_of_a_bad_file_names_the_line_and_what_to_do(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "articles.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RecordError) as refused:
        list(read_records(Article, path, "Fix it.", "Make it."))
    assert str(refused.value) == message.format(path=path)
