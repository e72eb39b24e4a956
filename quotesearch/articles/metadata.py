"""Clean up what pages and feeds state of an article: its day, and values in one line."""

import datetime
import email.utils
import html
import re

from quotesearch.articles.printed_day import published_day

_TAG = re.compile(r"</?\w[^<>]*>")
_ISO_DAY = re.compile(r"\s*((?:1[6-9]|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?!\d)")


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
