"""WARC archives: each HTML page that was fetched is an article."""

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from quotesearch.articles.html import LARGEST, html_article
from quotesearch.articles.jsonl import hashed
from quotesearch.errors import ArticleError
from quotesearch.models import Article


def read_warc(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The articles of the HTML pages in an archive, one record at a time; ids are hashes of their urls.

    Records of other kinds, other types of content and answers other than 200 are no articles and passed over.
    """
    from warcio.archiveiterator import WARCIterator

    number = 0
    try:
        for number, record in enumerate(WARCIterator(file), start=1):
            if record.rec_type == "response" and (article := _article(record, f"{where}, record {number}")):
                yield article
        file.read(1)  # an EOFError says that a gzipped file is cut short; warcio takes it for a proper end
    except (OSError, EOFError, zlib.error):
        raise
    except Exception:  # warcio's own, and whatever its code stumbles over
        hint = "What follows it is not read: mend the archive."
        yield ArticleError(f"record {number + 1} is damaged", where=where, hint=hint)


def _article(record: Any, where: str) -> Article | ArticleError | None:
    http, url = record.http_headers, record.rec_headers.get_header("WARC-Target-URI")
    kind = ((http and http.get_header("Content-Type")) or "").lower()
    if http is None or http.get_statuscode() != "200" or not re.match(r"\s*(text/html|application/xhtml)", kind):
        return None
    where = f"{where} ({url})"
    if (sent := (http.get_header("Content-Encoding") or "").strip().lower()) in ("br", "zstd"):  # warcio has neither
        return ArticleError(f"is compressed as {sent}", where=where, hint="Fetch the page again, with gzip or plain.")
    data = record.content_stream().read(LARGEST + 1)
    if len(data) <= LARGEST and getattr(record.raw_stream, "limit", False) and not record.raw_stream.read():
        return ArticleError("the record is cut short", where=where, hint="Fetch the page again.")
    charset = re.search(r"charset\s*=\s*[\"']?([\w:-]+)", kind)
    return html_article(data, hashed(url), where, url, charset[1] if charset else "")
