"""Plain text, with what the text itself states of its date, title and source."""

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from quotesearch.articles.charset import decode
from quotesearch.articles.untrusted import LARGEST, check_size, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_DATE = r"(?P<date>\d{4}-\d\d-\d\d|[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})"
_GOES_ON = r",?\s+(?!at \d|by )(?-i:[a-z])"  # "January 6, 2021 was a cold day" is a sentence
_DATE_LINE = re.compile(
    rf"\s*(?:date|published|posted)?(?: on)?:?\s*{_DATE}(?!{_GOES_ON})(?P<rest>.*)\s*\Z",
    re.IGNORECASE,
)
_SECTIONS = re.compile(r"\s*Home(?:page)?\s*>(?:[^>]*>)*\s*(?P<title>[^>]+?)\s*\Z", re.IGNORECASE)
_TITLE_LINE = re.compile(r"(?:title|headline):\s*(?P<title>.+?)\s*\Z", re.IGNORECASE)
_NEWSLETTER = re.compile(
    r"\s*(?:Get|Sign up (?:for|to)|Subscribe to) (?:the )?"
    r"(?P<source>[A-Z][\w.&’' -]{0,40}?)(?:’s|'s)? [Nn]ewsletters?\b"
)
_COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)|Copyright)\s*(?:©\s*)?\d{4},?\s+(?:by )?"
    r"(?P<source>[A-Z][\w.&’' -]{1,40}?)[.,]?\s*(?:All rights.*)?\Z"
)
_HEAD, _FOOT = 4, 6  # lines at either end that may state something
_TITLE = 300  # characters of a line that may state the title


def read_text(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The one article of a text file, in UTF-8 or in an encoding that can be told from its bytes.

    Its first lines may state the date ("2026-03-04", "March 4, 2026"), the section path and the title, its last
    lines the source ("Get the TNW newsletter"); what they do not state stays None. The text is kept as it is.
    """
    data = file.read(LARGEST + 1)
    yield guarded(lambda: _article(data, article_id, where), where)


def _article(data: bytes, article_id: str, where: str) -> Article:
    check_size(data, where)
    try:
        text = decode(data)
    except UnicodeDecodeError as bad:
        what = f"is not {bad.encoding.upper()} at byte {bad.start}, and no other encoding that can be told"
        raise ArticleError(what, where=where, hint="Convert the file to UTF-8.") from None
    lines = [stripped for line in text.splitlines() if (stripped := line.strip())]
    if not lines:
        raise ArticleError("the file is empty", where=where, hint="Leave it out.")
    date, title = _head(text, lines)
    return Article(id=article_id, text=text, title=title, source=_source(lines[-_FOOT:]), date=date)


def _head(text: str, lines: list[str]) -> tuple[str | None, str | None]:
    date = title = None
    for line in lines[:_HEAD]:
        dated = _DATE_LINE.match(line)
        rest = line
        if dated and date is None and (day := _day(dated["date"])):
            date, rest = day, dated["rest"]
        named = len(rest) <= _TITLE and (_SECTIONS.match(rest) or _TITLE_LINE.match(rest))
        if named and title is None:
            title = named["title"]
    return date, title or _headline(text)


def _day(printed: str) -> str | None:
    written = printed.replace(".", "").replace("Sept ", "Sep ")
    for form in ("%Y-%m-%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y"):
        with suppress(ValueError):
            return datetime.datetime.strptime(written, form).date().isoformat()
    return None


def _headline(text: str) -> str | None:
    """A first line that stands apart and is no sentence: three words or more, at most 160 characters."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    apart = rest.startswith(("\n", "\r\n")) and rest.strip()
    other = first.endswith((".", ":", ";", ",", "”", '"')) or _DATE_LINE.match(first)
    return first if apart and not other and len(first) <= 160 and len(first.split()) > 2 else None


def _source(foot: list[str]) -> str | None:
    stated = next(
        filter(None, (_NEWSLETTER.match(line) or _COPYRIGHT.match(line) for line in foot)), None
    )
    return stated["source"].strip() if stated else None
