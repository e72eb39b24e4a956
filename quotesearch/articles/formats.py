"""The table of formats: which reader reads which file.

A reader takes an open file and yields an Article for each record or, if the record is bad, an
ArticleError in its place: one bad record never stops a batch.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from quotesearch.articles.article_jsonl import read_jsonl
from quotesearch.articles.feed import read_feed
from quotesearch.articles.html import read_html
from quotesearch.articles.plain_text import read_text
from quotesearch.articles.warc import read_warc
from quotesearch.errors import ArticleError
from quotesearch.records import Article

Reader = Callable[[BinaryIO, str, str], Iterator[Article | ArticleError]]
"""Takes the open file, the default article id and the name of the file for error messages."""


class Format(NamedTuple):
    """One format: the endings of its files, how their content starts, and the reader.

    `magic` is searched in the first bytes of standard input, which has no ending. It must be
    anchored with \\A. A format without magic is only known by its ending.
    """

    endings: tuple[str, ...]
    magic: re.Pattern[bytes] | None
    read: Reader


def _markup(tags: bytes) -> re.Pattern[bytes]:
    """Match from a first "<" to the first of these tags."""
    return re.compile(rb"\A(?=<).*?<(?:%s)\b" % tags, re.IGNORECASE | re.DOTALL)


_JSON = re.compile(rb"\A\{")
_HTML = _markup(rb"!doctype html|html|head|meta")
_FEED = _markup(rb"rss|feed|rdf:RDF")
_WARC = re.compile(rb"\AWARC/")

FORMATS = (
    Format((".txt",), None, read_text),
    Format((".jsonl",), _JSON, read_jsonl),
    Format((".html", ".htm", ".xhtml"), _HTML, read_html),
    Format((".rss", ".atom", ".xml"), _FEED, read_feed),
    Format((".warc",), _WARC, read_warc),
)


def _readers_by_ending() -> dict[str, Reader]:
    readers: dict[str, Reader] = {}
    for entry in FORMATS:
        readers |= dict.fromkeys(entry.endings, entry.read)
    return readers


READERS = _readers_by_ending()


def ending_of(file: Path) -> str:
    """Return the ending that tells the format, in lower case: ".txt" for "A.TXT.gz"."""
    return Path(file.name.removesuffix(".gz")).suffix.lower()


def reader_of_content(start: bytes) -> Reader:
    """Return the reader for content that starts like this; plain text if no magic matches.

    HTML may mention a feed, and a feed may hold HTML: the magic that ends first decides.
    """
    reader: Reader = read_text
    nearest = len(start) + 1
    for entry in FORMATS:
        match = entry.magic.search(start) if entry.magic else None
        if match and match.end() < nearest:
            reader = entry.read
            nearest = match.end()
    return reader
