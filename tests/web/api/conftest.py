"""What the tests of the API share: its description, answers checked against it, problems."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from quotesearch.archive import read_quotes, write_quotes
from quotesearch.index import build
from quotesearch.records import Quote
from quotesearch.web import create_app

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

ROOT = Path(__file__).parents[3]
SEARCH = "/api/v1/search"
VERIFY = "/api/v1/verify"

RIVERS = ("Elbe", "Thames", "Volga", "Loire", "Tiber", "Rhine", "Seine")
FORMULAS = [
    f"{start}The bridge over the {river} is closed."
    for start, river in zip("=+-@\t\r＝", RIVERS, strict=True)
]
MARKUP = 'The bridge over the "Danube",\r\nis <b>closed</b> & \x07 loud.'

Json = dict[str, Any]


@pytest.fixture(scope="session")
def document(app: Flask) -> Json:
    """The OpenAPI document, as it is served."""
    return dict(app.test_client().get("/openapi.json").get_json())


@pytest.fixture(scope="module")
def quotes() -> dict[str, Quote]:
    """The committed quotes by id."""
    return {quote.id: quote for quote in read_quotes(ROOT / "data" / "quotes.jsonl")}


@pytest.fixture(scope="session")
def bridges(tmp_path_factory: pytest.TempPathFactory, make_quote: MakeQuote) -> FlaskClient:
    """Quotes about bridges: one printed on three days, one of no known day, some hostile."""
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


def closed(schema: Any) -> Any:
    """The schema with no member allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    named = (
        {"additionalProperties": False}
        if schema.get("type") == "object" and "properties" in schema
        else {}
    )
    return named | {name: closed(part) for name, part in schema.items()}


def check(document: Json, path: str, response: TestResponse, method: str = "get") -> Json:
    """The body, when it is what the document says of this path and status, and no more."""
    described = resolved(
        document, document["paths"][path][method]["responses"][str(response.status_code)]
    )
    ((media_type, content),) = described["content"].items()
    assert response.mimetype == media_type
    assert set(described["headers"]) <= set(response.headers.keys())
    schema = {**content["schema"], "components": closed(document["components"])}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        response.get_json()
    )
    return dict(response.get_json())


def resolved(document: Json, part: Json) -> Json:
    """The part itself or, where it is a reference, what it refers to."""
    for name in part.get("$ref", "#").split("/")[1:]:
        document = document[name]
    return document if "$ref" in part else part


def problem(response: TestResponse, status: int) -> Json:
    """The problem, with the members that RFC 9457 gives it."""
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    body = json.loads(response.data)
    assert body["status"] == status
    assert body["type"] == "about:blank"
    assert body["title"]
    assert body["detail"]
    return dict(body)
