"""HTML pages: the article's text as trafilatura finds it, with what the page states of itself."""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from quotesearch.articles.charset import decode
from quotesearch.articles.html_body import join_boxes, remove_clutter, text_lines
from quotesearch.articles.html_metadata import statements
from quotesearch.articles.html_text import without_unreadable, write_quotation_marks
from quotesearch.articles.metadata import headline, one_line, publication_day
from quotesearch.articles.untrusted import LARGEST, check_size, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_CHARSET = re.compile(
    rb"""
    <(?:meta|\?xml) [^>]{0,200}?
    (?:charset|encoding) \s*=\s* ["']?\s* (?P<charset>[\w:-]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HEAD = 10_000  # bytes of a page in which its charset is looked for

_CAPTIONS = (
    "//*[self::p or self::div or self::span][contains(@class, 'aption')][string-length(.) < 500]"
)
_MOST_ELEMENTS = 50_000  # of a page: past that, trafilatura takes minutes

# Without a handler, warnings of these libraries go to standard error.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_html(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """Read the one article of an HTML page."""
    yield html_article(file.read(LARGEST + 1), article_id, where)


def html_article(
    data: bytes, article_id: str, where: str, url: str = "", charset: str = ""
) -> Article | ArticleError:
    """Read the article of a page in any encoding.

    Args:
        data: the page.
        article_id: the id of the article.
        where: what to call the page in an error.
        url: the address that the page was fetched from, if any.
        charset: the encoding that HTTP declared, if any.
    """

    def read() -> Article | None:
        check_size(data, where)
        page = decode(data, charset or _declared_charset(data), "replace")
        return _article(without_unreadable(page), article_id, url)

    hint = "Leave out the page, or save its text as a .txt file."
    nothing = ArticleError("the page has no article text", where=where, hint=hint)
    return guarded(read, where) or nothing


def _declared_charset(data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    return declared["charset"].decode() if declared else ""


def _article(page: str, article_id: str, url: str) -> Article | None:
    """Make the article of a page; None if it has no text."""
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    if tree.xpath("count(//*)") > _MOST_ELEMENTS:
        raise ValueError(f"it has more than {_MOST_ELEMENTS:,} elements")
    stated = statements(tree)
    remove_clutter(tree)
    write_quotation_marks(tree)
    join_boxes(tree)
    extract = trafilatura.bare_extraction(
        tree, url=url or None, include_comments=False, with_metadata=True, prune_xpath=_CAPTIONS
    )
    lines = text_lines(tree, getattr(extract, "body", ()), stated)
    if not lines:
        return None
    sources = [*stated.sources, _detected(extract, "sitename")]
    dates = [*stated.dates, _detected(extract, "date")]
    return Article(
        id=article_id,
        text="\n\n".join(lines),
        title=headline(stated.titles, sources),
        source=_first(sources),
        date=_first(map(publication_day, dates)),
        author=_first([*stated.authors, _detected(extract, "author")]),
        url=url or _first([*stated.urls, _detected(extract, "url")]),
        language=_first(stated.languages),
    )


def _first(values: Iterable[str | None]) -> str | None:
    """Return the first value that is not empty."""
    return next(filter(None, values), None)


def _detected(extract: Any, field: str) -> str:
    """Return what trafilatura has detected for a field, "" if nothing."""
    return one_line(getattr(extract, field, None)).replace("; ", ", ")
