"""What an HTML page states of its article: in JSON-LD, in meta tags, and in what it shows."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from quotesearch.articles.html_dates import lines_with_dates
from quotesearch.articles.html_text import text_of
from quotesearch.articles.metadata import letters, one_line
from quotesearch.records import Json


class _Names(NamedTuple):
    """Where a field may be stated: a key of JSON-LD, and names of meta tags, the best first."""

    json_ld: str
    meta: tuple[str, ...]


_TITLE = _Names(
    "headline",
    ("twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", "title"),
)
_DATE = _Names(
    "datePublished",
    (
        *("article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued"),
        *("dcterms.issued", "dcterms.created", "dc.date", "sailthru.date", "publish-date"),
        *("publication_date", "pubdate", "published", "date"),
    ),
)
_CHANGE = _Names("dateModified", ("article:modified_time", "og:updated_time", "datemodified"))
_AUTHOR = _Names(
    "author",
    (
        *("author", "parsely-author", "article:author", "og:author", "dc.creator"),
        *("sailthru.author", "byl"),
    ),
)
_SOURCE = _Names(
    "publisher",
    ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"),
)
_URL = _Names("url", ("og:url",))
_LANGUAGE = _Names("inLanguage", ("og:locale", "content-language"))
_DESCRIPTION = _Names("description", ("og:description", "description", "dc.description"))

# Types of JSON-LD nodes that describe the page's article, the best first.
_NODE_TYPES = (re.compile(r"(?:Article|Posting|Report|Review)\b"), re.compile(r"\bWebPage\b"))
_SITE_NODE = re.compile(r"\b(?:WebSite|(?:NewsMedia)?Organization)\b")
_HOST = re.compile(
    r"https?://(?:[\w-]{1,63}\.){0,4}?(?P<name>[\w-]{4,63})\.(?:com?\.|org\.)?[a-z]{2,10}(?:[/:]|$)"
)
_KICKER = re.compile(r"kicker|eyebrow|overline|label|badge|category|section-name", re.IGNORECASE)
_SHORTEST_TITLE = 3  # words of an h1 that the <title> does not confirm
_LONGEST_DATE = 500  # characters of a point in time
_AROUND_JSON = re.compile(r"^\s*<!(?:--|\[CDATA\[)|(?:-->|\]\]>|;)\s*$")


@dataclass(frozen=True)
class Statements:
    """All that a page states, for each field of Article the best first.

    `dates` are points in time, or lines that print a day; `changes` are those of the page;
    `sites` are other names of the site; `descriptions` are summaries of the article, `bodies` its
    whole text.
    """

    titles: list[str]
    dates: list[str]
    changes: list[str]
    authors: list[str]
    sources: list[str]
    sites: list[str]
    urls: list[str]
    languages: list[str]
    descriptions: list[str]
    bodies: list[str]


def statements(tree: Any) -> Statements:
    """Collect what a page, parsed by lxml, states of its article."""
    page = _Page(list(_article_nodes(tree)), _meta_contents(tree))
    return Statements(
        titles=_titles(page, tree),
        dates=_dates(page, tree),
        changes=page.values(_CHANGE),
        authors=[_names_of_people(group) for group in page.groups(_AUTHOR)],
        # Names in lower case only are the handles of sites: others are better.
        sources=sorted(page.values(_SOURCE), key=str.islower),
        sites=_sites(page, tree),
        urls=_urls(page, tree),
        languages=_languages(page, tree),
        descriptions=page.values(_DESCRIPTION),
        bodies=list(_bodies(page)),
    )


@dataclass(frozen=True)
class _Page:
    """The JSON-LD nodes of the article, and the contents of the meta tags by their names."""

    nodes: list[Json]
    meta: Mapping[str, list[str]]

    def groups(self, names: _Names) -> list[list[str]]:
        """Return the values of a field, a list for each place that states it."""
        linked: list[str] = []
        for node in self.nodes:
            linked += _texts(node.get(names.json_ld))
        return [linked, *(self.meta.get(name, []) for name in names.meta)]

    def values(self, names: _Names) -> list[str]:
        """Return the values of a field, wherever they are stated."""
        return list(chain.from_iterable(self.groups(names)))


def _dates(page: _Page, tree: Any) -> list[str]:
    dates = page.values(_DATE) + lines_with_dates(tree)
    return [date for date in dates if len(date) <= _LONGEST_DATE]


def _titles(page: _Page, tree: Any) -> list[str]:
    """List the titles of a page, the best first.

    Of its h1, those that its <title> confirms are better, and the longest of them: a short one is
    the name of the site.
    """
    in_head = [one_line(text_of(title)) for title in tree.iter("title") if _is_of_page(title)]
    confirmed = letters(" ".join(in_head))
    headings = [_text_of_heading(heading) for heading in tree.iter("h1")]
    better = [heading for heading in headings if letters(heading) in confirmed]
    better.sort(key=len, reverse=True)
    long = [heading for heading in headings if len(heading.split()) >= _SHORTEST_TITLE]
    shown = [*better, *long, *in_head, *headings]
    return page.meta.get("og:title", []) + page.values(_TITLE) + shown


def _is_of_page(title: Any) -> bool:
    """Ask whether a <title> is that of the page, not of a picture in it."""
    return next(title.iterancestors("svg"), None) is None


def _text_of_heading(heading: Any) -> str:
    """Return the text of an h1 without a kicker that stands in it."""
    parts = [heading.text or ""]
    for part in heading:
        is_kicker = _KICKER.search(part.get("class") or "") is not None
        parts += ["" if is_kicker or callable(part.tag) else text_of(part), part.tail or ""]
    return one_line("".join(parts)) or one_line(text_of(heading))


def _sites(page: _Page, tree: Any) -> list[str]:
    """List what the site is called where it describes itself, and in the address of the page."""
    names: list[str] = []
    for node in _json_ld_nodes(tree):
        if _SITE_NODE.search(str(node.get("@type"))):
            names += _texts(node.get("name"))
    hosts = [_HOST.match(url) for url in _urls(page, tree)]
    return names + [host["name"] for host in hosts if host]


def _names_of_people(group: list[str]) -> str:
    """Join the names of several people, leaving out what is repeated or the address of a page."""
    names = [name for name in group if name and not name.startswith("http")]
    return ", ".join(dict.fromkeys(names))


def _urls(page: _Page, tree: Any) -> list[str]:
    links = [link for link in tree.iter("link") if link.get("rel") == "canonical"]
    canonical = [one_line(link.get("href")) for link in links]
    urls = canonical + page.values(_URL)
    return [url for url in urls if url.startswith("http")]


def _languages(page: _Page, tree: Any) -> list[str]:
    languages = [*page.values(_LANGUAGE), one_line(tree.get("lang"))]
    return [language.replace("_", "-") for language in languages]  # og:locale has "en_GB"


def _bodies(page: _Page) -> Iterator[str]:
    for node in page.nodes:
        body = node.get("articleBody")
        if isinstance(body, str):
            yield body


def _meta_contents(tree: Any) -> dict[str, list[str]]:
    contents: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = one_line(element.get("content"))
        contents.setdefault(name.strip().lower(), []).append(content)
    return contents


def _article_nodes(tree: Any) -> Iterator[Json]:
    nodes = list(_json_ld_nodes(tree))
    for node_type in _NODE_TYPES:
        for node in nodes:
            if node_type.search(str(node.get("@type"))):
                yield node


def _json_ld_nodes(tree: Any) -> Iterator[Json]:
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower():
            text = _AROUND_JSON.sub("", script.text or "")
            with suppress(ValueError, RecursionError):
                yield from _objects(json.loads(text, strict=False))


def _objects(value: Any) -> Iterator[Json]:
    """Yield a JSON-LD object and those it is made of, or those of a list."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects([value.get("@graph"), value.get("mainEntity")])


def _texts(value: Any) -> Iterator[str]:
    """Yield the text of a value of JSON-LD: itself, the name of an object, or those of a list."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield one_line(value.get("name"))
    else:
        yield one_line(value)
