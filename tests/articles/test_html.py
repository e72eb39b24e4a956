"""HTML pages and files: encodings, sidecars, pages without an article, pages written to do harm."""

from __future__ import annotations

import gzip
import io
import json
import time
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.articles.html import read_html
from quotesearch.articles.untrusted import LARGEST
from quotesearch.errors import ArticleError
from quotesearch.records import Article
from tests.articles.conftest import BODY, NODE, TEXT, article, linked, meta, page, read

ASCII = BODY.translate({ord("“"): '"', ord("”"): '"'})
FOREIGN = (
    "“Señora Müller said – no – to the café’s plan,” the mayor of Springfield told the newspaper "
    "on Friday."
)
ACCENTED = "Señora Müller said no to the café’s plan.".replace("’", "'")
JAPANESE = "首相は記者会見で「増税はしない」と述べた。野党は強く反発している。"
RUSSIAN = (
    "Президент заявил вчера: «Мы не уступим». Депутаты проголосовали за реформу после заседания."
)
CONTENT_TYPE = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("sentence", "encoding", "head", "charset"),
    [
        (FOREIGN, "utf-8", "", ""),
        (FOREIGN, "utf-8-sig", "", ""),
        (FOREIGN, "utf-8", '<meta charset="iso-8859-1">', ""),
        (FOREIGN, "utf-16", "", ""),
        (FOREIGN, "cp1252", '<meta charset="windows-1252">', ""),
        (FOREIGN, "cp1252", "", "windows-1252"),
        (FOREIGN, "cp1252", '<meta charset="utf-8">', "windows-1252"),
        (FOREIGN, "cp1252", "", ""),
        (ACCENTED, "latin-1", '<meta charset="ISO-8859-1">', ""),
        (JAPANESE, "shift_jis", CONTENT_TYPE.format("Shift_JIS"), ""),
        (JAPANESE, "euc_jp", "<meta charset=euc-jp>", ""),
        (JAPANESE, "iso2022_jp", CONTENT_TYPE.format("iso-2022-jp"), ""),
        (JAPANESE, "cp932", "", ""),
        (RUSSIAN, "cp1251", "", ""),
    ],
)
def test_a_page_is_read_in_its_encoding(
    sentence: str, encoding: str, head: str, charset: str
) -> None:
    html = page(f"{ASCII}<p>{sentence}</p>", head)
    assert article(html.encode(encoding), charset=charset).text.endswith(f"\n\n{sentence}")


def test_a_damaged_byte_spoils_one_character() -> None:
    html = page(f"{BODY}<p>{FOREIGN}</p>").encode()
    text = article(html.replace(b"dam on Tuesday", b"d\xffm on Tuesday")).text
    assert FOREIGN in text
    assert "d\ufffdm on Tuesday" in text


def test_pages_are_read_from_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("a.html", "b.htm", "c.xhtml", "2026/d.HTML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page(head=linked(NODE)), encoding="utf-8")
    (tmp_path / "e.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "e.json").write_text('{"source": "The Herald", "title": "Mine"}', encoding="utf-8")
    (tmp_path / "f.html").write_bytes(b"")
    defaults = {"date": "2020-01-01", "source": "Elsewhere"}
    results = list(read_articles([str(tmp_path)], defaults))
    articles = [result for result in results if isinstance(result, Article)]
    errors = [result for result in results if isinstance(result, ArticleError)]
    assert [article.id for article in articles] == ["2026/d", "a", "b", "c", "e"]
    assert [error.where for error in errors] == [f"{tmp_path}/f.html"]
    last = results[4]
    assert last == Article("e", TEXT, title="Mine", source="The Herald", date="2020-01-01")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n",
        b"It rained.",
        b"\x00" * 1000,
        bytes(range(256)) * 50,
        b"%PDF-1.4\n" + bytes(range(256)) * 9,
        page("", linked(NODE), h1="").replace("<p>All rights reserved.</p>", "").encode(),
        b"<!--" * 100_000,
    ],
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    error = read(data)
    assert isinstance(error, ArticleError)
    assert (error.where, error.what) == ("dam.html", "the page has no article text")
    assert error.hint


def test_a_page_that_is_too_large_is_refused() -> None:
    for data in (b"x" * (LARGEST + 1), page("<p>a</p>" * 60_000).encode()):
        error = read(data)
        assert isinstance(error, ArticleError)
        assert "elements" in error.what or "larger" in error.what
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
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">{LAUGHS}]>'
        f"<html><body><p>&a12;</p>{BODY}</body></html>",
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<html><body><p>&x;</p>{BODY}</body></html>",
    ],
)
def test_hostile_pages_are_read_or_refused_in_reasonable_time(html: str) -> None:
    began = time.process_time()
    result = read(html.encode("utf-8", "surrogatepass"))
    assert time.process_time() - began < 20
    if isinstance(result, Article):
        assert len(result.text) < 6_000_000
        assert "root:" not in result.text
        json.dumps(result.__dict__, ensure_ascii=False).encode()


def test_a_control_character_does_not_cost_the_article() -> None:
    assert article(page(BODY.replace("river", "ri&#x1F;v&#2;e&#11r\x0b"))).text == TEXT


def test_an_exception_of_the_parser_is_an_error_of_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def trip(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", trip)
    error = read(page())
    assert isinstance(error, ArticleError)
    assert error.what == "cannot be read (RecursionError: too deep)"


def test_a_quotation_element_has_its_marks() -> None:
    html = page(f"{BODY}<p><q>We wait for the water to fall,</q> said Bo Ek, a farmer.</p>")
    assert article(html).text.endswith("\n\n“We wait for the water to fall,” said Bo Ek, a farmer.")
