"""What an HTML page states of itself: in JSON-LD, in meta tags, and in what it shows."""

import datetime
import email.utils
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from quotesearch.records import Json

_STATED = {  # for each field its key in JSON-LD and its names in meta tags
    "title": ("headline", "twitter:title parsely-title sailthru.title dc.title headline title"),
    "date": (
        "datePublished",
        "article:published_time datepublished parsely-pub-date dc.date.issued dcterms.issued dcterms.created dc.date "
        "sailthru.date publish-date publication_date pubdate published date",
    ),
    "author": (
        "author",
        "author parsely-author article:author og:author dc.creator sailthru.author byl",
    ),
    "source": (
        "publisher",
        "og:site_name dc.publisher dcterms.publisher publisher application-name",
    ),
    "url": ("url", "og:url"),
    "language": ("inLanguage", "og:locale content-language"),
    "description": ("description", "og:description description dc.description"),
}
_KINDS = (r"(?:Article|Posting|Report|Review)\b", r"\bWebPage\b")
_SEPARATOR = re.compile(r"\s+(?:[–—·•»-]|::)\s+|\s*[|｜：_]\s*")
_ISO_DAY = re.compile(r"\s*((?:1[6-9]|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?!\d)")


def statements(tree: Any) -> dict[str, list[str]]:
    """All that a page states for each field of Article, and for `description` and `body`, the best first."""
    meta = defaultdict(list)
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        meta[name.strip().lower()].append(plain(element.get("content")))
    linked = list(_linked_data(tree))
    nodes = [node for kind in _KINDS for node in linked if re.search(kind, str(node.get("@type")))]
    found = {}
    for field, (key, names) in _STATED.items():
        groups = [
            [text for node in nodes for text in _texts(node.get(key))],
            *(meta[name] for name in names.split()),
        ]
        people = [
            ", ".join(dict.fromkeys(one for one in group if one and one[:4] != "http"))
            for group in groups
        ]
        found[field] = people if field == "author" else [text for group in groups for text in group]
    shown = (
        plain("".join(element.itertext())) for element in (*tree.iter("h1"), *tree.iter("title"))
    )
    found["title"] = [*meta["og:title"], *found["title"], *shown]
    found["date"] += tree.xpath("//article//time/@datetime | //main//time/@datetime")[:1]
    found["source"].sort(key=str.islower)
    canonical = [
        plain(link.get("href")) for link in tree.iter("link") if link.get("rel") == "canonical"
    ]
    found["url"] = [url for url in canonical + found["url"] if url.startswith("http")]
    found["language"] = [
        one.replace("_", "-") for one in (*found["language"], plain(tree.get("lang")))
    ]
    found["body"] = [body for node in nodes if isinstance(body := node.get("articleBody"), str)]
    return found


def headline(titles: list[str], sources: list[str]) -> str | None:
    """The best title, without the name of the site that many pages add to it."""
    sites = {letters(source) for source in sources} - {""}
    printed = [title for title in titles if letters(title) not in sites | {""}]
    for end in _SEPARATOR.finditer(printed[0][:500] if printed else ""):
        head, tail = printed[0][: end.start()], letters(printed[0][end.end() :])
        is_site = any(
            (tail.startswith(site) and len(tail) < len(site) + 15) or tail in site for site in sites
        )
        if head and (is_site or (len(head) > len(tail) and letters(head) in map(letters, printed))):
            return head
    return next(iter(printed), None)


def day(printed: str) -> str | None:
    """The day, in its own offset from UTC, of a point in time written as in ISO 8601 or as in mail and RSS."""
    try:
        if iso := _ISO_DAY.match(printed):
            return datetime.date(*map(int, iso.groups())).isoformat()
        return email.utils.parsedate_to_datetime(printed).date().isoformat()
    except (ValueError, OverflowError):
        return None


def plain(value: object) -> str:
    """A statement in one line, without markup; empty where it is no text."""
    text = re.sub(r"</?\w[^<>]*>", "", html.unescape(value)) if isinstance(value, str) else ""
    return " ".join(html.unescape(text).encode("utf-8", "ignore").decode().split())


def letters(text: str) -> str:
    """What two printings of the same words have in common: letters and digits."""
    return "".join(filter(str.isalnum, text)).lower()


def _linked_data(tree: Any) -> Iterator[Json]:
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            text = re.sub(r"^\s*<!(?:--|\[CDATA\[)|(?:-->|\]\]>|;)\s*$", "", script.text or "")
            with suppress(ValueError, RecursionError):
                yield from _nodes(json.loads(text, strict=False))


def _nodes(loaded: Any) -> Iterator[Json]:
    if isinstance(loaded, list):
        for one in loaded:
            yield from _nodes(one)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _nodes([loaded.get("@graph"), loaded.get("mainEntity")])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    else:
        yield plain(value.get("name") if isinstance(value, dict) else value)
