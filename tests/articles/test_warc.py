from __future__ import annotations

import gzip
import io
import itertools
import zlib
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quotesearch.articles import read_articles
from quotesearch.articles.article_ids import id_from_content
from quotesearch.articles.untrusted import LARGEST
from quotesearch.articles.warc import read_warc
from quotesearch.errors import ArticleError
from quotesearch.records import Article

TEXT = (
    "The river rose above the old dam on Tuesday night.\n\n"
    "“We will not go,” said Ann Lee, the mayor of Springfield."
)
PAGE = (
    "<html><body><article>"
    + "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    + "</article></body></html>"
)


def archive(*records: tuple[str, dict[str, Any]], compressed: bool = False) -> bytes:
    """A WARC archive; each record is its url and what differs from the answer 200 with the page."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    writer.write_record(writer.create_warcinfo_record("news.warc", {"software": "test"}))
    for url, what in records:
        headers = [("Content-Type", "text/html; charset=utf-8"), *what.get("headers", ())]
        http = StatusAndHeaders(
            what.get("status", "200 OK"), dict(headers).items(), protocol="HTTP/1.1"
        )
        kind = what.get("kind", "response")
        payload = io.BytesIO(what.get("payload", PAGE.encode()))
        writer.write_record(
            writer.create_warc_record(url, kind, payload=payload, http_headers=http)
        )
    return out.getvalue()


def read(data: bytes) -> list[Article | ArticleError]:
    return list(read_warc(io.BytesIO(data), "name", "name.warc"))


def urls(results: list[Article | ArticleError]) -> list[str | None]:
    return [result.url for result in results if isinstance(result, Article)]


def test_a_page_is_an_article_of_its_url() -> None:
    (article,) = read(
        archive(
            (
                "https://example.org/1",
                {"payload": PAGE.replace("<html>", "<html lang='en'>").encode()},
            )
        )
    )
    assert article == Article(
        id=id_from_content("https://example.org/1"),
        text=TEXT,
        source="example.org",
        url="https://example.org/1",
        language="en",
    )


def test_records_that_are_not_pages_are_skipped() -> None:
    results = read(
        archive(
            (
                "https://example.org/i.png",
                {"headers": [("Content-Type", "image/png")], "payload": b"\x89PNG"},
            ),
            ("https://example.org/gone", {"status": "404 Not Found"}),
            (
                "https://example.org/moved",
                {"status": "301 Moved", "headers": [("Location", "/1")], "payload": b""},
            ),
            ("https://example.org/1", {"kind": "request", "status": "GET /1 HTTP/1.1"}),
            ("https://example.org/1", {"kind": "revisit"}),
            (
                "https://example.org/data",
                {"headers": [("Content-Type", "application/json")], "payload": b"{}"},
            ),
            ("dns:example.org", {"payload": b"x"}),
            ("https://example.org/1", {}),
            ("https://example.org/2", {"headers": [("Content-Type", "Application/XHTML+XML")]}),
        )
    )
    assert urls(results) == ["https://example.org/1", "https://example.org/2"]
    assert len(results) == 2


@pytest.mark.parametrize(
    ("headers", "payload"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress(PAGE.encode())),
        (
            [("Transfer-Encoding", "chunked")],
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()),
        ),
        ([("Content-Encoding", "gzip")], PAGE.encode()),  # it only says so
        ([("Content-Type", "text/html; charset=windows-1252")], PAGE.encode("cp1252")),
        (
            [("Content-Type", "text/html")],
            PAGE.replace("<body>", '<meta charset="cp1252"><body>').encode("cp1252"),
        ),
    ],
)
def test_a_page_is_unpacked_and_decoded_as_http_declares(
    headers: list[tuple[str, str]], payload: bytes
) -> None:
    (article,) = read(archive(("https://example.org/1", {"headers": headers, "payload": payload})))
    assert isinstance(article, Article), article
    assert article.text == TEXT


def test_a_page_that_cannot_be_decompressed_is_named_and_the_rest_goes_on() -> None:
    bad, good = read(
        archive(
            ("https://example.org/1", {"headers": [("Content-Encoding", "br")]}),
            ("https://a.org", {}),
        )
    )
    assert urls([good]) == ["https://a.org"]
    assert isinstance(bad, ArticleError)
    assert bad.what == "is compressed as br"


def test_a_page_without_text_is_named_and_the_rest_goes_on() -> None:
    bad, good = read(
        archive(
            ("https://example.org/1", {"payload": b"<html></html>"}), ("https://example.org/2", {})
        )
    )
    assert urls([good]) == ["https://example.org/2"]
    assert isinstance(bad, ArticleError)
    assert bad.what == "the page has no article text"
    assert bad.where == "name.warc, record 2 (https://example.org/1)"


PAGES = archive(*((f"https://example.org/{n}", {}) for n in range(4)))
SECOND, THIRD = (PAGES.rindex(b"WARC/1.0", 0, PAGES.index(b"example.org/%d" % n)) for n in (1, 2))


@pytest.mark.parametrize(
    ("damaged", "read_before", "says"),
    [
        (PAGES[:SECOND] + b"rubbish\r\n" + PAGES[SECOND:], 1, "record 3 is damaged"),
        (
            PAGES[:SECOND] + PAGES[SECOND:].replace(b"WARC-Target-URI", b"X", 1),
            1,
            "record 3 is damaged",
        ),
        (PAGES[: THIRD - 60], 1, "the record is cut short"),
        (PAGES[: THIRD + 40], 2, "record 4 is damaged"),
        (b"It rained.\n", 0, "record 1 is damaged"),
        (b"\0" * 10_000, 0, "record 1 is damaged"),
    ],
)
def test_a_damaged_record_is_named(damaged: bytes, read_before: int, says: str) -> None:
    *before, bad = read(damaged)
    assert urls(before) == [f"https://example.org/{n}" for n in range(read_before)]
    assert isinstance(bad, ArticleError)
    assert bad.what == says
    assert bad.where.startswith("name.warc")


@pytest.mark.parametrize("compressed", [False, True])
def test_archives_are_read_from_files(tmp_path: Path, compressed: bool) -> None:
    records = [
        ("https://example.org/1", {}),
        ("https://example.org/2", {}),
        ("https://example.org/1", {}),
    ]
    data = archive(*records, compressed=compressed)
    assert data.count(b"\x1f\x8b\x08") == 4 * compressed  # a member for each record
    (tmp_path / ("a.warc.gz" if compressed else "a.warc")).write_bytes(data)
    (tmp_path / "b.warc").write_bytes(b"")
    results = list(read_articles([str(tmp_path)]))
    assert urls(results) == ["https://example.org/1", "https://example.org/2"]
    assert isinstance(results[-1], ArticleError)
    assert "is already used in" in results[-1].what


def test_an_archive_that_is_cut_short_does_not_cost_the_next_file(tmp_path: Path) -> None:
    data = archive(
        *((f"https://example.org/{n}", {"payload": PAGE.encode() * 40}) for n in range(60)),
        compressed=True,
    )
    (tmp_path / "a.warc.gz").write_bytes(data[:-50])
    (tmp_path / "b.warc.gz").write_bytes(archive(("https://example.org/b", {}), compressed=True))
    results = list(read_articles([str(tmp_path)]))
    assert urls(results)[0] == "https://example.org/0"
    assert urls(results)[-1] == "https://example.org/b"
    (error,) = [result for result in results if isinstance(result, ArticleError)]
    assert error.where == f"{tmp_path}/a.warc.gz"
    assert "cannot be read" in error.what


def test_records_stream() -> None:
    """An archive that never ends: nothing may wait for its end."""
    once = archive(("https://example.org/1", {}))

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self._bytes = itertools.cycle(once)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            taken = bytes(itertools.islice(self._bytes, len(buffer)))
            buffer[: len(taken)] = taken
            return len(taken)

    stream = cast(BinaryIO, io.BufferedReader(Endless()))
    assert len(list(itertools.islice(read_warc(stream, "name", "name.warc"), 50))) == 50


BOMB = gzip.compress(bytes(200_000_000), 9)


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (
            {"headers": [("Content-Encoding", "gzip")], "payload": BOMB},
            "is larger than 20,000,000 bytes",
        ),
        (
            {
                "headers": [("Content-Encoding", "deflate")],
                "payload": zlib.compress(bytes(30_000_000)),
            },
            "is larger",
        ),
        (
            {
                "headers": [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
                "payload": b"%x\r\n%s\r\n0\r\n\r\n" % (len(BOMB), BOMB),
            },
            "is larger than 20,000,000 bytes",
        ),
        ({"payload": PAGE.encode() + b" " * LARGEST}, "is larger than 20,000,000 bytes"),
        (
            {
                "headers": [("Content-Encoding", "gzip")],
                "payload": gzip.compress(PAGE.encode())[:20] + b"x" * 99,
            },
            "",
        ),
        ({"headers": [("X", "a" * 2_000_000)], "payload": b"<"}, "the page has no article text"),
    ],
    ids=["gzip", "deflate", "chunk", "plain", "damaged", "header"],
)
def test_a_page_that_unpacks_to_too_much_costs_itself(what: dict[str, Any], says: str) -> None:
    results = read(archive(("https://example.org/1", what), ("https://example.org/2", {})))
    assert urls(results) == ["https://example.org/2"]
    (bad,) = [result for result in results if isinstance(result, ArticleError)]
    assert bad.what.startswith(says)


@pytest.mark.parametrize(
    "endless",
    [
        b"WARC/1.0\r\nX: " + b"a" * 3_000_000,
        b"WARC/1.0\r\n" + b"X: a\r\n" * 500_000,
        b"\r\n" * 2_000_000,
    ],
    ids=["line", "lines", "blank"],
)
def test_a_head_that_does_not_end_is_refused(endless: bytes) -> None:
    *before, bad = read(archive(("https://example.org/1", {})) + endless)
    assert urls(before) == ["https://example.org/1"]
    assert isinstance(bad, ArticleError)
    assert bad.what == "record 3 is damaged"
