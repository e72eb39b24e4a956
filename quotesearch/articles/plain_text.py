"""Plain text, with what the text itself states of its date, title and source."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from quotesearch.articles.charset import decode
from quotesearch.articles.printed_day import printed_days, published_day
from quotesearch.articles.untrusted import LARGEST, check_size, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

# What may stand in a line before its date.
_LABEL = r"(?:date|(?:first\s|last\s)?(?:created|posted|published|updated))(?:\son)?\s?:?"
_TIME = r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4}\b)?"
_BEFORE_DATE = re.compile(
    rf"""
    \s* (?:by\s[^|\n]{{2,80}}?(?:,|\s[|•·–—-])\s)?
    (?:{_LABEL}\s*)? (?:{_TIME},?\s(?:on\s)?)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NAME = r"(?-i:[A-Z][\w.’'-]{0,30}(?:\ [A-Z][\w.’'-]{0,30}){1,3})"
_BYLINE = re.compile(
    rf"""
    \s* (?:written\ )?by:?\  (?P<author>{_NAME}(?:(?:,|\ and)\ {_NAME}){{0,5}})
    \s*(?:\Z | , | [|•·–—-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A dateline: "ST. PAUL, Minn., March 4, 2026 (AP) -", "OSLO, 4 March 2026 /PRNewswire/ --".
_PLACE = re.compile(r"\s*(?:[A-Z][\w.’'-]{0,30}(?:,\s|\s)){1,6}")
_AGENCY = re.compile(r"\s*(?:\([^()]{1,30}\)|/[\w ]{1,30}/)?\s*[-–—]{1,2}\s")
# A sentence goes on in small letters: "January 6, 2021 was a cold day".
_SENTENCE = re.compile(r",?\s+(?!at\s\d|by\s|[ap]\.?m\b)[a-z]")
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
_SENTENCE_ENDS = (".", ":", ";", ",", "”", '"')

_HEAD_LINES, _FOOT_LINES = 4, 6  # that may state something
_LONGEST_TITLE_LINE = 300  # characters of a line that may state the title
_LONGEST_HEADLINE = 160  # characters of a first line that may be the headline
_SHORTEST_HEADLINE = 3  # words of it


def read_text(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """Read the one article of a text file, in UTF-8 or any encoding that can be detected.

    Its first lines may state the date ("2026-03-04", "By Ann Lee | Published Wed 4 March 2026"),
    the section path and the title, its last lines the source ("Get the TNW newsletter"). What they
    do not state stays None. The text is kept as it is.
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
        author=head.author,
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
    author: str | None


class _DateLine(NamedTuple):
    """A line that states a day: its ISO day of publication, and what stands behind the dates."""

    day: str | None
    rest: str


def _read_head(lines: list[str]) -> _Head:
    date = title = author = None
    for line in lines:
        byline = _BYLINE.match(line)
        if byline and author is None:
            author = byline["author"]
        date_line = _read_dates(line)
        if date is None:
            date = date_line.day
        if title is None:
            title = _read_title(date_line.rest)
    return _Head(date, title, author)


def _read_dates(line: str) -> _DateLine:
    """Read the dates of a line that starts with one, or with a label, a byline or a time."""
    days = list(printed_days(line[:_LONGEST_TITLE_LINE]))
    if not days:
        return _DateLine(None, line)
    first = days[0]
    is_dateline = _PLACE.fullmatch(line, 0, first.start) and _AGENCY.match(line, first.end)
    if not is_dateline and not _BEFORE_DATE.fullmatch(line, 0, first.start):
        return _DateLine(None, line)
    if _SENTENCE.match(line, days[-1].end):
        return _DateLine(None, line)
    return _DateLine(published_day(line), line[days[-1].end :])


def _read_title(line: str) -> str | None:
    if len(line) > _LONGEST_TITLE_LINE:
        return None
    match = _SECTION_PATH.match(line) or _TITLE_LINE.match(line)
    return match["title"] if match else None


def _headline(text: str) -> str | None:
    """Return the first line that is no date or byline, if it looks like a headline.

    A blank line, a date or a byline must follow it.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    for line, next_line in pairwise(lines[: 2 * _HEAD_LINES]):
        if line and not _is_of_head(line):
            stands_apart = not next_line or _is_of_head(next_line)
            return line if stands_apart and _is_like_headline(line) else None
    return None


def _is_like_headline(line: str) -> bool:
    if line.endswith(_SENTENCE_ENDS):
        return False
    return len(line) <= _LONGEST_HEADLINE and len(line.split()) >= _SHORTEST_HEADLINE


def _is_of_head(line: str) -> bool:
    """Ask whether a line is a date or a byline."""
    return _BYLINE.match(line) is not None or _read_dates(line).rest != line


def _read_source(lines: list[str]) -> str | None:
    for line in lines:
        match = _NEWSLETTER.match(line) or _COPYRIGHT.match(line)
        if match:
            return match["source"].strip()
    return None
