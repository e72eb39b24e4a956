"""Links to the article of a quote, and to the words in it."""

from collections.abc import Sequence
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from quotesearch.records import Quote

_LONG = 10  # words: from this length on, a link names only the first and the last
_END_WORDS = 4  # how many of each it then names
_URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"  # that have a meaning in an address


def web_address(url: str | None) -> str | None:
    """Return the URL if it leads to the web, with forbidden characters escaped, otherwise None."""
    escaped = percent(url or "", safe=_URL_CHARACTERS)
    try:
        scheme = urlsplit(escaped).scheme
    except ValueError:
        return None
    return escaped if scheme in ("http", "https") else None


def place_of(quote: Quote) -> str | None:
    """Link to the printed words by a text fragment; None if they are not on the web.

    See https://wicg.github.io/scroll-to-text-fragment/.
    """
    url = web_address(quote.url)
    fragment = _text_fragment(_verbatim(quote).split())
    if not url or not fragment:
        return url
    separator = "" if "#" in url else "#"
    return f"{url}{separator}:~:text={fragment}"


def _verbatim(quote: Quote) -> str:
    """Return words that stand in the article in one piece."""
    if len(quote.spans) == 1:
        return quote.text
    return quote.quoted[0] if quote.quoted else ""


def _text_fragment(words: Sequence[str]) -> str:
    if len(words) < _LONG:
        return _escape(words)
    first, last = words[:_END_WORDS], words[-_END_WORDS:]
    return f"{_escape(first)},{_escape(last)}"


def _escape(words: Sequence[str]) -> str:
    """Escape words for a text fragment, where a comma and a hyphen have a meaning."""
    return percent(" ".join(words), safe="").replace("-", "%2D")
