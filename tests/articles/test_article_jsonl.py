from __future__ import annotations

import io
import json

import pytest

from quotesearch.articles.article_jsonl import read_jsonl
from quotesearch.errors import ArticleError
from quotesearch.records import Article


def encode(line: str | bytes | dict[str, object]) -> bytes:
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line)).encode()


def read(*lines: str | bytes | dict[str, object]) -> list[Article | ArticleError]:
    file = io.BytesIO(b"\n".join(map(encode, lines)))
    return list(read_jsonl(file, "name", "name.jsonl"))


def article(record: dict[str, object]) -> Article:
    (result,) = read(record)
    assert isinstance(result, Article), result
    return result


def test_every_field_is_read() -> None:
    record = {
        "id": "7",
        "text": "It rained.\r\n“Yes.”",
        "title": "Rain",
        "source": "The Herald",
        "date": "2026-03-04",
        "author": "Ann Lee",
        "url": "https://example.org/7",
        "language": "en",
    }
    assert article(record) == Article(**record)  # type: ignore[arg-type]


def test_only_the_text_is_required() -> None:
    minimal = article({"text": "It rained."})
    assert (minimal.text, minimal.title, minimal.date) == ("It rained.", None, None)


def test_other_keys_are_ignored() -> None:
    assert article({"id": "7", "text": "It rained.", "words": [1], "score": {}}) == Article(
        "7", "It rained."
    )


def test_a_missing_id_is_a_hash_of_the_url_or_the_text() -> None:
    by_url = article({"text": "a", "url": "https://example.org/1"}).id
    assert by_url == article({"text": "b", "url": "https://example.org/1", "id": None}).id
    by_text = article({"text": "a"}).id
    assert by_text == article({"text": "a", "title": "x"}).id
    assert len({by_url, by_text, article({"text": "b"}).id}) == 3


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2026-03-04T23:59:59Z", "2026-03-04"),
        ("2026-03-04 10:00", "2026-03-04"),
        ("2026-03-04", "2026-03-04"),
        (None, None),
    ],
)
def test_a_point_in_time_is_cut_down_to_its_day(date: str | None, day: str | None) -> None:
    assert article({"text": "a", "date": date}).date == day


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("It rained.", "not JSON"),
        (b'{"text": "caf\xe9"}', "not JSON"),
        ('{"text": "a"} {"text": "b"}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("null", "not a JSON object"),
        ({}, "text: Field required"),
        ({"text": None}, "text: "),
        ({"text": ["a"]}, "text: "),
        ({"text": ""}, "text: is empty"),
        ({"text": " \n"}, "text: is empty"),
        ({"text": "a", "id": 7}, "id: "),
        ({"text": "a", "id": " "}, "id: "),
        ({"text": "a", "date": "2026-02-30"}, "date: "),
        ({"text": "a", "date": "March 4, 2026"}, "date: "),
        ({"text": "a", "date": 20260304}, "date: "),
        ({"text": "a", "title": 7}, "title: "),
        ({"text": "\ud800"}, "record: "),
    ],
)
def test_a_bad_record_is_named_and_the_rest_is_read(
    line: str | bytes | dict[str, object], says: str
) -> None:
    before, bad, after = read({"id": "1", "text": "a"}, line, {"id": "3", "text": "c"})
    assert (before, after) == (Article("1", "a"), Article("3", "c"))
    assert isinstance(bad, ArticleError)
    assert bad.where == "name.jsonl:2"
    assert bad.what.startswith(says)


def test_a_file_of_quotes_is_refused_once() -> None:
    quote = {"id": "1", "text": "yes", "spans": [[0, 3]], "article_id": "a", "context": ""}
    _, *errors = read({"text": "It rained."}, quote, quote)
    assert [str(error).partition(".jsonl")[2] for error in errors] == [
        ":2: contains quotes, not articles. Move the file out of the folder of articles."
    ]


def test_an_article_about_spans_is_an_article() -> None:
    assert article({"text": '{"spans": [[0, 1]], "article_id": "a"}'}).text.startswith("{")


def test_blank_lines_are_skipped_but_counted() -> None:
    good, bad = read("", {"id": "1", "text": "a"}, "   ", "\r", "{")
    assert good == Article("1", "a")
    assert isinstance(bad, ArticleError)
    assert bad.where == "name.jsonl:5"


def test_a_byte_order_mark_and_windows_line_ends() -> None:
    assert read(b'\xef\xbb\xbf{"id": "1", "text": "a"}\r', {"id": "2", "text": "b"}) == [
        Article("1", "a"),
        Article("2", "b"),
    ]


def test_an_empty_file_holds_no_articles() -> None:
    assert read() == []
