"""RSS and Atom files: each entry is an article, as far as the feed gives its text."""

import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from quotesearch.articles.article_jsonl import hashed
from quotesearch.articles.html import html_lines
from quotesearch.articles.metadata import day, plain
from quotesearch.articles.untrusted import LARGEST, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_MOST_TAGS = 200_000  # of a feed: feedparser takes 0.1 ms for each
_LONG_TAG = re.compile(rb"<[^<>]{200000}")


def read_feed(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The articles of a feed: the full content of each entry, or else its description; ids are hashes of their urls."""
    import feedparser

    data = file.read(LARGEST + 1)
    if harmful := _harmful(data):
        yield ArticleError(harmful, where=where, hint="Leave it out.")
        return
    try:  # a stream: bytes would be the name of a file. Nothing is sanitized, for only text is taken from it
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (
        Exception
    ) as failure:  # the feed is untrusted, and what its parser raises is documented nowhere
        what = f"cannot be read as a feed ({failure!s:.80})"
        yield ArticleError(what, where=where, hint="Leave it out.")
        return
    if not feed.entries:
        yield ArticleError(
            "is no RSS or Atom feed, or an empty one", where=where, hint="Leave it out."
        )
    for number, entry in enumerate(feed.entries, start=1):
        place = f"{where}, entry {number}"
        yield guarded(partial(_article, entry, feed.feed, place), place)


def _harmful(data: bytes) -> str:
    """What a feed has that its parser should not see; empty where there is nothing."""
    if len(data) > LARGEST:
        return f"is larger than {LARGEST:,} bytes"
    if b"<!ENTITY" in data.replace(b"\0", b""):
        return "declares entities"
    if data.count(b"<") > _MOST_TAGS:
        return f"has more than {_MOST_TAGS:,} tags"
    return "has a tag without an end" if _LONG_TAG.search(data) else ""


def _article(entry: Any, feed: Any, where: str) -> Article | ArticleError:
    link = entry.get("link") or ""
    full = max(
        (content.get("value") or "" for content in entry.get("content", [])), key=len, default=""
    )
    text = "\n\n".join(html_lines(full) or html_lines(entry.get("summary") or ""))
    if not text:
        return ArticleError("the entry has no text", where=where, hint="Leave it out.")
    return Article(
        id=hashed(link or text),
        text=text,
        title=plain(entry.get("title")) or None,
        source=plain(feed.get("title")) or None,
        date=day(entry.get("published") or entry.get("updated") or ""),
        author=plain(entry.get("author")) or None,
        url=link if link.startswith("http") else None,
        language=feed.get("language") or None,
    )
