"""What the tests of the API share: its document, and answers and problems held against that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from quotesearch.archive import read_quotes
from quotesearch.records import Quote

ROOT = Path(__file__).parents[3]
SEARCH = "/api/v1/search"
VERIFY = "/api/v1/verify"

Json = dict[str, Any]


@pytest.fixture(scope="module")
def document(app: Flask) -> Json:
    """The OpenAPI document, as it is served."""
    return dict(app.test_client().get("/openapi.json").get_json())


@pytest.fixture(scope="module")
def quotes() -> dict[str, Quote]:
    """The committed quotes by id."""
    return {quote.id: quote for quote in read_quotes(ROOT / "data" / "quotes.jsonl")}


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
