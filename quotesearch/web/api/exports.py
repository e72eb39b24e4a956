"""A whole result in one file: CSV for spreadsheets, JSON lines for programs, Atom for feed readers."""

import csv
import io
import json
import re
import uuid
from collections.abc import Collection, Iterator, Mapping
from typing import cast
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np

from quotesearch import __version__
from quotesearch.index import Generation
from quotesearch.presentation import notes, said_by, said_when, shown_text, web_address
from quotesearch.records import Hit, Quote

MOST_EXPORTED = 1_000  # hits
MOST_IN_FEED = 100  # entries
COLUMNS = (
    *(
        "shown",
        "text",
        "report",
        "denied",
        "speaker",
        "speaker_mention",
        "cue",
        "confidence",
        "kind",
    ),
    *("date", "date_basis", "published"),
    *("source", "title", "url", "id", "article_id", "score", "conflict", "other_printings"),
)
ATOM = "http://www.w3.org/2005/Atom"
_FORMULA = tuple("=+-@\t\r＝＋－＠")  # how a cell begins that a spreadsheet would compute
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = uuid.UUID("7c2d4b9e-0c63-4f53-9d0a-5f0d6c1b8e21")


def to_csv(hits: Collection[Hit]) -> str:
    """A line of COLUMNS for each hit, below their names; with a byte order mark, without which Excel takes UTF-8 for
    something else. A text that a spreadsheet would take for a formula has an apostrophe before it."""
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for hit in hits:
        fields = {
            **hit.to_json(),
            "shown": shown_text(hit.quote),
            "other_printings": len(hit.occurrences),
        }
        writer.writerow([_cell(fields[name]) for name in COLUMNS])
    return file.getvalue()


def to_jsonl(hits: Collection[Hit]) -> str:
    """A hit on each line, as the search has it."""
    return "".join(f"{json.dumps(hit.to_json(), ensure_ascii=False)}\n" for hit in hits)


def to_atom(
    generation: Generation, hits: Collection[Hit], *, title: str, address: str, api: str
) -> bytes:
    """A feed (RFC 4287) of those hits of a question that were printed on a known day, newest printing first.

    `generation` has their other printings; `title` and `address` are the feed's own, `api` begins those of quotes.
    """
    rows = np.array([generation.quotes.row_of(hit.quote.id) for hit in hits], np.int64)
    printed = map(_dated, generation.quotes.printings(rows))
    dated = [
        (printings[-1], printings[0], hit)
        for hit, printings in zip(hits, printed, strict=True)
        if printings
    ]
    dated.sort(key=lambda entry: (_day(entry[0]), entry[0].id), reverse=True)
    feed = Element("feed", xmlns=ATOM)
    _text(feed, "title", title)
    _text(feed, "id", _urn(address))
    newest = _day(dated[0][0]) if dated else generation.manifest.created[:10]
    _text(feed, "updated", _midnight(newest))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    SubElement(feed, "generator", version=__version__).text = "quotesearch"
    for last, first, hit in dated[:MOST_IN_FEED]:
        quote = hit.quote
        speaker = quote.speaker or quote.speaker_mention or "unnamed"
        entry = SubElement(feed, "entry")
        _text(entry, "title", f"{speaker}: {shown_text(quote)}")
        _text(entry, "id", _urn(first.id))  # a further printing is later, and changes no id
        _text(entry, "updated", _midnight(_day(last)))
        _text(entry, "published", _midnight(_day(first)))
        _text(SubElement(entry, "author"), "name", speaker)
        SubElement(
            entry, "link", rel="alternate", href=web_address(last.url) or f"{api}/{quote.id}"
        )
        _text(entry, "content", "\n\n".join(_said(quote, last)), type="text")
    return cast(bytes, tostring(feed, encoding="utf-8", xml_declaration=True))


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _dated(printings: Mapping[int, Quote]) -> list[Quote]:
    """Those printings that have a day, first to last."""
    return sorted(
        filter(_day, printings.values()), key=lambda each: (_day(each), each.article_id, each.start)
    )


def _day(quote: Quote) -> str:
    """The day that a quote was printed or, where that is not known, said; empty where neither is."""
    return quote.published or quote.date or ""


def _said(quote: Quote, last: Quote) -> Iterator[str]:
    yield shown_text(quote)
    yield ", ".join((said_by(quote), said_when(quote), *notes(quote)))
    yield ", ".join(filter(None, (last.title, last.source)))
    yield quote.context


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _NOT_IN_XML.sub("\ufffd", text)
