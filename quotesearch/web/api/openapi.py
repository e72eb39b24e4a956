"""The description of the API: an OpenAPI 3.1 document.

Paths and methods come from the routes, summaries from the docstrings of the endpoints, schemas from
the records. The tables below hold the rest.
"""

import inspect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from flask import Flask

from quotesearch import __version__
from quotesearch.records import MAX_LIMIT, Json, Kind
from quotesearch.search import MAX_QUESTION
from quotesearch.web.api.atom import MOST_IN_FEED
from quotesearch.web.api.exports import MOST_EXPORTED
from quotesearch.web.api.parameters import DEFAULT_LIMIT
from quotesearch.web.api.schemas import COUNT, TEXT, reference, schemas

_DESCRIPTION = (
    "Ask who said what: attributed quotes from news articles, with speaker, date and source."
)
_VARIABLE = re.compile(r"<(?P<name>\w+)>")  # in the path of a route
_VARIABLES = {"quote_id": "id"}  # what the document calls them


class _Header(NamedTuple):
    description: str
    schema: Json


class _Problem(NamedTuple):
    """When an error is answered, and the headers it has besides those of every answer."""

    description: str
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Operation:
    """What the document says of an endpoint besides its path, method and summary.

    Attributes:
        id: its `operationId`.
        content: the answer's schema by media type.
        parameters: names in _PARAMETERS.
        problems: the statuses of the errors it may answer.
        extent: how much it answers, added to the summary.
        headers: of the answer, besides those of every answer.
        is_cached: whether the answer has an ETag.
        needs_key: whether it needs a key on a server that asks for keys.
        body: the schema of the request's body; empty if it has none.
    """

    id: str
    content: Json
    parameters: tuple[str, ...] = ()
    problems: tuple[str, ...] = ("400", "401", "429", "500", "503")
    extent: str = ""
    headers: tuple[str, ...] = ()
    is_cached: bool = True
    needs_key: bool = True
    body: str = ""


def document(app: Flask) -> Json:
    """Describe the API of an application."""
    security: list[Json] = [{"bearer": []}, {"header": []}]
    if app.extensions["keys"] is None:
        security.append({})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "quotesearch",
            "version": __version__,
            "description": _DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": _paths(app),
        "security": security,
        "components": _components(),
    }


def _paths(app: Flask) -> Json:
    rules = {rule.endpoint: rule for rule in app.url_map.iter_rules()}
    paths: Json = {}
    for endpoint, operation in _OPERATIONS.items():
        rule = rules[endpoint]
        path = _VARIABLE.sub(lambda match: f"{{{_VARIABLES[match['name']]}}}", rule.rule)
        method = "post" if "POST" in (rule.methods or ()) else "get"
        docstring = inspect.getdoc(app.view_functions[endpoint]) or ""
        paths[path] = {method: _describe(operation, docstring.partition("\n")[0])}
    return paths


def _describe(operation: _Operation, summary: str) -> Json:
    if operation.extent:
        summary = f"{summary.removesuffix('.')}: {operation.extent}"
    request_headers = ("RequestId", "IfNoneMatch") if operation.is_cached else ("RequestId",)
    parameters = (*operation.parameters, *request_headers)
    description: Json = {
        "operationId": operation.id,
        "summary": summary,
        "parameters": [reference(name, "parameters") for name in parameters],
        "responses": _responses(operation),
    }
    if not operation.needs_key:
        description["security"] = []
    if operation.body:
        description["requestBody"] = {"required": True, "content": _json(operation.body)}
    return description


def _responses(operation: _Operation) -> Json:
    cache_headers = ("ETag",) if operation.is_cached else ()
    answer = _response("The result.", (*cache_headers, *operation.headers))
    answer["content"] = operation.content
    responses = {"200": answer}
    if operation.is_cached:
        responses["304"] = _response("Not modified.", cache_headers)
    for status in sorted(operation.problems):
        responses[status] = reference(status, "responses")
    return responses


def _response(description: str, headers: Sequence[str]) -> Json:
    names = ("X-Request-ID", "Cache-Control", *headers)
    return {
        "description": description,
        "headers": {name: reference(name, "headers") for name in names},
    }


def _components() -> Json:
    problems = {}
    for status, problem in _PROBLEMS.items():
        response = _response(problem.description, problem.headers)
        response["content"] = _json("Problem", "application/problem+json")
        problems[status] = response
    return {
        "schemas": schemas(),
        "parameters": _PARAMETERS,
        "headers": {name: header._asdict() for name, header in _HEADERS.items()},
        "responses": problems,
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer"},
            "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        },
    }


def _text(media_type: str) -> Json:
    return {media_type: {"schema": TEXT}}


def _json(schema: str, media_type: str = "application/json") -> Json:
    return {media_type: {"schema": reference(schema)}}


def _parameter(name: str, schema: Json, description: str, place: str = "query") -> Json:
    return {
        "name": name,
        "in": place,
        "required": False,
        "description": description,
        "schema": schema,
    }


def _required(name: str, schema: Json, description: str, place: str = "query") -> Json:
    return _parameter(name, schema, description, place) | {"required": True}


def _filter(name: str, schema: Json, description: str) -> Json:
    """Describe a filter. If it is empty, its field is not read from the question."""
    empty = {"type": "string", "maxLength": 0}
    either = {"anyOf": [schema, empty]}
    return _parameter(name, either, f"{description} Empty: ignore what the question says.")


# -- Headers of answers


_HEADERS = {
    "X-Request-ID": _Header("The id of the request: the one you sent, if it is valid.", TEXT),
    "Cache-Control": _Header("An answer may be cached, but must be checked with its ETag.", TEXT),
    "ETag": _Header("Changes with the index, the day and the address.", TEXT),
    "Retry-After": _Header("Seconds to wait.", {"type": "integer", "minimum": 1}),
    "WWW-Authenticate": _Header("How to send a key.", TEXT),
    "Content-Disposition": _Header("The name of the file.", TEXT),
    "X-Total-Count": _Header("The number of all hits.", COUNT),
}


# -- Errors


_PROBLEMS = {
    "400": _Problem("The request cannot be understood."),
    "401": _Problem("An API key is required, if the server uses keys.", ("WWW-Authenticate",)),
    "404": _Problem("There is no quote with this id."),
    "413": _Problem("The body is too long."),
    "429": _Problem("Too many requests, if the server limits them.", ("Retry-After",)),
    "500": _Problem("The server failed; its log has the reason."),
    "503": _Problem("No index is open yet.", ("Retry-After",)),
}


# -- Parameters


_DAY: Json = {"type": "string", "format": "date"}
_KIND: Json = {"enum": list(get_args(Kind))}
_QUESTION_TEXT: Json = {**TEXT, "minLength": 1, "maxLength": MAX_QUESTION}
_LIMIT: Json = {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT}
_SINCE = "Only quotes said (if unknown: published) on this day or later."
_UNTIL = "Only quotes said (if unknown: published) on this day or earlier."
_REQUEST_ID = "An id for the log: up to 64 letters, digits and . _ : -"
_ETAGS = "ETags of the answers in your cache."
_PARAMETERS = {
    "Question": _required("q", _QUESTION_TEXT, "The question, at least one word.")
    | {"example": "who called it arrogance"},
    "Speaker": _filter("speaker", TEXT, "Only quotes of this speaker (full name, any case)."),
    "Source": _filter("source", TEXT, "Only quotes printed by this source (any case)."),
    "Since": _filter("since", _DAY, _SINCE),
    "Until": _filter("until", _DAY, _UNTIL),
    "Kind": _filter("kind", _KIND, "Only quotes of this kind."),
    "Limit": _parameter("limit", _LIMIT, "The most results to return."),
    "Cursor": _parameter("cursor", TEXT, "`next` from the previous page."),
    "Prefix": _parameter("prefix", TEXT, "The start of any word of the name (any case)."),
    "Id": _required("id", TEXT, "The id of the quote.", "path"),
    "RequestId": _parameter("X-Request-ID", TEXT, _REQUEST_ID, "header"),
    "IfNoneMatch": _parameter("If-None-Match", TEXT, _ETAGS, "header"),
}


# -- Operations, by endpoint


_QUESTION = ("Question", "Speaker", "Source", "Since", "Until", "Kind")
_FILE_HEADERS = ("Content-Disposition", "X-Total-Count")
_EXPORTED = f"at most the best {MOST_EXPORTED:,} hits."
_IN_FEED = f"newest printing first, at most {MOST_IN_FEED}; undated quotes are left out."
_OPERATIONS = {
    "api.search_quotes": _Operation(
        "search", _json("SearchResult"), parameters=(*_QUESTION, "Limit", "Cursor")
    ),
    "api.search_csv": _Operation(
        "searchCsv",
        _text("text/csv"),
        parameters=_QUESTION,
        extent=_EXPORTED,
        headers=_FILE_HEADERS,
    ),
    "api.search_jsonl": _Operation(
        "searchJsonl",
        _text("application/jsonl"),
        parameters=_QUESTION,
        extent=_EXPORTED,
        headers=_FILE_HEADERS,
    ),
    "api.feed": _Operation(
        "feed", _text("application/atom+xml"), parameters=_QUESTION, extent=_IN_FEED
    ),
    "api.one_quote": _Operation(
        "quote",
        _json("ShownQuote"),
        parameters=("Id",),
        problems=("400", "401", "404", "429", "500", "503"),
    ),
    "api.speakers": _Operation("speakers", _json("Speakers"), parameters=("Prefix", "Limit")),
    "api.alive": _Operation(
        "alive", _json("Alive"), problems=("500",), is_cached=False, needs_key=False
    ),
    "api.ready": _Operation(
        "ready", _json("Ready"), problems=("500", "503"), is_cached=False, needs_key=False
    ),
    "metrics": _Operation(
        "metrics", _text("text/plain"), problems=("401", "429", "500"), is_cached=False
    ),
    "api.verify_quotation": _Operation(
        "verify",
        _json("Verification"),
        problems=("400", "401", "413", "429", "500", "503"),
        is_cached=False,
        body="Quotation",
    ),
}
