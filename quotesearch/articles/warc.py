"""WARC archives: each HTML page that was fetched is an article."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from quotesearch.articles.article_jsonl import hashed
from quotesearch.articles.html import html_article
from quotesearch.articles.untrusted import LARGEST, check_size, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_LONGEST_HEAD = 1_000_000  # bytes of the lines between the contents of two records
_GZIP = zlib.MAX_WBITS + 16
_UNPACKED = {
    "gzip": (_GZIP,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}  # with a header or without


def read_warc(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The articles of the HTML pages in an archive, one record at a time; ids are hashes of their urls.

    Records of other kinds, other types of content and answers other than 200 are no articles and passed over.
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
                sent = record.raw_stream.read(LARGEST + 1)
                cut_short = len(sent) <= LARGEST and getattr(record.raw_stream, "limit", 0) > 0
                if not (url := record.rec_headers.get_header("WARC-Target-URI")):
                    raise ValueError("the record has no address")
                place = f"{where}, record {number} ({url})"
                if article := guarded(partial(_article, sent, url, cut_short, place), place):
                    yield article
            number += 1  # also where the next one cannot be read
        file.read(
            1
        )  # an EOFError says that a gzipped file is cut short; warcio takes it for a proper end
    except (ArticleError, OSError, EOFError, zlib.error):
        raise
    except Exception:  # warcio's own, and whatever its code stumbles over
        hint = "What follows it is not read: mend the archive."
        yield ArticleError(f"record {number} is damaged", where=where, hint=hint)


class _Head:
    """Reads the lines of a record's head for warcio, which itself would read one that never ends."""

    def __init__(self, readline: Callable[[int], bytes]) -> None:
        self._readline = readline
        self.size = 0  # bytes since the content of the last record

    def readline(self) -> bytes:
        line = self._readline(_LONGEST_HEAD)
        self.size += len(line)
        if self.size > _LONGEST_HEAD:
            raise ValueError(f"the head of a record has more than {_LONGEST_HEAD:,} bytes")
        return line


def _article(sent: bytes, url: str, cut_short: bool, where: str) -> Article | ArticleError | None:
    """The article of an answer, as it was sent over HTTP; None where it is no page."""
    from warcio.bufferedreaders import ChunkedDataReader
    from warcio.statusandheaders import StatusAndHeadersParser

    if not sent or not url.startswith(("http:", "https:")):
        return None
    content = io.BytesIO(sent)
    http = StatusAndHeadersParser([], verify=False).parse(content)
    kind = _header(http, "Content-Type")
    if http.get_statuscode() != "200" or not re.match(r"text/html|application/xhtml", kind):
        return None
    check_size(sent, where)
    if cut_short:
        raise ArticleError("the record is cut short", where=where, hint="Fetch the page again.")
    chunked = _header(http, "Transfer-Encoding") == "chunked"
    body = ChunkedDataReader(content).read() if chunked else content.read()
    page = _unpack(body, _header(http, "Content-Encoding"), where)
    charset = re.search(r"charset\s*=\s*[\"']?([\w:-]+)", kind)
    return html_article(page, hashed(url), where, url, charset[1] if charset else "")


def _header(http: Any, name: str) -> str:
    return (http.get_header(name) or "").strip().lower()


def _unpack(body: bytes, encoding: str, where: str) -> bytes:
    """Undo the Content-Encoding of a page, up to one byte more than LARGEST; some pages only say that they have one."""
    if encoding in ("br", "zstd"):
        hint = "Fetch the page again, with gzip or plain."
        raise ArticleError(f"is compressed as {encoding}", where=where, hint=hint)
    for window in _UNPACKED.get(encoding, ()):
        try:
            return zlib.decompressobj(window).decompress(body, LARGEST + 1)
        except zlib.error as damaged:
            if body.startswith(b"\x1f\x8b"):  # it is gzip
                what = f"cannot be unpacked ({damaged})"
                raise ArticleError(what, where=where, hint="Fetch the page again.") from None
    return body
