"""OpenAPI 3.1, made from the records themselves, so that the description cannot drift from them."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import getdoc
from typing import get_args

from pydantic import TypeAdapter

from quotesearch import __version__
from quotesearch.models import MAX_LIMIT, Hit, Interpretation, Json, Kind, Occurrence, Quotation, Quote, Verification
from quotesearch.search import MAX_QUESTION, MAX_QUOTATION
from quotesearch.web.exports import MOST_EXPORTED, MOST_IN_FEED

_TEXT: Json = {"type": "string"}
_DAY: Json = {"type": "string", "format": "date"}
_COUNTS: Json = {"type": "object", "additionalProperties": {"type": "integer"}}


def document(*, keys: bool) -> Json:
    """The description of the API; `keys` where requests for data need one."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "quotesearch",
            "version": __version__,
            "description": "Ask who said what: attributed quotes from news articles, with speaker, date and source.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": _paths(),
        "security": [{"bearer": []}, {"header": []}, *([] if keys else [{}])],
        "components": {
            "schemas": _schemas(),
            "parameters": _PARAMETERS,
            "headers": {name: {"description": text, "schema": schema} for name, (text, schema) in _HEADERS.items()},
            "responses": {name: _problem(*described) for name, described in _PROBLEMS.items()},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            },
        },
    }


BAD, KEY, NONE, LARGE, LIMIT, BROKEN, NOT_READY = "400", "401", "404", "413", "429", "500", "503"
# Of each: what it says, its schema.
_HEADERS: dict[str, tuple[str, Json]] = {
    "X-Request-ID": ("The id of the request: yours, when it is sane.", _TEXT),
    "Cache-Control": ("Answers are kept only to be asked for again with their ETag.", _TEXT),
    "ETag": ("Changes with the index, the day and the address.", _TEXT),
    "Retry-After": ("Seconds to wait.", {"type": "integer", "minimum": 1}),
    "WWW-Authenticate": ("How to send a key.", _TEXT),
    "Content-Disposition": ("The name of the file.", _TEXT),
    "X-Total-Count": ("How many hits there are in all.", {"type": "integer", "minimum": 0}),
}
_FILE = ("Content-Disposition", "X-Total-Count")
_OPEN: Json = {"security": []}
# Of each: when it comes, and its headers beside those of every answer.
_PROBLEMS: dict[str, tuple[str, tuple[str, ...]]] = {
    BAD: ("The request cannot be understood.", ()),
    KEY: ("A key is needed, where the server asks for keys.", ("WWW-Authenticate",)),
    NONE: ("There is no such quote.", ()),
    LARGE: ("The body is too long.", ()),
    LIMIT: ("Too many requests, where the server limits them.", ("Retry-After",)),
    BROKEN: ("The server failed to answer; its log says why.", ()),
    NOT_READY: ("No index is open yet.", ("Retry-After",)),
}


_SHOWN = (BAD, KEY, LIMIT, BROKEN, NOT_READY)  # what an operation that shows the index may answer


def _paths() -> Json:
    question = [_ref(name, "parameters") for name in ("Question", "Speaker", "Source", "Since", "Until", "Kind")]
    limit = _ref("Limit", "parameters")
    cursor = _parameter("cursor", _TEXT, "`next` of the page before.")
    prefix = _parameter("prefix", _TEXT, "Start of any word of the name (any case).")
    quote_id = _parameter("id", _TEXT, "Its id.", required=True) | {"in": "path"}
    exported = f"the best {MOST_EXPORTED:,} hits at most."
    listed = f"newest printing first, at most {MOST_IN_FEED}; quotes of no known day are left out."
    get = {
        "/api/v1/search": _operation(
            "search",
            "Quotes that answer a question, best first.",
            _json("SearchResult"),
            asked=[*question, limit, cursor],
        ),
        "/api/v1/search.csv": _operation(
            "searchCsv", f"The result for a spreadsheet: {exported}", _text("text/csv"), asked=question, headers=_FILE
        ),
        "/api/v1/search.jsonl": _operation(
            "searchJsonl",
            f"The result, a Hit a line: {exported}",
            _text("application/jsonl"),
            asked=question,
            headers=_FILE,
        ),
        "/api/v1/feed.atom": _operation(
            "feed", f"The result as an Atom feed: {listed}", _text("application/atom+xml"), asked=question
        ),
        "/api/v1/quotes/{id}": _operation("quote", "One quote.", _json("Quote"), (*_SHOWN, NONE), asked=[quote_id]),
        "/api/v1/speakers": _operation(
            "speakers", "Speakers, most quoted first.", _json("Speakers"), asked=[prefix, limit]
        ),
        "/healthz": _operation("alive", "The process answers.", _json("Alive"), (BROKEN,), kept=False) | _OPEN,
        "/readyz": _operation("ready", "An index is open.", _json("Ready"), (BROKEN, NOT_READY), kept=False) | _OPEN,
        "/metrics": _operation("metrics", "For Prometheus.", _text("text/plain"), (KEY, LIMIT, BROKEN), kept=False),
    }
    verify = _operation(
        "verify", "Whether words were said as they are quoted.", _json("Verification"), (*_SHOWN, LARGE), kept=False
    )
    body = {"requestBody": {"required": True, "content": _json("Quotation")}}
    return {path: {"get": operation} for path, operation in get.items()} | {"/api/v1/verify": {"post": verify | body}}


def _operation(
    name: str,
    summary: str,
    content: Json,
    problems: Sequence[str] = _SHOWN,
    *,
    asked: Sequence[Json] = (),
    headers: Sequence[str] = (),
    kept: bool = True,
) -> Json:
    """An operation; `kept`: its answers may be kept, and are asked for again with If-None-Match."""
    always = ("X-Request-ID", "Cache-Control", *(("ETag",) if kept else ()))
    responses = {"200": {"description": "The answer.", "headers": _with(*always, *headers), "content": content}}
    if kept:
        responses["304"] = {"description": "You have the answer already.", "headers": _with(*always)}
    responses |= {status: _ref(status, "responses") for status in sorted(problems)}
    sent = ("RequestId", "IfNoneMatch") if kept else ("RequestId",)
    parameters = [*asked, *(_ref(each, "parameters") for each in sent)]
    return {"operationId": name, "summary": summary, "parameters": parameters, "responses": responses}


def _parameter(name: str, schema: Json, description: str, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "description": description, "schema": schema}


def _narrowing(name: str, schema: Json, description: str) -> Json:
    """A filter; given empty, nothing of its kind is read from the question."""
    empty = {"type": "string", "maxLength": 0}
    return _parameter(name, {"anyOf": [schema, empty]}, f"{description} Empty: read none from the question.")


def _header(name: str, description: str) -> Json:
    return {"name": name, "in": "header", "required": False, "description": description, "schema": _TEXT}


_ONE_TO_MOST: Json = {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 10}
_ASKED: Json = {**_TEXT, "minLength": 1, "maxLength": MAX_QUESTION}
_PARAMETERS: dict[str, Json] = {
    "Question": {
        **_parameter("q", _ASKED, "The question; it has at least one word.", required=True),
        "example": "who called it arrogance",
    },
    "Speaker": _narrowing("speaker", _TEXT, "Only quotes of this speaker (full name, any case)."),
    "Source": _narrowing("source", _TEXT, "Only quotes printed by this source (any case)."),
    "Since": _narrowing("since", _DAY, "Only quotes said (or else published) on this day or later."),
    "Until": _narrowing("until", _DAY, "Only quotes said (or else published) on this day or earlier."),
    "Kind": _narrowing("kind", {"enum": list(get_args(Kind))}, "Only quotes of this kind."),
    "Limit": _parameter("limit", _ONE_TO_MOST, "How many at most."),
    "RequestId": _header("X-Request-ID", "Up to 64 letters, digits and . _ : - that name the request in the log."),
    "IfNoneMatch": _header("If-None-Match", "ETags of answers that you have."),
}


def _text(media_type: str) -> Json:
    return {media_type: {"schema": _TEXT}}


def _json(schema: str) -> Json:
    return {"application/json": {"schema": _ref(schema)}}


def _problem(description: str, headers: tuple[str, ...]) -> Json:
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    return {"description": description, "headers": _with("X-Request-ID", "Cache-Control", *headers), "content": content}


def _with(*names: str) -> Json:
    return {name: _ref(name, "headers") for name in names}


def _ref(name: str, kind: str = "schemas") -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}


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
        "description": getdoc(Hit),
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
