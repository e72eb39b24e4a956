"""RSS and Atom files: each entry is an article, as far as the feed gives its text."""

import html
import io
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from quotesearch.articles.article_ids import id_from_content
from quotesearch.articles.headline import headline
from quotesearch.articles.html_text import lines_of_markup
from quotesearch.articles.metadata import one_line, publication_day
from quotesearch.articles.untrusted import LARGEST, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_MOST_TAGS = 200_000  # of a feed: feedparser takes 0.1 ms for each
_ESCAPED = re.compile(r"\s*&lt;(?:div|p|section)\b", re.IGNORECASE)
_LONG_TAG = re.compile(rb"<[^<>]{200000}")
_HINT = "Leave out the feed."


def read_feed(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """Read the articles of a feed.

    The text is the full content of an entry, or else its description. The ids are hashes of the
    urls.
    """
    import feedparser

    data = file.read(LARGEST + 1)
    harm = _harm(data)
    if harm:
        yield ArticleError(harm, where=where, hint=_HINT)
        return
    # A stream, since feedparser takes bytes for the name of a file. Nothing needs to be sanitized:
    # only text is taken from the feed.
    stream = io.BytesIO(data)
    try:
        feed = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except Exception as failure:  # the feed is untrusted, and the parser documents no errors
        what = f"cannot be read as a feed ({failure!s:.80})"
        yield ArticleError(what, where=where, hint=_HINT)
        return
    if not feed.entries:
        yield ArticleError("is not an RSS or Atom feed, or has no entries", where=where, hint=_HINT)
    for number, entry in enumerate(feed.entries, start=1):
        place = f"{where}, entry {number}"
        yield guarded(partial(_article, entry, feed.feed, place), place)


def _harm(data: bytes) -> str:
    """Say what a feed has that its parser must not see; "" if there is nothing."""
    if len(data) > LARGEST:
        return f"is larger than {LARGEST:,} bytes"
    if b"<!ENTITY" in data.replace(b"\0", b""):
        return "declares XML entities"
    if data.count(b"<") > _MOST_TAGS:
        return f"has more than {_MOST_TAGS:,} tags"
    if _LONG_TAG.search(data):
        return "has a tag that does not end"
    return ""


def _article(entry: Any, feed: Any, where: str) -> Article | ArticleError:
    lines = _lines(entry)
    if not lines:
        return ArticleError("the entry has no text", where=where, hint="Give its text in the feed.")
    text = "\n\n".join(lines)
    link = entry.get("link") or ""
    date = entry.get("published") or entry.get("updated") or ""
    return Article(
        id=id_from_content(link or text),
        text=text,
        title=headline([one_line(entry.get("title"))], [one_line(feed.get("title"))]),
        source=one_line(feed.get("title")) or None,
        date=publication_day(date),
        author=one_line(entry.get("author")) or None,
        url=link if link.startswith("http") else None,
        language=feed.get("language") or None,
    )


def _lines(entry: Any) -> list[str]:
    contents = [content.get("value") or "" for content in entry.get("content", [])]
    full_text = max(contents, key=len, default="")
    summary = entry.get("summary") or ""
    return lines_of_markup(_unescaped(full_text)) or lines_of_markup(_unescaped(summary))


def _unescaped(markup: str) -> str:
    """Return markup that was escaped twice as it was meant."""
    return html.unescape(markup) if _ESCAPED.match(markup) and "<" not in markup else markup
