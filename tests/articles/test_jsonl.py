from __future__ import annotations

import io
import json

import pytest

from quotesearch.articles.article_jsonl import read_jsonl
from quotesearch.errors import ArticleError
from quotesearch.records import Article


def read(*lines: str | bytes | dict[str, object]) -> list[Article | ArticleError]:
    encoded = (
        line
        if isinstance(line, bytes)
        else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    )
    return list(read_jsonl(io.BytesIO(b"\n".join(encoded)), "name", "name.jsonl"))


def article(record: dict[str, object]) -> Article:
    (found,) = read(record)
    assert isinstance(found, Article), found
    return found


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
    found = article({"text": "It rained."})
    assert (found.text, found.title, found.date) == ("It rained.", None, None)


def test_other_keys_are_ignored() -> None:
    assert article({"id": "7", "text": "It rained.", "words": [1], "score": {}}) == Article(
        "7", "It rained."
    )


def test_an_id_that_is_not_given_is_a_hash_of_the_url_or_of_the_text() -> None:
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
def test_a_point_in_time_is_its_day(date: str | None, day: str | None) -> None:
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
def test_a_bad_record_is_named_and_the_rest_goes_on(
    line: str | bytes | dict[str, object], says: str
) -> None:
    before, bad, after = read({"id": "1", "text": "a"}, line, {"id": "3", "text": "c"})
    assert (before, after) == (Article("1", "a"), Article("3", "c"))
    assert isinstance(bad, ArticleError)
    assert bad.where == "name.jsonl:2"
    assert bad.what.startswith(says)


def test_a_file_of_quotes_is_named_once() -> None:
    quote = {"id": "1", "text": "yes", "spans": [[0, 3]], "article_id": "a", "context": ""}
    found = read({"text": "It rained."}, quote, quote)
    assert [str(one).partition(".jsonl")[2] for one in found[1:]] == [
        ":2: holds quotes, not articles. Keep quotes out of the folder of the articles."
    ]


def test_an_article_about_spans_is_an_article() -> None:
    assert article({"text": '{"spans": [[0, 1]], "article_id": "a"}'}).text.startswith("{")


def test_blank_lines_count_but_hold_nothing() -> None:
    found, bad = read("", {"id": "1", "text": "a"}, "   ", "\r", "{")
    assert found == Article("1", "a")
    assert isinstance(bad, ArticleError)
    assert bad.where == "name.jsonl:5"


def test_a_byte_order_mark_and_windows_line_ends() -> None:
    assert read(b'\xef\xbb\xbf{"id": "1", "text": "a"}\r', {"id": "2", "text": "b"}) == [
        Article("1", "a"),
        Article("2", "b"),
    ]


def test_an_empty_file_holds_no_articles() -> None:
    assert read() == []
