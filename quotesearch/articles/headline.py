"""The headline of an article among the titles that its page states.

Many pages add the name of the site, or of a section, to the headline: "The dam broke - Opinion -
The Herald", "Herald: The dam broke".
"""

import re
from collections.abc import Sequence

from quotesearch.articles.metadata import letters

_SEPARATOR = re.compile(r"\s+(?:[–—·•»«›~-]|::)\s+|\s*[|｜：_]\s*")  # between headline and site
_BEHIND_SITE = re.compile(rf":\s+|{_SEPARATOR.pattern}")
_ELLIPSES = ("…", "...")
_SECTIONS = frozenset(
    (
        *("analysis", "books", "business", "comment", "culture", "editorial", "education"),
        *("entertainment", "environment", "features", "film", "health", "lifestyle", "local"),
        *("localnews", "markets", "money", "music", "national", "news", "opinion", "politics"),
        *("science", "society", "sport", "sports", "tech", "technology", "travel", "uk"),
        *("uknews", "us", "usnews", "world", "worldnews"),
    )
)

_LONGEST_TITLE = 500  # characters of a title in which a separator is looked for
_LONGEST_ADDITION = 15  # characters that may follow a site's name: "The Herald – 04/03/2026"
_MOST_OF_NAME = 0.55  # of the letters of a site's name: "Mirror" for "The Mirror"
_LONGEST_SECTION = 2  # words of a section between two bars
_SHORTEST_HEADLINE = 3  # words before a section that another title does not confirm


def headline(titles: Sequence[str], sources: Sequence[str]) -> str | None:
    """Return the best title, without the name of the site that many pages add to it.

    Args:
        titles: the titles that a page states, the best first.
        sources: the names of the site.
    """
    sites = _names_of_site(sources)
    nothing = {letters(source) for source in sources} | sites | {""}
    candidates = [title for title in titles if letters(title) not in nothing]
    if not candidates:
        return None
    title = _whole(candidates)
    known_titles = {letters(candidate) for candidate in candidates}
    return _without_suffix(_without_prefix(title, sites), sites, known_titles)


def _whole(candidates: Sequence[str]) -> str:
    """Return the first title, or if it is cut short, the one that goes on."""
    first = candidates[0]
    if first.endswith(_ELLIPSES):
        start = letters(first)
        for candidate in candidates:
            if letters(candidate).startswith(start) and not candidate.endswith(_ELLIPSES):
                return candidate
    return first


def _without_prefix(title: str, sites: set[str]) -> str:
    """Cut off the name of a site, and what separates it, in front of a headline."""
    separator = _BEHIND_SITE.search(title[:_LONGEST_TITLE])
    if separator is None:
        return title
    head = letters(title[: separator.start()])
    rest = title[separator.end() :]
    is_site = head.removeprefix("the") in sites
    return rest if is_site and rest and not _names_a_site(letters(rest), sites) else title


def _without_suffix(title: str, sites: set[str], known_titles: set[str]) -> str:
    """Cut off the names of a site and its sections behind a headline."""
    for separator in _SEPARATOR.finditer(title[:_LONGEST_TITLE]):
        head = title[: separator.start()]
        tail = title[separator.end() :]
        if head and _is_added(head, tail, sites, known_titles):
            return head
        if head and "|" in separator[0] and _ends_with_bars(tail, sites):
            return head
    return title


def _is_added(head: str, tail: str, sites: set[str], known_titles: set[str]) -> bool:
    """Ask whether the tail of a title is not of the headline."""
    tail_letters = letters(tail)
    if _names_a_site(tail_letters, sites):
        return True
    is_known = letters(head) in known_titles
    if is_known and len(head) > len(tail_letters):
        return True
    *sections, site = _SEPARATOR.split(tail[:_LONGEST_TITLE])
    if not sections or not _names_a_site(letters(site), sites):
        return False
    return is_known or (_is_long(head) and all(map(_is_section, sections)))


def _ends_with_bars(tail: str, sites: set[str]) -> bool:
    """Ask whether a tail is short parts between bars, and a site: "Spain | The Herald"."""
    *sections, site = tail[:_LONGEST_TITLE].split("|")
    are_short = all(len(section.split()) <= _LONGEST_SECTION for section in sections)
    return bool(sections) and are_short and _names_a_site(letters(site), sites)


def _is_long(head: str) -> bool:
    return len(head.split()) >= _SHORTEST_HEADLINE


def _is_section(words: str) -> bool:
    return letters(words) in _SECTIONS


def _names_of_site(sources: Sequence[str]) -> set[str]:
    """Return the letters of the names of a site, and of the parts of "Herald – Daily News".

    A leading "the" is left out.
    """
    names = {letters(source) for source in sources}
    for source in sources:
        names.update(map(letters, _SEPARATOR.split(source[:_LONGEST_TITLE])))
    return {name.removeprefix("the") for name in names} - _SECTIONS - {""}


def _names_a_site(tail: str, sites: set[str]) -> bool:
    """Ask whether letters are the name of a site, most of it, or it with a short addition."""
    tail = tail.removeprefix("the")
    for site in sites:
        is_part = site.startswith(tail) or site.endswith(tail)
        if is_part and len(tail) >= _MOST_OF_NAME * len(site):
            return True
        if tail.startswith(site) and len(tail) < len(site) + _LONGEST_ADDITION:
            return True
    return False
