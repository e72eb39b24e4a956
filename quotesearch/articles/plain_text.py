"""Plain text, with what the text itself states of its date, title and source."""

import re
from collections.abc import Iterator
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


class _DateLine(NamedTuple):
    """A line that states a day: its ISO day of publication, and what stands behind the dates."""

    day: str | None
    rest: str


def _read_head(lines: list[str]) -> _Head:
    date = title = None
    for line in lines:
        date_line = _read_dates(line)
        if date is None:
            date = date_line.day
        if title is None:
            title = _read_title(date_line.rest)
    return _Head(date, title)


def _read_dates(line: str) -> _DateLine:
    """Read the dates of a line that starts with one, or with a label, a byline or a time."""
    days = list(printed_days(line[:_LONGEST_TITLE_LINE]))
    if not days or not _BEFORE_DATE.fullmatch(line, 0, days[0].start):
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
    """Return the first line if a blank line follows it, and it looks like a headline."""
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip()
    stands_apart = rest.startswith(("\n", "\r\n")) and rest.strip()
    if not stands_apart or line.endswith(_SENTENCE_ENDS) or _is_date_line(line):
        return None
    fits = len(line) <= _LONGEST_HEADLINE and len(line.split()) >= _SHORTEST_HEADLINE
    return line if fits else None


def _is_date_line(line: str) -> bool:
    return _read_dates(line).rest != line


def _read_source(lines: list[str]) -> str | None:
    for line in lines:
        match = _NEWSLETTER.match(line) or _COPYRIGHT.match(line)
        if match:
            return match["source"].strip()
    return None
