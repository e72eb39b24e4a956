"""A quote as a page sets it: its verbatim words in quotation marks, its day written out, its place in the article."""

import datetime
import re
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from quotesearch.models import Quote

_OPENING = tuple("\"“„«‘'")
_CLOSING = re.compile("[.,;:!?]?[\"”“»’']")
_LONG, _ENDS = 10, 4  # words: of what is longer, a link names the first and the last


def pieces(quote: Quote) -> list[tuple[bool, str]]:
    """The words in order, each piece with whether it is verbatim; what is verbatim has its quotation marks."""
    if quote.kind == "direct" and len(quote.quoted) < 2:
        return [(True, f"“{quote.text}”")]
    text, found, after = quote.text, [], 0
    for part in quote.quoted:
        start = text.find(part, after)
        if start < 0:
            continue
        end = start + len(part)
        closing = _CLOSING.match(text, end) if text[after:start].endswith(_OPENING) else None
        if closing:
            start, end = start - 1, closing.end()
        found += [(False, text[after:start]), (True, text[start:end] if closing else f"“{part}”")]
        after = end
    return [(verbatim, piece) for verbatim, piece in (*found, (False, text[after:])) if piece]


def written_day(iso: str) -> str:
    """ "2026-02-07" -> "7 February 2026"."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"


def web_address(url: str | None) -> str | None:
    """The URL where it is one of the web, with what no address may hold escaped."""
    escaped = percent(url or "", safe="!#$%&'()*+,/:;=?@[]~")
    try:
        return escaped if urlsplit(escaped).scheme in ("http", "https") else None
    except ValueError:
        return None


def place_of(quote: Quote) -> str | None:
    """Where it was printed, with a text fragment by which a browser finds the words; None where not on the web."""
    url = web_address(quote.url)
    exact = quote.text if len(quote.spans) == 1 else next(iter(quote.quoted), "")
    words = exact.split()
    ends = [words] if len(words) < _LONG else [words[:_ENDS], words[-_ENDS:]]
    fragment = ",".join(percent(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}" if url and fragment else url
