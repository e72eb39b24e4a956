"""OpenAPI 3.1, made from the records themselves, so that the description cannot drift from them."""

from __future__ import annotations

from typing import get_args

from pydantic import TypeAdapter

from quotesearch import __version__
from quotesearch.models import MAX_LIMIT, Interpretation, Json, Kind, Occurrence, Quotation, Quote, Verification
from quotesearch.search import MAX_QUESTION, MAX_QUOTATION

_TEXT: Json = {"type": "string"}
_DAY: Json = {"type": "string", "format": "date"}
_COUNTS: Json = {"type": "object", "additionalProperties": {"type": "integer"}}


def document() -> Json:
    """The description of the API."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "quotesearch",
            "version": __version__,
            "description": "Ask who said what: attributed quotes from news articles, with speaker, date and source.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {
            "/api/v1/search": {"get": _search()},
            "/api/v1/verify": {"post": _verify()},
            "/api/v1/quotes/{id}": {"get": _one_quote()},
            "/api/v1/speakers": {"get": _speakers()},
            "/healthz": {"get": _health("alive", "The process answers.", "Alive")},
            "/readyz": {"get": _health("ready", "Index and embedder are loaded.", "Ready")},
        },
        "components": {"schemas": _schemas()},
    }


def _search() -> Json:
    return {
        "operationId": "search",
        "summary": "Quotes that answer a question, best first.",
        "parameters": [
            _parameter("q", {**_TEXT, "minLength": 1, "maxLength": MAX_QUESTION}, "The question.", required=True),
            _narrowing("speaker", _TEXT, "Only quotes of this speaker (full name, any case)."),
            _narrowing("source", _TEXT, "Only quotes printed by this source (any case)."),
            _narrowing("since", _DAY, "Only quotes said (or else published) on this day or later."),
            _narrowing("until", _DAY, "Only quotes said (or else published) on this day or earlier."),
            _parameter("kind", {"enum": list(get_args(Kind))}, "Only quotes of this kind."),
            _LIMIT,
            _parameter("cursor", _TEXT, "`next` of the page before."),
        ],
        "responses": {"200": _reply("SearchResult"), "400": _problem("A parameter cannot be understood.")},
    }


def _verify() -> Json:
    body = {"application/json": {"schema": _ref("Quotation")}}
    return {
        "operationId": "verify",
        "summary": "Whether words were said as they are quoted.",
        "requestBody": {"required": True, "content": body},
        "responses": {"200": _reply("Verification"), "400": _problem("The body cannot be understood.")},
    }


def _one_quote() -> Json:
    parameter = {"name": "id", "in": "path", "required": True, "schema": _TEXT}
    return {
        "operationId": "quote",
        "summary": "One quote.",
        "parameters": [parameter],
        "responses": {
            "200": _reply("Quote"),
            "400": _problem("There are no parameters."),
            "404": _problem("There is no such quote."),
        },
    }


def _speakers() -> Json:
    return {
        "operationId": "speakers",
        "summary": "Speakers, most quoted first.",
        "parameters": [_parameter("prefix", _TEXT, "Start of any word of the name (any case)."), _LIMIT],
        "responses": {"200": _reply("Speakers"), "400": _problem("A parameter cannot be understood.")},
    }


def _health(name: str, summary: str, schema: str) -> Json:
    return {"operationId": name, "summary": summary, "responses": {"200": _reply(schema)}}


def _parameter(name: str, schema: Json, description: str, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "description": description, "schema": schema}


def _narrowing(name: str, schema: Json, description: str) -> Json:
    """A filter; given empty, nothing of its kind is read from the question."""
    empty = {"type": "string", "maxLength": 0}
    return _parameter(name, {"anyOf": [schema, empty]}, f"{description} Empty: read none from the question.")


_ONE_TO_MOST: Json = {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 10}
_LIMIT = _parameter("limit", _ONE_TO_MOST, "How many at most.")


def _reply(schema: str) -> Json:
    return {"description": "The answer.", "content": {"application/json": {"schema": _ref(schema)}}}


def _problem(description: str) -> Json:
    return {"description": description, "content": {"application/problem+json": {"schema": _ref("Problem")}}}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _array(items: Json) -> Json:
    return {"type": "array", "items": items}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def _schemas() -> Json:
    quote = TypeAdapter(Quote).json_schema()
    offset = {"type": "integer", "minimum": 0}
    more = _object(
        score={"type": "number", "minimum": 0, "maximum": 1},
        highlights=_array({**_array(offset), "minItems": 2, "maxItems": 2}),
        occurrences=_array(_ref("Occurrence")),
        conflict={"type": "boolean"},
    )
    hit = {
        **quote,
        "title": "Hit",
        "properties": {**quote["properties"], **more["properties"]},
        "required": [*quote["required"], *more["required"]],
    }
    problem = _object(type=_TEXT, title=_TEXT, status=offset, detail=_TEXT, request_id=_TEXT)
    problem["properties"]["parameter"] = _TEXT
    quotation = TypeAdapter(Quotation).json_schema()
    quotation["properties"]["text"] |= {"minLength": 1, "maxLength": MAX_QUOTATION}
    definitions = TypeAdapter(Verification).json_schema(ref_template="#/components/schemas/{model}")
    return {
        "Quote": quote,
        "Occurrence": TypeAdapter(Occurrence).json_schema(),
        "Hit": hit,
        "SearchResult": _object(
            query=_TEXT,
            interpretation=TypeAdapter(Interpretation).json_schema(),
            total=offset,
            hits=_array(_ref("Hit")),
            facets=_object(speaker=_COUNTS, source=_COUNTS, year=_COUNTS),
            next=_or_null(_TEXT),
            took_ms={"type": "number"},
        ),
        "Speakers": _object(speakers=_array(_object(name=_TEXT, quotes=offset))),
        "Alive": _object(status=_TEXT),
        "Ready": _object(status=_TEXT, generation=_TEXT, quotes=offset),
        "Problem": problem,
        "Quotation": quotation,
        **definitions.pop("$defs"),
        "Verification": definitions,
    }
