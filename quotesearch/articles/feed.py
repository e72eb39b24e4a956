"""RSS and Atom files: each entry is an article, as far as the feed gives its text."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from quotesearch.articles.html import LARGEST, html_lines
from quotesearch.articles.jsonl import hashed
from quotesearch.articles.metadata import day, plain
from quotesearch.errors import ArticleError
from quotesearch.models import Article


def read_feed(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The articles of a feed: the full content of each entry, or else its description; ids are hashes of their urls."""
    import feedparser

    data = file.read(LARGEST + 1)
    if len(data) > LARGEST or b"<!ENTITY" in data.replace(b"\0", b""):
        what = f"is larger than {LARGEST:,} bytes" if len(data) > LARGEST else "declares entities"
        yield ArticleError(what, where=where, hint="Leave it out.")
        return
    try:  # a stream: bytes would be the name of a file. Nothing is sanitized, for only text is taken from it
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as failure:  # the feed is untrusted, and what its parser raises is documented nowhere
        yield ArticleError(f"cannot be read as a feed ({failure!s:.80})", where=where, hint="Leave it out.")
        return
    if not feed.entries:
        yield ArticleError("is no RSS or Atom feed, or an empty one", where=where, hint="Leave it out.")
    for number, entry in enumerate(feed.entries, start=1):
        yield _article(entry, feed.feed, f"{where}, entry {number}")


def _article(entry: Any, feed: Any, where: str) -> Article | ArticleError:
    link = entry.get("link") or ""
    full = max((content.get("value", "") for content in entry.get("content", [])), key=len, default="")
    text = "\n\n".join(html_lines(full) or html_lines(entry.get("summary", "")))
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
