"""HTML pages: the article's text as trafilatura finds it, with what the page states of itself."""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from quotesearch.articles.charset import decode
from quotesearch.articles.headline import headline
from quotesearch.articles.html_body import join_boxes, remove_clutter, text_lines
from quotesearch.articles.html_dates import without_other_dates
from quotesearch.articles.html_metadata import Statements, statements
from quotesearch.articles.html_text import without_unreadable, write_quotation_marks
from quotesearch.articles.metadata import one_line, publication_day
from quotesearch.articles.printed_day import is_in_numbers, order_of_numbers
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

# Of htmldate: its wider search takes the year of a copyright for 1 January.
_NARROW_SEARCH = {"original_date": True, "extensive_search": False}

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
    day = _stated_day(stated, url) or _detected_day(tree, stated, url)
    extract = trafilatura.bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        with_metadata=True,
        prune_xpath=_CAPTIONS,
        date_extraction_params=_NARROW_SEARCH,
    )
    lines = text_lines(tree, getattr(extract, "body", ()), stated)
    if not lines:
        return None
    sources = [*stated.sources, _detected(extract, "sitename")]
    return Article(
        id=article_id,
        text="\n\n".join(lines),
        title=headline(stated.titles, [*sources, *stated.sites]),
        source=_first(sources),
        date=day,
        author=_first([*stated.authors, _detected(extract, "author")]),
        url=url or _first([*stated.urls, _detected(extract, "url")]),
        language=_first(stated.languages),
    )


def _stated_day(stated: Statements, url: str) -> str | None:
    """Return the ISO day of publication that a page states or prints."""
    urls = [*filter(None, [url]), *stated.urls]
    changes = list(filter(None, map(publication_day, stated.changes)))
    month_first = order_of_numbers(stated.dates, changes, urls, stated.languages)
    return _first(publication_day(date, month_first) for date in stated.dates)


def _detected_day(tree: Any, stated: Statements, url: str) -> str | None:
    """Return the ISO day of publication that trafilatura detects.

    None if the page prints a day in numbers: trafilatura does not know their order.
    """
    import trafilatura

    if any(map(is_in_numbers, stated.dates)):
        return None
    page = without_other_dates(tree)
    detected = trafilatura.extract_metadata(page, url or None, date_config=_NARROW_SEARCH)
    return _detected(detected, "date") or None


def _first(values: Iterable[str | None]) -> str | None:
    """Return the first value that is not empty."""
    return next(filter(None, values), None)


def _detected(extract: Any, field: str) -> str:
    """Return what trafilatura has detected for a field, "" if nothing."""
    return one_line(getattr(extract, field, None)).replace("; ", ", ")
