"""OpenAPI 3.1, made from the records themselves, so that the description cannot drift from them."""

from collections.abc import Sequence
from typing import get_args

from pydantic import TypeAdapter

from quotesearch import __version__
from quotesearch.records import MAX_LIMIT, Hit, Interpretation, Json, Kind, Quotation, Verification
from quotesearch.search import MAX_QUESTION, MAX_QUOTATION
from quotesearch.web.api.exports import MOST_EXPORTED, MOST_IN_FEED

_TEXT: Json = {"type": "string"}
_NUMBER: Json = {"type": "integer", "minimum": 0}
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
        "paths": {
            path: {"post" if "requestBody" in each else "get": each}
            for path, each in _OPERATIONS.items()
        },
        "security": [{"bearer": []}, {"header": []}, *([] if keys else [{}])],
        "components": {
            "schemas": _schemas(),
            "parameters": _PARAMETERS,
            "headers": {
                name: {"description": text, "schema": schema}
                for name, (text, schema) in _HEADERS.items()
            },
            "responses": {
                status: _response(when, headers)
                | {"content": _json("Problem", "application/problem+json")}
                for status, (when, *headers) in _PROBLEMS.items()
            },
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            },
        },
    }


# Of each: what it says, its schema.
_HEADERS: dict[str, tuple[str, Json]] = {
    "X-Request-ID": ("The id of the request: yours, when it is sane.", _TEXT),
    "Cache-Control": ("Answers are kept only to be asked for again with their ETag.", _TEXT),
    "ETag": ("Changes with the index, the day and the address.", _TEXT),
    "Retry-After": ("Seconds to wait.", {"type": "integer", "minimum": 1}),
    "WWW-Authenticate": ("How to send a key.", _TEXT),
    "Content-Disposition": ("The name of the file.", _TEXT),
    "X-Total-Count": ("How many hits there are in all.", _NUMBER),
}
# Of each: when it comes, and its headers beside those of every answer.
_PROBLEMS = {
    "400": ("The request cannot be understood.",),
    "401": ("A key is needed, where the server asks for keys.", "WWW-Authenticate"),
    "404": ("There is no such quote.",),
    "413": ("The body is too long.",),
    "429": ("Too many requests, where the server limits them.", "Retry-After"),
    "500": ("The server failed to answer; its log says why.",),
    "503": ("No index is open yet.", "Retry-After"),
}
_SHOWN = ("400", "401", "429", "500", "503")  # what an operation that shows the index may answer


def _operation(
    name: str,
    summary: str,
    content: Json,
    asked: Sequence[str],
    problems: Sequence[str] = _SHOWN,
    *,
    headers: Sequence[str] = (),
    kept: bool = True,
) -> Json:
    """An operation; `kept`: its answers may be kept, and are asked for again with If-None-Match."""
    always, sent = (("ETag",), ("RequestId", "IfNoneMatch")) if kept else ((), ("RequestId",))
    responses = {"200": _response("The answer.", (*always, *headers)) | {"content": content}}
    if kept:
        responses["304"] = _response("You have the answer already.", always)
    responses |= {status: _ref(status, "responses") for status in sorted(problems)}
    parameters = [_ref(each, "parameters") for each in (*asked, *sent)]
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": responses,
    }


def _response(description: str, headers: Sequence[str]) -> Json:
    names = ("X-Request-ID", "Cache-Control", *headers)
    return {"description": description, "headers": {name: _ref(name, "headers") for name in names}}


def _parameter(name: str, schema: Json, description: str, where: str = "query") -> Json:
    return {
        "name": name,
        "in": where,
        "required": False,
        "description": description,
        "schema": schema,
    }


def _narrowing(name: str, schema: Json, description: str) -> Json:
    """A filter; given empty, nothing of its kind is read from the question."""
    empty = {"type": "string", "maxLength": 0}
    return _parameter(
        name, {"anyOf": [schema, empty]}, f"{description} Empty: read none from the question."
    )


_ASKED: Json = {**_TEXT, "minLength": 1, "maxLength": MAX_QUESTION}
_ONE_TO_MOST: Json = {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 10}
_NAME = "Up to 64 letters, digits and . _ : - that name the request in the log."
_PARAMETERS: dict[str, Json] = {
    "Question": _parameter("q", _ASKED, "The question; it has at least one word.")
    | {"required": True, "example": "who called it arrogance"},
    "Speaker": _narrowing("speaker", _TEXT, "Only quotes of this speaker (full name, any case)."),
    "Source": _narrowing("source", _TEXT, "Only quotes printed by this source (any case)."),
    "Since": _narrowing(
        "since", _DAY, "Only quotes said (or else published) on this day or later."
    ),
    "Until": _narrowing(
        "until", _DAY, "Only quotes said (or else published) on this day or earlier."
    ),
    "Kind": _narrowing("kind", {"enum": list(get_args(Kind))}, "Only quotes of this kind."),
    "Limit": _parameter("limit", _ONE_TO_MOST, "How many at most."),
    "Cursor": _parameter("cursor", _TEXT, "`next` of the page before."),
    "Prefix": _parameter("prefix", _TEXT, "Start of any word of the name (any case)."),
    "Id": _parameter("id", _TEXT, "Its id.", "path") | {"required": True},
    "RequestId": _parameter("X-Request-ID", _TEXT, _NAME, "header"),
    "IfNoneMatch": _parameter("If-None-Match", _TEXT, "ETags of answers that you have.", "header"),
}


def _text(media_type: str) -> Json:
    return {media_type: {"schema": _TEXT}}


def _json(schema: str, media_type: str = "application/json") -> Json:
    return {media_type: {"schema": _ref(schema)}}


def _ref(name: str, kind: str = "schemas") -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}


_OPEN: Json = {"security": []}
_FILE = ("Content-Disposition", "X-Total-Count")
_QUESTION = ("Question", "Speaker", "Source", "Since", "Until", "Kind")
_EXPORTED = f"the best {MOST_EXPORTED:,} hits at most."
_LISTED = f"newest printing first, at most {MOST_IN_FEED}; quotes of no known day are left out."
_OPERATIONS = {
    "/api/v1/search": _operation(
        "search",
        "Quotes that answer a question, best first.",
        _json("SearchResult"),
        (*_QUESTION, "Limit", "Cursor"),
    ),
    "/api/v1/search.csv": _operation(
        "searchCsv",
        f"The result for a spreadsheet: {_EXPORTED}",
        _text("text/csv"),
        _QUESTION,
        headers=_FILE,
    ),
    "/api/v1/search.jsonl": _operation(
        "searchJsonl",
        f"The result, a Hit a line: {_EXPORTED}",
        _text("application/jsonl"),
        _QUESTION,
        headers=_FILE,
    ),
    "/api/v1/feed.atom": _operation(
        "feed", f"The result as an Atom feed: {_LISTED}", _text("application/atom+xml"), _QUESTION
    ),
    "/api/v1/quotes/{id}": _operation(
        "quote", "One quote.", _json("ShownQuote"), ("Id",), (*_SHOWN, "404")
    ),
    "/api/v1/speakers": _operation(
        "speakers", "Speakers, most quoted first.", _json("Speakers"), ("Prefix", "Limit")
    ),
    "/healthz": _operation(
        "alive", "The process answers.", _json("Alive"), (), ("500",), kept=False
    )
    | _OPEN,
    "/readyz": _operation(
        "ready", "An index is open.", _json("Ready"), (), ("500", "503"), kept=False
    )
    | _OPEN,
    "/metrics": _operation(
        "metrics", "For Prometheus.", _text("text/plain"), (), ("401", "429", "500"), kept=False
    ),
    "/api/v1/verify": _operation(
        "verify",
        "Whether words were said as they are quoted.",
        _json("Verification"),
        (),
        (*_SHOWN, "413"),
        kept=False,
    )
    | {"requestBody": {"required": True, "content": _json("Quotation")}},
}


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _schemas() -> Json:
    shown: TypeAdapter[object] = TypeAdapter(Hit | Interpretation | Quotation | Verification)
    schemas: Json = shown.json_schema(ref_template="#/components/schemas/{model}")["$defs"]
    schemas["Quotation"]["properties"]["text"] |= {"minLength": 1, "maxLength": MAX_QUOTATION}
    quote, hit = schemas["Quote"], schemas["Hit"]
    more = {name: schema for name, schema in hit["properties"].items() if name != "quote"}
    for schema in more.values():
        schema.pop("default", None)  # an answer has all of them
    as_shown = {"shown": more["shown"]}
    problem = _object(type=_TEXT, title=_TEXT, status=_NUMBER, detail=_TEXT, request_id=_TEXT)
    return schemas | {
        "Hit": {
            **quote,
            **hit,
            "properties": quote["properties"] | more,
            "required": [*quote["required"], *more],
        },
        "ShownQuote": {
            **quote,
            "title": "ShownQuote",
            "properties": quote["properties"] | as_shown,
            "required": [*quote["required"], *as_shown],
        },
        "SearchResult": _object(
            query=_TEXT,
            interpretation=_ref("Interpretation"),
            total=_NUMBER,
            hits={"type": "array", "items": _ref("Hit")},
            facets=_object(speaker=_COUNTS, source=_COUNTS, year=_COUNTS, kind=_COUNTS),
            next={"anyOf": [_TEXT, {"type": "null"}]},
            took_ms={"type": "number"},
        ),
        "Speakers": _object(
            speakers={"type": "array", "items": _object(name=_TEXT, quotes=_NUMBER)}
        ),
        "Alive": _object(status=_TEXT),
        "Ready": _object(status=_TEXT, generation=_TEXT, quotes=_NUMBER),
        "Problem": problem | {"properties": problem["properties"] | {"parameter": _TEXT}},
    }
