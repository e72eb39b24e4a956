"""The HTTP API, version 1: search and its exports, verification, one quote, speakers, health, its description."""

import re
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from itertools import islice
from urllib.parse import urlencode

import numpy as np
from flask import Blueprint, Response, current_app, g, jsonify, request

from quotesearch.errors import NotFoundError, QuestionError
from quotesearch.jsonl import parse
from quotesearch.presentation import shown
from quotesearch.records import MAX_LIMIT, Filters, Hit, Quotation, SearchResult
from quotesearch.web.api.exports import MOST_EXPORTED, to_atom, to_csv, to_jsonl
from quotesearch.web.api.openapi import document
from quotesearch.web.ops.serving_index import current_generation, current_searcher, serving_index

api = Blueprint("api", __name__)

_BODY = 'Send {"text": "...", "speaker": "..."}; the speaker may be left out.'
FILTERS = tuple(field.name for field in fields(Filters))
QUESTION = ("q", *FILTERS)


@api.get("/api/v1/search")
def search_quotes() -> Response:
    """Quotes that answer the question `q`, best first."""
    given = _parameters((*QUESTION, "limit", "cursor"))
    return jsonify(_search(given, _limit(given), given.get("cursor")).to_json())


@api.get("/api/v1/search.csv")
def search_csv() -> Response:
    """The whole result for a spreadsheet."""
    return _exported(to_csv, "text/csv; charset=utf-8; header=present", "quotes.csv")


@api.get("/api/v1/search.jsonl")
def search_jsonl() -> Response:
    """The whole result, a hit on each line."""
    return _exported(to_jsonl, "application/jsonl; charset=utf-8", "quotes.jsonl")


@api.get("/api/v1/feed.atom")
def feed() -> Response:
    """The result as a feed, newest printing first."""
    given = _parameters(QUESTION)
    hits = _search(given, MOST_EXPORTED).hits
    address = f"{request.base_url}?{urlencode(sorted(given.items()))}"
    quotes = f"{request.url_root}api/v1/quotes"
    content = to_atom(
        current_generation(), hits, title=f"Quotes: {given['q']}", address=address, api=quotes
    )
    return Response(content, content_type="application/atom+xml; charset=utf-8")


@api.get("/api/v1/quotes/<quote_id>")
def one_quote(quote_id: str) -> Response:
    """The quote with this id."""
    _parameters(())
    records = current_generation().quotes
    row = records.row_of(quote_id)
    if row is None:
        hint = "Its id changes with the words and their place in the article."
        raise NotFoundError(f'there is no quote "{quote_id:.40}"', hint=hint)
    (quote,) = records.get(np.array([row]))
    return jsonify({**quote.to_json(), "shown": shown(quote)})


@api.get("/api/v1/speakers")
def speakers() -> Response:
    """Speakers of whose name a word starts with `prefix`, most quoted first."""
    given = _parameters(("prefix", "limit"))
    found = current_generation().quotes.speakers(given.get("prefix", "")).items()
    return jsonify(
        {
            "speakers": [
                {"name": name, "quotes": count} for name, count in islice(found, _limit(given))
            ]
        }
    )


@api.post("/api/v1/verify")
def verify_quotation() -> Response:
    """Whether the words of `text` were said as quoted and, where it is given, by `speaker`."""
    _parameters(())
    if request.mimetype != "application/json":
        raise QuestionError("the body is not application/json", where="body", hint=_BODY)
    asked = parse(Quotation, request.get_data(), QuestionError, hint=_BODY)
    started = time.perf_counter()
    found = current_searcher().verify(asked.text, asked.speaker)
    g.stages = {"verify": time.perf_counter() - started}
    return jsonify(found)


@api.get("/healthz")
def aserving_index() -> Response:
    """The process answers."""
    return jsonify({"status": "alive"})


@api.get("/readyz")
def ready() -> Response:
    """Index and embedder are loaded."""
    manifest = serving_index().ready().generation.manifest
    return jsonify({"status": "ready", "generation": manifest.id, "quotes": manifest.quotes})


@api.get("/openapi.json")
def openapi() -> Response:
    """This description."""
    return jsonify(document(keys=current_app.extensions["keys"] is not None))


def _search(given: Mapping[str, str], limit: int, cursor: str | None = None) -> SearchResult:
    result = current_searcher().search(
        given.get("q", ""),
        filters=parse(
            Filters, {name: given[name] for name in FILTERS if given.get(name)}, QuestionError
        ),
        ignore={name for name in FILTERS if given.get(name) == ""},
        limit=limit,
        cursor=cursor,
    )
    g.stages = result.stages
    return result


def _exported(form: Callable[[Collection[Hit]], str], content_type: str, name: str) -> Response:
    result = _search(_parameters(QUESTION), MOST_EXPORTED)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Total-Count": str(result.total),
    }
    return Response(form(result.hits), content_type=content_type, headers=headers)


def _parameters(known: Collection[str]) -> dict[str, str]:
    """The query parameters, each given once; a name that is not known is refused, not ignored."""
    for name, values in request.args.lists():
        if name not in known:
            expected = f"Known are {', '.join(known)}." if known else "None is expected here."
            raise QuestionError(
                f'there is no parameter "{name:.40}"', where=name[:40], hint=expected
            )
        if len(values) > 1:
            raise QuestionError(
                f'"{name}" is given {len(values)} times', where=name, hint="Give it once."
            )
    return request.args.to_dict()


def _limit(given: dict[str, str]) -> int:
    value = given.get("limit", "10")
    if not (re.fullmatch("[0-9]{1,3}", value) and 1 <= int(value) <= MAX_LIMIT):
        raise QuestionError(
            f"{value[:40]!r} is no limit",
            where="limit",
            hint=f"Use a number from 1 to {MAX_LIMIT}.",
        )
    return int(value)
