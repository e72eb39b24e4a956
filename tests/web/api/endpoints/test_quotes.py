"""One quote, at the address that its id makes."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from flask.testing import FlaskClient

from quotesearch.presentation import shown
from quotesearch.records import Quote
from tests.web.api.conftest import Json, check, problem


def test_every_quote_has_an_address(
    client: FlaskClient, document: Json, quotes: dict[str, Quote]
) -> None:
    for quote_id, quote in quotes.items():
        body = check(document, "/api/v1/quotes/{id}", client.get(f"/api/v1/quotes/{quote_id}"))
        pieces = [asdict(piece) for piece in shown(quote)]
        assert body == {**json.loads(json.dumps(quote.to_json())), "shown": pieces}


@pytest.mark.parametrize("quote_id", ["0" * 16, "x" * 5000, "%27%20OR%201=1", "%F0%9F%98%80"])
def test_no_quote_has_this_id(client: FlaskClient, document: Json, quote_id: str) -> None:
    response = client.get(f"/api/v1/quotes/{quote_id}")
    assert "no quote" in problem(response, 404)["detail"]
    check(document, "/api/v1/quotes/{id}", response)


def test_a_quote_takes_no_parameters(
    client: FlaskClient, document: Json, quotes: dict[str, Quote]
) -> None:
    response = client.get(f"/api/v1/quotes/{next(iter(quotes))}?q=war")
    assert problem(response, 400)["parameter"] == "q"
    check(document, "/api/v1/quotes/{id}", response)
