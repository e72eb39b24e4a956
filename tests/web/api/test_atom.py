"""The result of a question as an Atom feed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
from flask.testing import FlaskClient

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.web import create_app
from tests.web.api.conftest import FORMULAS

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

FEED = "/api/v1/feed.atom"


def test_a_feed_is_newest_printing_first(bridges: FlaskClient) -> None:
    answer = bridges.get(FEED, query_string={"q": "closed bridge"})
    assert answer.mimetype == "application/atom+xml"
    feed = feedparser.parse(answer.data)
    assert (feed.bozo, feed.version) == (False, "atom10")
    titles = [entry.title for entry in feed.entries]
    assert titles[0] == "Ann Lee: “The bridge over the Ebro is closed.”"  # last on 9 March
    assert "painter" in titles[1]
    # The day of Bo Ray's words is unknown, and none is invented.
    assert not any("Bo Ray" in title for title in titles)
    updates = [entry.updated for entry in feed.entries]
    assert updates == sorted(updates, reverse=True)
    assert (feed.entries[0].published, updates[0]) == (
        "2026-03-01T00:00:00Z",
        "2026-03-09T00:00:00Z",
    )
    assert feed.feed.updated == updates[0]
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == len(FORMULAS) + 3
    assert all(entry.id.startswith("urn:uuid:") and entry.author for entry in feed.entries)


def test_a_feed_names_itself(bridges: FlaskClient) -> None:
    asked = {"q": 'bridge & "ä" <b>', "kind": "direct", "since": ""}
    feed = feedparser.parse(bridges.get(FEED, query_string=asked).data).feed
    (own,) = (link.href for link in feed.links if link.rel == "self")
    again = feedparser.parse(bridges.get(own.removeprefix("http://localhost")).data)
    assert (again.feed.id, again.feed.title) == (feed.id, 'Quotes: bridge & "ä" <b>')
    other = feedparser.parse(bridges.get(FEED, query_string={"q": "closed bridge"}).data).feed
    assert other.id != feed.id


def test_a_link_of_a_feed_leads_to_the_web(bridges: FlaskClient) -> None:
    asked = {"q": "closed bridge", "speaker": "Ann Lee"}
    feed = feedparser.parse(bridges.get(FEED, query_string=asked).data)
    # The address of the newest printing is one of javascript.
    assert feed.entries[0].link.startswith("http://localhost/api/v1/quotes/")
    assert bridges.get(feed.entries[0].link.removeprefix("http://localhost")).status_code == 200


def test_a_new_printing_does_not_change_the_id_of_an_entry(
    tmp_path: Path, make_quote: MakeQuote, bridges: FlaskClient
) -> None:
    words = "The bridge over the Ebro is closed."
    first = make_quote(words, article_id="a", speaker="Ann Lee", published="2026-03-01")
    write_quotes([first], tmp_path / "quotes.jsonl")
    build(tmp_path / "quotes.jsonl", tmp_path / "index")
    alone = feedparser.parse(
        create_app(tmp_path / "index").test_client().get(f"{FEED}?q=closed+bridge").data
    )
    many = feedparser.parse(bridges.get(f"{FEED}?q=closed+bridge").data)
    assert [entry.id for entry in alone.entries] == [many.entries[0].id]


def test_a_feed_of_nothing_is_a_feed(bridges: FlaskClient) -> None:
    feed = feedparser.parse(
        bridges.get(FEED, query_string={"q": "“zebra”\x00 xylophone\ufffe"}).data
    )
    assert (feed.bozo, feed.version, feed.entries) == (False, "atom10", [])
    assert feed.feed.updated
