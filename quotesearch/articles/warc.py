"""WARC archives: each HTML page that was fetched is an article."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from quotesearch.articles.article_ids import id_from_content
from quotesearch.articles.html import html_article
from quotesearch.articles.untrusted import LARGEST, check_size, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_LONGEST_HEAD = 1_000_000  # bytes of the lines between the contents of two records
_GZIP_START = b"\x1f\x8b"
_HTML = re.compile(r"text/html|application/xhtml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?(?P<charset>[\w:-]+)")

# Ways to unpack a content encoding with zlib, in the order in which they are tried.
_WINDOWS = {
    "gzip": (zlib.MAX_WBITS + 16,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),  # with a header, or without
}


def read_warc(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """Read the articles of the HTML pages in an archive, one record at a time.

    The ids are hashes of the urls. Records of other kinds, other types of content and answers
    other than 200 are not articles and are skipped.
    """
    from warcio.archiveiterator import WARCIterator

    number = 1
    try:
        archive = WARCIterator(file, no_record_parse=True)
        head = _Head(archive.reader.readline)
        archive.reader.readline = head.readline
        for record in archive:
            head.size = 0
            if record.rec_type == "response":
                answer = _read_answer(record)
                place = f"{where}, record {number} ({answer.url})"
                article = guarded(partial(_article, answer, place), place)
                if article:
                    yield article
            number += 1  # before the next record is read: if that fails, it is the one at fault
        # To warcio, a gzipped file that is cut short has just ended. Reading on raises EOFError.
        file.read(1)
    except (ArticleError, OSError, EOFError, zlib.error):
        raise
    except Exception:  # warcio documents no errors
        hint = "Nothing after it is read. Fix the archive."
        yield ArticleError(f"record {number} is damaged", where=where, hint=hint)


class _Head:
    """Reads the lines of a record's head for warcio, which would read one that never ends."""

    def __init__(self, readline: Callable[[int], bytes]) -> None:
        self._readline = readline
        self.size = 0  # bytes since the content of the last record

    def readline(self) -> bytes:
        line = self._readline(_LONGEST_HEAD)
        self.size += len(line)
        if self.size > _LONGEST_HEAD:
            raise ValueError(f"the head of a record has more than {_LONGEST_HEAD:,} bytes")
        return line


class _Answer(NamedTuple):
    """The answer of a web server, as it was sent over HTTP."""

    url: str
    sent: bytes
    cut_short: bool


def _read_answer(record: Any) -> _Answer:
    sent = record.raw_stream.read(LARGEST + 1)
    bytes_missing = getattr(record.raw_stream, "limit", 0)
    cut_short = len(sent) <= LARGEST and bytes_missing > 0
    url = record.rec_headers.get_header("WARC-Target-URI")
    if not url:
        raise ValueError("the record has no address")
    return _Answer(url, sent, cut_short)


def _article(answer: _Answer, where: str) -> Article | ArticleError | None:
    """Make the article of an answer; None if it is not a page."""
    from warcio.statusandheaders import StatusAndHeadersParser

    if not answer.sent or not answer.url.startswith(("http:", "https:")):
        return None
    content = io.BytesIO(answer.sent)
    http = StatusAndHeadersParser([], verify=False).parse(content)
    content_type = _header(http, "Content-Type")
    if http.get_statuscode() != "200" or not _HTML.match(content_type):
        return None
    check_size(answer.sent, where)
    if answer.cut_short:
        raise ArticleError("the record is cut short", where=where, hint="Fetch the page again.")
    body = _read_body(content, http)
    page = _unpack(body, _header(http, "Content-Encoding"), where)
    declared = _CHARSET.search(content_type)
    charset = declared["charset"] if declared else ""
    return html_article(page, id_from_content(answer.url), where, answer.url, charset)


def _header(http: Any, name: str) -> str:
    return (http.get_header(name) or "").strip().lower()


def _read_body(content: BinaryIO, http: Any) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader

    if _header(http, "Transfer-Encoding") == "chunked":
        body: bytes = ChunkedDataReader(content).read()
        return body
    return content.read()


def _unpack(body: bytes, encoding: str, where: str) -> bytes:
    """Undo the Content-Encoding of a page, up to one byte more than LARGEST.

    A page that only says that it is packed is returned as it is.
    """
    if encoding in ("br", "zstd"):
        hint = "Fetch the page again, with gzip or uncompressed."
        raise ArticleError(f"is compressed as {encoding}", where=where, hint=hint)
    for window in _WINDOWS.get(encoding, ()):
        try:
            return zlib.decompressobj(window).decompress(body, LARGEST + 1)
        except zlib.error as damage:
            if body.startswith(_GZIP_START):
                what = f"cannot be unpacked ({damage})"
                raise ArticleError(what, where=where, hint="Fetch the page again.") from None
    return body
