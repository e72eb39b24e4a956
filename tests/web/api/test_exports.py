"""A whole result as CSV and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from quotesearch.web.api.exports import COLUMNS
from tests.web.api.conftest import FORMULAS, MARKUP

SEARCH, CSV, JSONL = "/api/v1/search", "/api/v1/search.csv", "/api/v1/search.jsonl"


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


def test_an_export_has_no_pages(client: FlaskClient) -> None:
    for address in (CSV, JSONL, "/api/v1/feed.atom"):
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
