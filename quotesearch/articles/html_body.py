"""The text of an article among all else that an HTML page holds."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from quotesearch.articles.html_metadata import Statements
from quotesearch.articles.html_text import BLOCKS, lines_of_markup, lines_of_tree, text_of
from quotesearch.articles.metadata import letters

# Classes of the boxes that some sites cut an article into.
_BOX = re.compile(r"(?:article|post|entry|story)[-_]*(?:body|content|text)", re.IGNORECASE)
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "…")

_LONGEST_META = 5_000  # characters of a meta tag: past that, trafilatura takes too long
_MOST_LINKED = 0.6  # of the letters of a paragraph: above that, it leads to other pages
_FULLER = 1.5  # times as many letters make the text in JSON-LD fuller than the one in the page
_OPENING = 5  # lines among which a standfirst is looked for


def remove_clutter(tree: Any) -> None:
    """Remove what misleads trafilatura or slows it down."""
    scripts = list(tree.iter("script"))
    long_metas = [meta for meta in tree.iter("meta") if _is_long(meta)]
    links = [element for element in tree.iter("p", "li") if _leads_elsewhere(element)]
    for element in scripts + long_metas + links:
        element.drop_tree()


def _is_long(meta: Any) -> bool:
    return len(meta.get("content", "")) > _LONGEST_META


def _leads_elsewhere(element: Any) -> bool:
    """Ask whether a paragraph or an item is mostly a link ("Read also") and not a sentence."""
    text = text_of(element).strip()
    if text.endswith(_SENTENCE_ENDS):
        return False
    linked_letters = sum(len(letters(text_of(link))) for link in element.iter("a"))
    return linked_letters > _MOST_LINKED * len(letters(text))


def join_boxes(tree: Any) -> None:
    """Move the paragraphs of an article that is cut into boxes into the first of its boxes.

    Some sites put advertisements between them, and trafilatura reads no more than one box.
    """
    first_boxes: dict[Any, Any] = {}
    for box in list(tree.iter("div", "section")):
        if not _is_article_box(box):
            continue
        home = next(box.iterancestors("article", "main"), None)
        first = first_boxes.setdefault((box.get("class"), home), box)
        if first is not box and first not in box.iterancestors():
            first.extend(list(box))


def _is_article_box(box: Any) -> bool:
    """Ask whether a box is named like one of an article, and holds several paragraphs."""
    return bool(_BOX.search(box.get("class", ""))) and len(box.findall(".//p")) > 1


def text_lines(tree: Any, body: Iterable[Any], stated: Statements) -> list[str]:
    """Choose the lines of the article: the page's own or those of JSON-LD, and the standfirst."""
    known = {letters(line) for line in stated.titles + stated.authors}
    lines = list(_body_lines(body, known))
    printed = _printed_lines(tree)
    stated_body = max(stated.bodies, key=len, default="")
    letters_in_page = len(letters("".join(lines)))
    if len(letters(stated_body)) > _FULLER * letters_in_page:
        lines = lines_of_markup(stated_body)
    standfirst = _standfirst(printed, stated.descriptions)
    opening = letters("".join(lines[:_OPENING]))
    if lines and letters(standfirst) not in opening:
        lines.insert(0, standfirst)
    return lines


def _body_lines(body: Iterable[Any], known: set[str]) -> Iterator[str]:
    """Yield the lines of trafilatura's body.

    Headline and byline (the `known` lines) are left out, and so are lists above the text and
    headings below it.
    """
    elements = list(body)
    while elements and elements[-1].tag == "head":
        elements.pop()
    opened = False
    for element in elements:
        lines = lines_of_tree(element)
        if letters("".join(lines)) in known:
            continue
        if element.tag in ("p", "quote"):
            opened = True
        if opened or element.tag != "list":
            yield from lines


def _printed_lines(tree: Any) -> list[str]:
    """List the lines of all boxes of a page that hold no other box."""
    lines: list[str] = []
    for box in tree.iter("p", "h2", "h3", "h4", "div"):
        if not any(inner.tag in BLOCKS for inner in box):
            lines += lines_of_tree(box)
    return lines


def _standfirst(printed: list[str], descriptions: list[str]) -> str:
    """Return the first printed line that the page also states as its description, or ""."""
    described = {letters(description) for description in descriptions}
    return next((line for line in printed if letters(line) in described), "")
