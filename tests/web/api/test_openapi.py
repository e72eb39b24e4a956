"""The OpenAPI document, and the page that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from tests.web.api.conftest import ROOT, SEARCH, Json, resolved


def test_the_document_is_sound(document: Json) -> None:
    assert document["openapi"].startswith("3.1.")
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    references = {value for name, value in members(document) if name == "$ref"}
    kinds = ("schemas", "parameters", "headers", "responses")
    assert references == {
        f"#/components/{kind}/{name}" for kind in kinds for name in document["components"][kind]
    }


def members(value: Any) -> Iterator[tuple[str, Any]]:
    """All members of all objects, however deep."""
    if isinstance(value, list):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for name, part in value.items():
            yield name, part
            yield from members(part)


def test_every_route_is_described(app: Flask, document: Json) -> None:
    pages = {"/widget/quote-search.js", "/openapi.json", "/static/<path:filename>"}
    rules = [rule for rule in app.url_map.iter_rules() if not rule.endpoint.startswith("pages.")]
    addresses = {rule.rule for rule in rules}
    assert {address.replace("<quote_id>", "{id}") for address in addresses - pages} == set(
        document["paths"]
    )
    docs = (ROOT / "docs" / "api.md").read_text()
    asked = {
        f"{'POST' if 'POST' in rule.methods else 'GET'} {rule.rule.replace('<quote_id>', '<id>')}"
        for rule in rules
        if rule.methods and rule.endpoint != "static"
    }
    assert [address for address in sorted(asked) if f"`{address}" not in docs] == []


@pytest.mark.parametrize(
    "path", [SEARCH, f"{SEARCH}.csv", f"{SEARCH}.jsonl", "/api/v1/feed.atom", "/api/v1/speakers"]
)
def test_the_parameters_of_the_document_are_those_that_are_read(
    client: FlaskClient, document: Json, path: str
) -> None:
    parameters = [resolved(document, part) for part in document["paths"][path]["get"]["parameters"]]
    described = {parameter["name"] for parameter in parameters if parameter["in"] == "query"}
    hint = (
        client.get(path, query_string={"no-such": "1"}).get_json()["detail"].partition(" Use ")[2]
    )
    assert set(hint.rstrip(".").split(", ")) == described


def test_the_page_describes_every_operation(client: FlaskClient, document: Json) -> None:
    page = client.get("/docs")
    assert page.mimetype == "text/html"
    policy = dict(
        part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; ")
    )
    assert (policy["default-src"], policy["style-src"]) == ("'none'", "'self'")
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]* (?:href|src)="([^"]*)"', page.text)
    assert loaded == ["/static/favicon.svg", "/static/page.css"]
    assert not re.search(r"<script|<style|style=|\bon\w+=|https?://", page.text)
    named = set(re.findall(r' id="([^"]+)"', page.text))
    assert set(re.findall(r' href="#([^"]+)"', page.text)) <= named
    operations = [each for methods in document["paths"].values() for each in methods.values()]
    assert {operation["operationId"] for operation in operations} | set(
        document["components"]["schemas"]
    ) <= named
    assert len(named) == len(re.findall(r' id="', page.text))
    parameters = {
        resolved(document, part)["name"]
        for operation in operations
        for part in operation.get("parameters", ())
    }
    assert [
        name
        for name in parameters | set(document["paths"])
        if f"<code>{name}</code>" not in page.text
    ] == []


def test_summaries_are_the_docstrings_of_the_endpoints(app: Flask, document: Json) -> None:
    paths = document["paths"]
    for endpoint, path in (("api.alive", "/healthz"), ("api.speakers", "/api/v1/speakers")):
        assert paths[path]["get"]["summary"] == app.view_functions[endpoint].__doc__
    exported = "The result as CSV, for spreadsheets: at most the best 1,000 hits."
    assert paths[f"{SEARCH}.csv"]["get"]["summary"] == exported
