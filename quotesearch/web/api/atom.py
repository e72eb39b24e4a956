"""The result of a question as an Atom feed (RFC 4287), for feed readers."""

import re
import uuid
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, cast
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np

from quotesearch import __version__
from quotesearch.index import Generation
from quotesearch.presentation import notes, said_by, said_when, shown_text, web_address
from quotesearch.records import Hit, Quote

MOST_IN_FEED = 100  # entries

_ATOM = "http://www.w3.org/2005/Atom"
_IDS = uuid.UUID("7c2d4b9e-0c63-4f53-9d0a-5f0d6c1b8e21")  # namespace of our ids, made once
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


class _Entry(NamedTuple):
    """A quote of the feed, with the first and the last of its printings that have a day."""

    quote: Quote
    first: Quote
    last: Quote


def to_atom(
    generation: Generation,
    hits: Collection[Hit],
    *,
    title: str,
    address: str,
    quotes_address: str,
) -> bytes:
    """Write a feed of the hits that were printed on a known day, newest printing first.

    Args:
        generation: has the other printings of the hits.
        hits: the result of a question.
        title: of the feed.
        address: of the feed; it also makes its id.
        quotes_address: below it, each quote has an address by its id.
    """
    entries = _entries(generation, hits)
    newest_day = _day(entries[0].last) if entries else generation.manifest.created[:10]
    feed = Element("feed", xmlns=_ATOM)
    _add(feed, "title", title)
    _add(feed, "id", _urn(address))
    _add(feed, "updated", _midnight(newest_day))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    SubElement(feed, "generator", version=__version__).text = "quotesearch"
    for entry in entries[:MOST_IN_FEED]:
        _add_entry(feed, entry, quotes_address)
    return cast(bytes, tostring(feed, encoding="utf-8", xml_declaration=True))


def _entries(generation: Generation, hits: Collection[Hit]) -> list[_Entry]:
    """Pair each hit with its printings, newest first; leave out hits without a day."""
    rows = np.array([generation.quotes.row_of(hit.quote.id) for hit in hits], np.int64)
    entries = []
    for hit, printings in zip(hits, generation.quotes.printings(rows), strict=True):
        dated = _in_order(printings.values())
        if dated:
            entries.append(_Entry(hit.quote, dated[0], dated[-1]))
    return sorted(entries, key=lambda entry: (_day(entry.last), entry.last.id), reverse=True)


def _in_order(printings: Iterable[Quote]) -> list[Quote]:
    """Sort the printings that have a day, first to last."""
    dated = filter(_day, printings)
    return sorted(dated, key=lambda printing: (_day(printing), printing.article_id, printing.start))


def _add_entry(feed: Element, entry: _Entry, quotes_address: str) -> None:
    quote, first, last = entry
    speaker = quote.speaker or quote.speaker_mention or "unnamed"
    address = web_address(last.url) or f"{quotes_address}/{quote.id}"
    element = SubElement(feed, "entry")
    _add(element, "title", f"{speaker}: {shown_text(quote)}")
    _add(element, "id", _urn(first.id))  # a later printing does not change it
    _add(element, "updated", _midnight(_day(last)))
    _add(element, "published", _midnight(_day(first)))
    _add(SubElement(element, "author"), "name", speaker)
    SubElement(element, "link", rel="alternate", href=address)
    _add(element, "content", "\n\n".join(_paragraphs(quote, last)), type="text")


def _paragraphs(quote: Quote, last: Quote) -> Iterator[str]:
    """Put into words: the quote, who said it and when, where it was last printed, its context."""
    yield shown_text(quote)
    yield ", ".join((said_by(quote), said_when(quote), *notes(quote)))
    yield ", ".join(filter(None, (last.title, last.source)))
    yield quote.context


def _day(quote: Quote) -> str:
    """Return the day a quote was printed, else the day it was said; empty if both are unknown."""
    return quote.published or quote.date or ""


def _urn(name: str) -> str:
    return uuid.uuid5(_IDS, name).urn


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with a text; what XML cannot hold becomes U+FFFD."""
    SubElement(parent, tag, attributes).text = _NOT_IN_XML.sub("\ufffd", text)
