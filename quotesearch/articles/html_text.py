"""Markup -> lines of text: one for each paragraph, heading or item of a list."""

import re
from typing import Any

# Elements that stand on lines of their own.
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
        *("head", "item", "lb", "list", "quote", "row"),  # trafilatura's
    )
)

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_UNREADABLE = re.compile(
    r"""
      [\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]  # characters that XML does not have
    | <[^<>]{200000,}>?                                      # a tag that takes parsers too long
    | &\#(?:                                                 # references to such characters:
          0*(?:[1-8] | 1[124-9] | 2\d | 3[01])(?!\d)         #   decimal
        | x0*(?:[1-8bcef] | 1[\da-f] | fff[ef])(?![\da-f])   #   hexadecimal
      );?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LINE_END = "\u2029"
_QUOTATION_MARKS = frozenset("“”„«»‹›‘’\"'`")


def write_quotation_marks(tree: Any) -> None:
    """Write the quotation marks that a browser shows around a <q>, and take off its tags.

    Marks that the text has there already are not written twice. A <q> in another has single marks.
    """
    for element in reversed(list(tree.iter("q"))):
        words = text_of(element).strip()
        is_marked = words[:1] in _QUOTATION_MARKS or _text_before(element)[-1:] in _QUOTATION_MARKS
        if words and not is_marked:
            is_nested = next(element.iterancestors("q"), None) is not None
            opening, closing = "‘’" if is_nested else "“”"
            element.text = opening + (element.text or "")
            element.tail = closing + (element.tail or "")
        element.drop_tag()


def _text_before(element: Any) -> str:
    """Return the text between an element and the tag before it."""
    previous = element.getprevious()
    text = element.getparent().text if previous is None else previous.tail
    return text or ""


def without_unreadable(markup: str) -> str:
    """Remove the characters and tags that a parser must not see."""
    return _UNREADABLE.sub("", markup)


def lines_of_markup(fragment: str) -> list[str]:
    """Return the lines of a piece of HTML, or of plain text."""
    from lxml import html

    markup = fragment if _TAG.search(fragment) else fragment.replace("\n", "<br>")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    tree = html.fragment_fromstring(without_unreadable(markup), create_parent="div", parser=parser)
    write_quotation_marks(tree)
    return lines_of_tree(tree)


def lines_of_tree(tree: Any) -> list[str]:
    """Return the lines of an element, and of what follows it up to the next element."""
    from lxml import etree

    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BLOCKS:
            pieces.append(_LINE_END)
        pieces.append(_text_at(event, element))
    parts = "".join(pieces).split(_LINE_END)
    lines = [" ".join(part.split()) for part in parts]
    return [line for line in lines if line]


def text_of(element: Any) -> str:
    """Return all text inside an element, in one piece."""
    return "".join(element.itertext())


def _text_at(event: str, element: Any) -> str:
    """Return the text after the opening or the closing tag of an element."""
    if event == "end":
        return element.tail or ""
    if element.tag in ("script", "style"):
        return ""
    return element.text or ""
