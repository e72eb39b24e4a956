"""Speakers, by the start of a name and with the number of their quotes."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from quotesearch.records import Quote
from tests.web.api.conftest import Json, check, problem


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("heg", ["Pete Hegseth"]),
        ("PETE", ["Pete Hegseth"]),
        ("pete hegs", ["Pete Hegseth"]),
        ("sam", ["Sam Altman"]),
        ("ltman", []),
        ("%", []),
        ("_am", []),
    ],
)
def test_speakers_by_the_start_of_a_name(
    client: FlaskClient, document: Json, prefix: str, names: list[str]
) -> None:
    body = check(
        document,
        "/api/v1/speakers",
        client.get("/api/v1/speakers", query_string={"prefix": prefix}),
    )
    assert [speaker["name"] for speaker in body["speakers"]] == names


def test_speakers_are_counted(
    client: FlaskClient, document: Json, quotes: dict[str, Quote]
) -> None:
    body = check(document, "/api/v1/speakers", client.get("/api/v1/speakers?limit=100"))
    said = [quote.speaker for quote in quotes.values() if quote.speaker]
    assert {speaker["name"]: speaker["quotes"] for speaker in body["speakers"]} == {
        name: said.count(name) for name in said
    }
    two = check(document, "/api/v1/speakers", client.get("/api/v1/speakers?limit=2"))
    assert two["speakers"] == body["speakers"][:2]
    assert problem(client.get("/api/v1/speakers?limit=101"), 400)["parameter"] == "limit"
