"""Clean up what pages and feeds state of an article: its day, its headline, values in one line."""

import datetime
import email.utils
import html
import re

from quotesearch.articles.printed_day import published_day

_TAG = re.compile(r"</?\w[^<>]*>")
_SEPARATOR = re.compile(r"\s+(?:[–—·•»-]|::)\s+|\s*[|｜：_]\s*")  # between headline and site
_ISO_DAY = re.compile(r"\s*((?:1[6-9]|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_LONGEST_TITLE = 500  # characters of a title in which a separator is looked for
_LONGEST_ADDITION = 15  # characters that may follow a site's name: "The Herald – 04/03/2026"


def one_line(value: object) -> str:
    """Return a value as one line of text without markup; "" if it is not text."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(_TAG.sub("", html.unescape(value)))
    encodable = text.encode("utf-8", "ignore").decode()
    return " ".join(encodable.split())


def letters(text: str) -> str:
    """Return the letters and digits in lower case, to compare two printings of a line."""
    return "".join(filter(str.isalnum, text)).lower()


def publication_day(time: str, month_first: bool | None = None) -> str | None:
    """Return the ISO day of a point in time, in its own offset from UTC; None if there is none.

    Args:
        time: in ISO 8601, as in mail and RSS, or in words such as "Published March 4, 2026".
        month_first: the order of numbers, None if it is not known.
    """
    iso = _ISO_DAY.match(time)
    try:
        if iso:
            year, month, day = map(int, iso.groups())
            return datetime.date(year, month, day).isoformat()
        return email.utils.parsedate_to_datetime(time).date().isoformat()
    except (ValueError, OverflowError):
        return None if iso else published_day(time, month_first)


def headline(titles: list[str], sources: list[str]) -> str | None:
    """Return the best title, without the name of the site that many pages add to it.

    Args:
        titles: the titles that a page states, the best first.
        sources: the names of the site.
    """
    sites = {letters(source) for source in sources} - {""}
    candidates = [title for title in titles if letters(title) not in sites | {""}]
    if not candidates:
        return None
    title = candidates[0]
    known_titles = {letters(candidate) for candidate in candidates}
    for separator in _SEPARATOR.finditer(title[:_LONGEST_TITLE]):
        head = title[: separator.start()]
        tail = letters(title[separator.end() :])
        if not head:
            continue
        is_headline = len(head) > len(tail) and letters(head) in known_titles
        if is_headline or _names_a_site(tail, sites):
            return head
    return title


def _names_a_site(tail: str, sites: set[str]) -> bool:
    for site in sites:
        if tail in site:
            return True
        if tail.startswith(site) and len(tail) < len(site) + _LONGEST_ADDITION:
            return True
    return False
