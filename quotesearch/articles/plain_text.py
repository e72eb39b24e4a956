"""Plain text, with what the text itself states of its date, title and source."""

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from quotesearch.articles.charset import decode
from quotesearch.articles.untrusted import LARGEST, check_size, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_DATE_LINE = re.compile(
    r"""
    \s* (?:date|published|posted)? (?:\ on)? :? \s*
    (?P<date>
        \d{4}-\d\d-\d\d                  # 2026-03-04
      | [A-Z][a-z]+\.?\ \d{1,2},\ \d{4}  # March 4, 2026
      | \d{1,2}\ [A-Z][a-z]+\ \d{4}      # 4 March 2026
    )
    (?! ,?\s+ (?!at\ \d|by\ ) (?-i:[a-z]) )  # "January 6, 2021 was a cold day" is a sentence
    (?P<rest>.*) \s* \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SECTION_PATH = re.compile(
    r"\s* Home(?:page)? \s*>(?:[^>]*>)*\s* (?P<title>[^>]+?) \s*\Z",
    re.IGNORECASE | re.VERBOSE,
)
_TITLE_LINE = re.compile(r"(?:title|headline):\s*(?P<title>.+?)\s*\Z", re.IGNORECASE)
_NEWSLETTER = re.compile(
    r"""
    \s* (?:Get|Sign\ up\ (?:for|to)|Subscribe\ to) \ (?:the\ )?
    (?P<source>[A-Z][\w.&’'\ -]{0,40}?) (?:’s|'s)?
    \ [Nn]ewsletters?\b
    """,
    re.VERBOSE,
)
_COPYRIGHT = re.compile(
    r"""
    \s* (?:©|\(c\)|Copyright) \s* (?:©\s*)? \d{4},? \s+ (?:by\ )?
    (?P<source>[A-Z][\w.&’'\ -]{1,40}?)
    [.,]? \s* (?:All\ rights.*)? \Z
    """,
    re.VERBOSE,
)
_DATE_FORMATS = ("%Y-%m-%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")
_SENTENCE_ENDS = (".", ":", ";", ",", "”", '"')

_HEAD_LINES, _FOOT_LINES = 4, 6  # that may state something
_LONGEST_TITLE_LINE = 300  # characters of a line that may state the title
_LONGEST_HEADLINE = 160  # characters of a first line that may be the headline
_SHORTEST_HEADLINE = 3  # words of it


def read_text(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """Read the one article of a text file, in UTF-8 or any encoding that can be detected.

    Its first lines may state the date ("2026-03-04", "March 4, 2026"), the section path and the
    title, its last lines the source ("Get the TNW newsletter"). What they do not state stays None.
    The text is kept as it is.
    """
    data = file.read(LARGEST + 1)
    yield guarded(lambda: _article(data, article_id, where), where)


def _article(data: bytes, article_id: str, where: str) -> Article:
    check_size(data, where)
    text = _decode(data, where)
    stripped = [line.strip() for line in text.splitlines()]
    lines = [line for line in stripped if line]
    if not lines:
        raise ArticleError("the file is empty", where=where, hint="Leave out the file.")
    head = _read_head(lines[:_HEAD_LINES])
    return Article(
        id=article_id,
        text=text,
        title=head.title or _headline(text),
        source=_read_source(lines[-_FOOT_LINES:]),
        date=head.date,
    )


def _decode(data: bytes, where: str) -> str:
    try:
        return decode(data)
    except UnicodeDecodeError as bad:
        encoding = bad.encoding.upper()
        what = f"is not valid {encoding} (byte {bad.start}), and no other encoding fits"
        raise ArticleError(what, where=where, hint="Convert the file to UTF-8.") from None


class _Head(NamedTuple):
    """What the first lines state."""

    date: str | None
    title: str | None


def _read_head(lines: list[str]) -> _Head:
    date = title = None
    for line in lines:
        rest = line
        date_line = _DATE_LINE.match(line)
        if date_line and date is None:
            date = _parse_day(date_line["date"])
            rest = date_line["rest"] if date else line
        if title is None:
            title = _read_title(rest)
    return _Head(date, title)


def _parse_day(text: str) -> str | None:
    """Return the ISO day of a date as it is printed, None if it is not in the calendar."""
    printed = text.replace(".", "").replace("Sept ", "Sep ")
    for form in _DATE_FORMATS:
        with suppress(ValueError):
            return datetime.datetime.strptime(printed, form).date().isoformat()
    return None


def _read_title(line: str) -> str | None:
    if len(line) > _LONGEST_TITLE_LINE:
        return None
    match = _SECTION_PATH.match(line) or _TITLE_LINE.match(line)
    return match["title"] if match else None


def _headline(text: str) -> str | None:
    """Return the first line if a blank line follows it, and it looks like a headline."""
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip()
    stands_apart = rest.startswith(("\n", "\r\n")) and rest.strip()
    if not stands_apart or line.endswith(_SENTENCE_ENDS) or _DATE_LINE.match(line):
        return None
    fits = len(line) <= _LONGEST_HEADLINE and len(line.split()) >= _SHORTEST_HEADLINE
    return line if fits else None


def _read_source(lines: list[str]) -> str | None:
    for line in lines:
        match = _NEWSLETTER.match(line) or _COPYRIGHT.match(line)
        if match:
            return match["source"].strip()
    return None
