"""Pages of HTML without an article, too large, damaged, or written to do harm."""

from __future__ import annotations

import io
import json
import time

import pytest

from quotesearch.articles.html import read_html
from quotesearch.articles.untrusted import LARGEST
from quotesearch.errors import ArticleError
from quotesearch.records import Article
from tests.articles.conftest import BODY, NODE, TEXT, article, linked, meta, page, read


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n", b"It rained.", b"\x00" * 1000, bytes(range(256)) * 50, b"%PDF-1.4\n" + bytes(range(256)) * 9,
     page("", linked(NODE), h1="").replace("<p>All rights reserved.</p>", "").encode(), b"<!--" * 100_000],
)  # fmt: skip
def test_what_holds_no_article(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, ArticleError)
    assert (found.where, found.what) == ("dam.html", "the page holds no article text")
    assert found.hint


def test_a_page_that_is_too_large() -> None:
    for data in (b"x" * (LARGEST + 1), page("<p>a</p>" * 60_000).encode()):
        found = read(data)
        assert isinstance(found, ArticleError)
        assert "elements" in found.what or "larger" in found.what
    (error,) = read_html(io.BytesIO(b"x" * (LARGEST + 1)), "dam", "dam.html")
    assert isinstance(error, ArticleError)


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))


@pytest.mark.parametrize(
    "html",
    [
        page("<div>" * 100_000 + BODY),
        page("<p>" + "<b>word " * 50_000 + BODY),
        page("<table><tr><td>" * 20_000 + BODY),
        page("<p>" + "word " * 1_000_000),
        page("<" * 500_000),
        page("<p " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">x</p>" + BODY),
        page(BODY.replace("river", "ri\0v\x01&#1;&#12;&#xD800;&#x110000;\ufffeer")),
        page(BODY, meta(og__title="&lt;a " * 300_000, date="9" * 1_000_000, author="(" * 100_000)),
        page(BODY, meta(og__title="a - " * 50_000)),
        page(BODY, linked(NODE | {"articleBody": "word said " * 200_000})),
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">{LAUGHS}]><html><body><p>&a12;</p>{BODY}</body></html>',
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>{BODY}</body></html>',
    ],
)
def test_hostile_pages_are_read_or_refused_in_reasonable_time(html: str) -> None:
    began = time.process_time()
    found = read(html.encode("utf-8", "surrogatepass"))
    assert time.process_time() - began < 20
    if isinstance(found, Article):
        assert len(found.text) < 6_000_000
        assert "root:" not in found.text
        json.dumps(found.__dict__, ensure_ascii=False).encode()


def test_a_control_character_does_not_cost_the_article() -> None:
    assert article(page(BODY.replace("river", "ri&#x1F;v&#2;e&#11r\x0b"))).text == TEXT


def test_what_trips_a_parser_is_an_error_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", trip)
    found = read(page())
    assert isinstance(found, ArticleError)
    assert found.what == "cannot be read (RecursionError: too deep)"
