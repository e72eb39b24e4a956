"""A whole result as CSV, JSON lines and Atom."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from flask.testing import FlaskClient

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.web import create_app
from quotesearch.web.api.exports import COLUMNS

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

SEARCH, CSV, JSONL, FEED = (
    f"/api/v1/{name}" for name in ("search", "search.csv", "search.jsonl", "feed.atom")
)
RIVERS = ("Elbe", "Thames", "Volga", "Loire", "Tiber", "Rhine", "Seine")
FORMULAS = [
    f"{start}The bridge over the {river} is closed."
    for start, river in zip("=+-@\t\r＝", RIVERS, strict=True)
]
MARKUP = 'The bridge over the "Danube",\r\nis <b>closed</b> & \x07 loud.'


@pytest.fixture(scope="module")
def bridges(
    tmp_path_factory: pytest.TempPathFactory, empty_index: Path, make_quote: MakeQuote
) -> FlaskClient:
    """An index of quotes about bridges: one printed on three days, one of no known day, some hostile."""
    printed = [
        make_quote(
            "The bridge over the Ebro is closed.",
            article_id=article,
            speaker="Ann Lee",
            published=day,
            source=source,
            url=url,
        )
        for article, day, source, url in (
            ("a", "2026-03-01", "Herald", "https://herald.example/a?x=1&y=ä b"),
            ("b", "2026-03-09", "Post", "javascript:alert(1)"),
            ("c", "2026-03-05", "Times", None),
        )
    ]
    undated = make_quote("The bridge over the Nile is closed.", article_id="d", speaker="Bo Ray")
    later = make_quote(
        "The bridge over the Po is closed.",
        article_id="e",
        speaker_mention="a <i>painter</i>",
        published="2026-03-07",
    )
    hostile = [
        make_quote(
            text,
            article_id=f"h{at}",
            speaker="=1+1",
            title="@title",
            published=f"2025-01-0{at + 1}",
        )
        for at, text in enumerate((*FORMULAS, MARKUP))
    ]
    folder = tmp_path_factory.mktemp("bridges")
    write_quotes([*printed, undated, later, *hostile], folder / "quotes.jsonl")
    build(folder / "quotes.jsonl", folder / "index")
    return create_app(folder / "index").test_client()


def whole(client: FlaskClient, **asked: str) -> list[dict[str, Any]]:
    return list(client.get(SEARCH, query_string={**asked, "limit": "100"}).get_json()["hits"])


@pytest.mark.parametrize(
    "asked",
    [{"q": "Anthropic"}, {"q": "Anthropic", "speaker": "Sam Altman"}, {"q": "banana bread"}],
)
def test_an_export_has_the_hits_of_the_search(client: FlaskClient, asked: dict[str, str]) -> None:
    hits = whole(client, **asked)
    lines = client.get(JSONL, query_string=asked)
    assert lines.mimetype == "application/jsonl"
    assert [json.loads(line) for line in lines.text.splitlines()] == hits
    table = client.get(CSV, query_string=asked)
    assert table.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [hit["id"] for hit in hits]
    for row, hit in zip(rows, hits, strict=True):
        assert row.keys() == set(COLUMNS)
        assert row.pop("other_printings") == str(len(hit["occurrences"]))
        assert row.pop("shown") == "".join(piece["text"] for piece in hit["shown"])
        assert row == {name: "" if hit[name] is None else str(hit[name]) for name in row}
    for answer in (lines, table):
        assert answer.headers["X-Total-Count"] == str(len(hits))
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="quotes.')


def test_an_export_is_no_page(client: FlaskClient) -> None:
    for address in (CSV, JSONL, FEED):
        refused = client.get(f"{address}?q=war&limit=1")
        assert (refused.status_code, refused.get_json()["parameter"]) == (400, "limit")
        assert client.get(address).status_code == 400


def test_no_cell_is_a_formula(bridges: FlaskClient) -> None:
    table = bridges.get(CSV, query_string={"q": "closed bridge"}).data.decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}
    hits = {hit["id"]: hit for hit in whole(bridges, q="closed bridge")}
    assert rows.keys() == hits.keys()
    assert {hit["text"] for hit in hits.values()} >= {*FORMULAS, MARKUP}
    for row in rows.values():
        assert not [cell for cell in row.values() if cell[:1] in "=+-@\t\r＝＋－＠" and cell]
        original = hits[row["id"]]["text"]
        assert row["text"] in (original, f"'{original}")


def test_a_feed_is_newest_printing_first(bridges: FlaskClient) -> None:
    answer = bridges.get(FEED, query_string={"q": "closed bridge"})
    assert answer.mimetype == "application/atom+xml"
    feed = feedparser.parse(answer.data)
    assert (feed.bozo, feed.version) == (False, "atom10")
    titles = [entry.title for entry in feed.entries]
    assert titles[0] == "Ann Lee: “The bridge over the Ebro is closed.”"  # printed on 9 March, too
    assert "painter" in titles[1]
    assert not any(
        "Bo Ray" in title for title in titles
    )  # when it was printed is not known, and not invented
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
    feed = feedparser.parse(
        bridges.get(FEED, query_string={"q": "closed bridge", "speaker": "Ann Lee"}).data
    )
    assert feed.entries[0].link.startswith(
        "http://localhost/api/v1/quotes/"
    )  # the newest printing's is javascript:
    assert bridges.get(feed.entries[0].link.removeprefix("http://localhost")).status_code == 200


def test_a_further_printing_keeps_the_id(
    tmp_path: Path, empty_index: Path, make_quote: MakeQuote, bridges: FlaskClient
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
