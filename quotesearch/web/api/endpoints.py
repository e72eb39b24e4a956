"""The HTTP API, version 1.

The first line of each docstring is the summary of the endpoint in the OpenAPI document.
"""

import time
from collections.abc import Callable, Collection, Mapping
from itertools import islice
from urllib.parse import urlencode

import numpy as np
from flask import Blueprint, Response, current_app, jsonify, request

from quotesearch.errors import NotFoundError, QuestionError
from quotesearch.jsonl import parse
from quotesearch.presentation import shown
from quotesearch.records import Hit, Quotation, SearchResult
from quotesearch.web.api.atom import to_atom
from quotesearch.web.api.exports import MOST_EXPORTED, to_csv, to_jsonl
from quotesearch.web.api.openapi import document
from quotesearch.web.api.parameters import (
    QUESTION,
    read_filters,
    read_ignored,
    read_limit,
    read_parameters,
)
from quotesearch.web.ops.request_state import request_state
from quotesearch.web.ops.serving_index import current_generation, current_searcher, serving_index

api = Blueprint("api", __name__)

_BODY_HINT = 'Send {"text": "...", "speaker": "..."}; the speaker is optional.'


@api.get("/api/v1/search")
def search_quotes() -> Response:
    """Quotes that answer a question, best first."""
    parameters = read_parameters((*QUESTION, "limit", "cursor"))
    limit = read_limit(parameters)
    result = _search(parameters, limit, parameters.get("cursor"))
    return jsonify(result.to_json())


@api.get("/api/v1/search.csv")
def search_csv() -> Response:
    """The result as CSV, for spreadsheets."""
    return _export(to_csv, "text/csv; charset=utf-8; header=present", "quotes.csv")


@api.get("/api/v1/search.jsonl")
def search_jsonl() -> Response:
    """The result as JSON lines, one Hit a line."""
    return _export(to_jsonl, "application/jsonl; charset=utf-8", "quotes.jsonl")


@api.get("/api/v1/feed.atom")
def feed() -> Response:
    """The result as an Atom feed."""
    parameters = read_parameters(QUESTION)
    result = _search(parameters, MOST_EXPORTED)
    query = urlencode(sorted(parameters.items()))
    content = to_atom(
        current_generation(),
        result.hits,
        title=f"Quotes: {parameters['q']}",
        address=f"{request.base_url}?{query}",
        quotes_address=f"{request.url_root}api/v1/quotes",
    )
    return Response(content, content_type="application/atom+xml; charset=utf-8")


@api.get("/api/v1/quotes/<quote_id>")
def one_quote(quote_id: str) -> Response:
    """The quote with this id."""
    read_parameters(())
    quotes = current_generation().quotes
    row = quotes.row_of(quote_id)
    if row is None:
        hint = "An id changes when the words or their place in the article change."
        raise NotFoundError(f'there is no quote with the id "{quote_id:.40}"', hint=hint)
    (quote,) = quotes.get(np.array([row]))
    return jsonify({**quote.to_json(), "shown": shown(quote)})


@api.get("/api/v1/speakers")
def speakers() -> Response:
    """Speakers, most quoted first."""
    parameters = read_parameters(("prefix", "limit"))
    counts = current_generation().quotes.speakers(parameters.get("prefix", ""))
    first = islice(counts.items(), read_limit(parameters))
    return jsonify({"speakers": [{"name": name, "quotes": count} for name, count in first]})


@api.post("/api/v1/verify")
def verify_quotation() -> Response:
    """Whether the words of a quotation are printed, and who said them."""
    read_parameters(())
    if request.mimetype != "application/json":
        raise QuestionError("the body must be application/json", where="body", hint=_BODY_HINT)
    quotation = parse(Quotation, request.get_data(), QuestionError, hint=_BODY_HINT)
    started = time.perf_counter()
    verification = current_searcher().verify(quotation.text, quotation.speaker)
    request_state().stages = {"verify": time.perf_counter() - started}
    return jsonify(verification)


@api.get("/healthz")
def alive() -> Response:
    """Whether the process answers."""
    return jsonify({"status": "alive"})


@api.get("/readyz")
def ready() -> Response:
    """Whether an index is open."""
    manifest = serving_index().require_searcher().generation.manifest
    return jsonify({"status": "ready", "generation": manifest.id, "quotes": manifest.quotes})


@api.get("/openapi.json")
def openapi() -> Response:
    """This description."""
    return jsonify(document(current_app))


def _search(parameters: Mapping[str, str], limit: int, cursor: str | None = None) -> SearchResult:
    result = current_searcher().search(
        parameters.get("q", ""),
        filters=read_filters(parameters),
        ignore=read_ignored(parameters),
        limit=limit,
        cursor=cursor,
    )
    request_state().stages = result.stages
    return result


def _export(write: Callable[[Collection[Hit]], str], content_type: str, file_name: str) -> Response:
    result = _search(read_parameters(QUESTION), MOST_EXPORTED)
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name}"',
        "X-Total-Count": str(result.total),
    }
    return Response(write(result.hits), content_type=content_type, headers=headers)
