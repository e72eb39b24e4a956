"""The lines of an HTML page that print when its article was published."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Any

from quotesearch.articles.html_text import BLOCKS, text_of
from quotesearch.articles.metadata import letters, one_line
from quotesearch.articles.printed_day import is_date_only

_HOMES = ("article", "main")
_WHOLE = frozenset(("html", "head", "body", *_HOMES))
_OF_CHANGE = re.compile(r"modif|update|revis", re.IGNORECASE)
# Boxes of other articles and of readers' comments.
_ELSEWHERE_TAGS = frozenset(("aside", "nav"))
_ELSEWHERE_NAMES = re.compile(
    r"""
    comment | disqus | latest | more[-_] | most[-_] | newsletter | popular | promo
  | read[-_]?(?:also|next) | recirc | recommend | related | sidebar | teaser | trending
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATE_NAMES = re.compile(
    r"byline|dateline|date(?!a)|\bmeta\b|meta[-_]|[-_]meta|posted|publish|timestamp|\btime\b",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r"(?:first )?(?:published|posted|updated|last updated)\b", re.IGNORECASE)
_CHANGE_LINE = re.compile(r"(?:last )?(?:modified|updated|revised)\b", re.IGNORECASE)
_LONGEST_LINE = 200  # characters of a line that prints a date
_LONGEST_LABEL = 60  # characters before a <time> that may say what it is
_MOST_PARTS = 30  # elements in a line
_NOT_IN_LINE = BLOCKS | {"time"}
_MOST_LINES = 20  # that are looked at


def lines_with_dates(tree: Any) -> list[str]:
    """List lines that may print the day of publication, the most certain first.

    A line is the point in time of a <time>, with what it is said to be, or a short line of the
    head of the article. Related articles and comments are left out.
    """
    times: list[str] = []
    lines: list[str] = []
    is_in_text = False
    for element in _elements_of_article(tree):
        line = _short_line(element)
        if element.tag == "time":
            times.append(_labelled_time(element))
        elif not line:
            is_in_text = is_in_text or element.tag == "p"
        elif _prints_date(element, line) or (is_date_only(line) and not is_in_text):
            lines.append(line)
    # What says that it is the publication is better than what does not say.
    times.sort(key=lambda time: "publish" not in time.lower())
    return [*times[:_MOST_LINES], *lines[:_MOST_LINES]]


def without_other_dates(tree: Any) -> Any:
    """Copy a page without boxes of others and without times of changes.

    They mislead a search for the day of publication.
    """
    page = deepcopy(tree)
    homes = set(_roots(page))
    elements = [element for element in page.iterdescendants() if isinstance(element.tag, str)]
    for element in elements:
        is_other = element.tag not in _WHOLE and _is_elsewhere(element, page)
        if is_other or _is_time_of_change(element) or _is_of_site(element, homes):
            element.drop_tree()
    return page


def _is_of_site(element: Any, homes: set[Any]) -> bool:
    """Ask whether an element is the header or footer of a site, outside its article."""
    if element.tag not in ("header", "footer") or not homes:
        return False
    is_in_home = element in homes or not homes.isdisjoint(element.iterancestors())
    return not is_in_home and homes.isdisjoint(element.iterdescendants())


def _is_time_of_change(element: Any) -> bool:
    name = element.get("property") or element.get("name") or ""
    if element.tag in ("meta", "time"):
        return bool(_OF_CHANGE.search(f"{name} {_names(element)}"))
    return bool(_CHANGE_LINE.match(_short_line(element)))


def _elements_of_article(tree: Any) -> Iterator[Any]:
    """Yield the elements of the article that the first h1 heads, without boxes of others."""
    for root in _roots(tree):
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if not isinstance(element.tag, str) or _is_elsewhere(element, root):
                continue
            yield element
            waiting.extend(reversed(element))


def _roots(tree: Any) -> list[Any]:
    heading = next(tree.iter("h1"), None)
    first_home = next(tree.iter(*_HOMES), None)
    if heading is None:
        return [] if first_home is None else [first_home]
    home = next(heading.iterancestors(*_HOMES), None)
    if home is not None:
        return [home]
    title = next(tree.iter("title"), None)
    is_of_site = title is not None and not _opens(title, heading)
    roots = [first_home, None if is_of_site else heading.getparent()]
    return [root for root in roots if root is not None]


def _opens(title: Any, heading: Any) -> bool:
    """Ask whether the title of a page starts like its heading: else it is the site's name."""
    return letters(text_of(title)).startswith(letters(text_of(heading)))


def _is_elsewhere(element: Any, root: Any) -> bool:
    if element is root:
        return False
    return element.tag in _ELSEWHERE_TAGS or bool(_ELSEWHERE_NAMES.search(_names(element)))


def _names(element: Any) -> str:
    """Return what a page calls an element."""
    names = (element.get(name, "") for name in ("class", "id", "itemprop", "data-testid"))
    return " ".join(names)


def _labelled_time(time: Any) -> str:
    """Return the point in time of a <time>, behind what the page says that it is."""
    parent = time.getparent()
    before = time.getprevious()
    stands_first = before is None
    printed = parent.text if stands_first else before.tail
    label = one_line(printed)[-_LONGEST_LABEL:]
    stated = one_line(time.get("datetime")) or one_line(text_of(time))
    return " ".join((_names(time), label, stated[:_LONGEST_LINE]))


def _short_line(element: Any) -> str:
    """Return the text of an element that is a short line; "" if it is none."""
    inside = list(islice(element.iterdescendants(), _MOST_PARTS + 1))
    if len(inside) > _MOST_PARTS or any(part.tag in _NOT_IN_LINE for part in inside):
        return ""
    line = one_line(text_of(element))
    return line if len(line) <= _LONGEST_LINE else ""


def _prints_date(element: Any, line: str) -> bool:
    """Ask whether a line is named, or starts, like a date."""
    return bool(_DATE_NAMES.search(_names(element)) or _DATE_LINE.match(line))
