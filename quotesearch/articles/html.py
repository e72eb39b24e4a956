"""HTML pages: the article's text as trafilatura finds it, with what the page states of itself."""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from quotesearch.articles.charset import decode
from quotesearch.articles.metadata import day, headline, letters, plain, statements
from quotesearch.articles.untrusted import LARGEST, check_size, guarded
from quotesearch.errors import ArticleError
from quotesearch.records import Article

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE
)
_BOX = re.compile(r"(?:article|post|entry|story)[-_]*(?:body|content|text)", re.IGNORECASE)
_CAPTIONS = (
    "//*[self::p or self::div or self::span][contains(@class, 'aption')][string-length(.) < 500]"
)
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table td th tr ul head item lb list quote row".split()  # the last six are trafilatura's
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_UNREADABLE = re.compile(  # characters that XML has not, references to them, and tags that take parsers too long
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|<[^<>]{200000,}>?"
    r"|&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01])(?!\d)|x0*(?:[1-8bcef]|1[\da-f]|fff[ef])(?![\da-f]));?",
    re.IGNORECASE,
)
_MOST = 50_000  # elements of a page: past that, trafilatura takes minutes

for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(
        logging.NullHandler()
    )  # else their warnings go to standard error


def read_html(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The one article of an HTML page."""
    yield html_article(file.read(LARGEST + 1), article_id, where)


def html_article(
    data: bytes, article_id: str, where: str, url: str = "", charset: str = ""
) -> Article | ArticleError:
    """The article of a page in any encoding; `url` and `charset`: what it was fetched from, and declared by HTTP."""

    def read() -> Article | None:
        check_size(data, where)
        declared = _CHARSET.search(data[:10_000])
        page = decode(data, charset or (declared[1].decode() if declared else ""), "replace")
        return _article(_UNREADABLE.sub("", page), article_id, url)

    hint = "Leave it out, or give its text as a .txt file."
    nothing = ArticleError("the page holds no article text", where=where, hint=hint)
    return guarded(read, where) or nothing


def html_lines(fragment: str) -> list[str]:
    """The text of a piece of HTML, or of plain text: a line for each paragraph, heading or item."""
    from lxml import html

    marked = fragment if _TAG.search(fragment) else fragment.replace("\n", "<br>")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    return _lines(
        html.fragment_fromstring(_UNREADABLE.sub("", marked), create_parent="div", parser=parser)
    )


def _article(page: str, article_id: str, url: str) -> Article | None:
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    if tree.xpath("count(//*)") > _MOST:
        raise ValueError(f"it has more than {_MOST:,} elements")
    stated = statements(tree)
    endless = (meta for meta in tree.iter("meta") if len(meta.get("content", "")) > 5_000)
    for element in [
        *tree.iter("script"),
        *endless,
        *filter(_leads_elsewhere, tree.iter("p", "li")),
    ]:
        element.drop_tree()
    _join_boxes(tree)
    found = trafilatura.bare_extraction(
        tree, url=url or None, include_comments=False, with_metadata=True, prune_xpath=_CAPTIONS
    )
    known = {letters(line) for line in stated["title"] + stated["author"]}
    lines = list(_paragraphs(getattr(found, "body", ()), known))
    leaves = (
        box
        for box in tree.iter("p", "h2", "h3", "h4", "div")
        if not any(inner.tag in _BLOCKS for inner in box)
    )
    printed = [line for leaf in leaves for line in _lines(leaf)]
    body = max(stated["body"], key=len, default="")
    if len(letters(body)) > 1.5 * len(letters("".join(lines))):
        lines = html_lines(body)
    described = {letters(description) for description in stated["description"]}
    standfirst = next((line for line in printed if letters(line) in described), "")
    if lines and letters(standfirst) not in letters("".join(lines[:5])):
        lines.insert(0, standfirst)
    for field, shown in (
        ("source", "sitename"),
        ("date", "date"),
        ("author", "author"),
        ("url", "url"),
    ):
        stated[field].append(plain(getattr(found, shown, None)).replace("; ", ", "))
    best = {
        field: next(filter(None, stated[field]), None)
        for field in ("source", "author", "url", "language")
    }
    best |= {"title": headline(stated["title"], stated["source"]), "url": url or best["url"]}
    date = next(filter(None, map(day, stated["date"])), None)
    return Article(id=article_id, text="\n\n".join(lines), date=date, **best) if lines else None


def _paragraphs(body: Iterable[Any], known: set[str]) -> Iterator[str]:
    """The lines of trafilatura's body without headline and byline, lists above the text and a heading below it."""
    elements = list(body)
    while elements and elements[-1].tag == "head":
        elements.pop()
    opened = False
    for element in elements:
        lines = _lines(element)
        if letters("".join(lines)) not in known:
            opened = opened or element.tag in ("p", "quote")
            yield from lines if opened or element.tag != "list" else ()


def _join_boxes(tree: Any) -> None:
    """Where a site cuts its article into boxes, between advertisements, trafilatura reads no more than the first."""
    firsts: dict[Any, Any] = {}
    for box in list(tree.iter("div", "section")):
        if _BOX.search(box.get("class", "")) and len(box.findall(".//p")) > 1:
            home = next(box.iterancestors("article", "main"), None)
            first = firsts.setdefault((box.get("class"), home), box)
            if first is not box and first not in box.iterancestors():
                first.extend(list(box))


def _leads_elsewhere(element: Any) -> bool:
    """Read also: a paragraph or an item that is a link for the most part, and no sentence."""
    text = "".join(element.itertext()).strip()
    linked = sum(len(letters("".join(link.itertext()))) for link in element.iter("a"))
    return not text.endswith((".", "!", "?", "”", '"', "…")) and linked > 0.6 * len(letters(text))


def _lines(tree: Any) -> list[str]:
    from lxml import etree

    pieces = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        text = (
            element.tail
            if event == "end"
            else ""
            if element.tag in ("script", "style")
            else element.text
        )
        pieces += ["\u2029" if element.tag in _BLOCKS else "", text or ""]
    return [line for part in "".join(pieces).split("\u2029") if (line := " ".join(part.split()))]
