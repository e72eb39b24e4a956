"""The HTTP API, version 1: search, verification, one quote, speakers, health, and its own description."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, fields
from itertools import islice

import numpy as np
from flask import Blueprint, Response, jsonify, request

from quotesearch.errors import NotFoundError, QuestionError
from quotesearch.models import MAX_LIMIT, Filters, Quotation, parse
from quotesearch.search import search, verify
from quotesearch.web.live import pinned
from quotesearch.web.openapi import document

api = Blueprint("api", __name__)

_BODY = 'Send {"text": "...", "speaker": "..."}; the speaker may be left out.'
FILTERS = tuple(field.name for field in fields(Filters))


@api.get("/api/v1/search")
def search_quotes() -> Response:
    """Quotes that answer the question `q`, best first."""
    given = _parameters(("q", *FILTERS, "limit", "cursor"))
    result = search(
        pinned(),
        given.get("q", ""),
        filters=parse(Filters, {name: given[name] for name in FILTERS if given.get(name)}, QuestionError, ""),
        literally={name for name in FILTERS if given.get(name) == ""},
        limit=_limit(given),
        cursor=given.get("cursor"),
    )
    return jsonify(result.to_json())


@api.get("/api/v1/quotes/<quote_id>")
def one_quote(quote_id: str) -> Response:
    """The quote with this id."""
    _parameters(())
    records = pinned().records
    row = records.row_of(quote_id)
    if row is None:
        raise NotFoundError(
            f'there is no quote "{quote_id:.40}"', hint="Its id changes with the words and their place in the article."
        )
    return jsonify(records.get(np.array([row]))[0].to_json())


@api.get("/api/v1/speakers")
def speakers() -> Response:
    """Speakers of whose name a word starts with `prefix`, most quoted first."""
    given = _parameters(("prefix", "limit"))
    start = f" {given.get('prefix', '').strip().casefold()}"
    counts = pinned().records.speakers().items()
    found = ({"name": name, "quotes": count} for name, count in counts if start in f" {name.casefold()}")
    return jsonify({"speakers": list(islice(found, _limit(given)))})


@api.post("/api/v1/verify")
def verify_quotation() -> Response:
    """Whether the words of `text` were said as quoted and, where it is given, by `speaker`."""
    _parameters(())
    if request.mimetype != "application/json":
        raise QuestionError("the body is not application/json", where="body", hint=_BODY)
    asked = parse(Quotation, request.get_data(), QuestionError, "", _BODY)
    return jsonify(asdict(verify(pinned(), asked.text, asked.speaker)))


@api.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return jsonify({"status": "alive"})


@api.get("/readyz")
def ready() -> Response:
    """Index and embedder are loaded."""
    manifest = pinned().manifest
    return jsonify({"status": "ready", "generation": manifest.id, "quotes": manifest.quotes})


@api.get("/openapi.json")
def openapi() -> Response:
    """This description."""
    return jsonify(document())


def _parameters(known: Collection[str]) -> dict[str, str]:
    """The query parameters, each given once; a name that is not known is refused, not ignored."""
    for name, values in request.args.lists():
        if name not in known:
            expected = f"Known are {', '.join(known)}." if known else "None is expected here."
            raise QuestionError(f'there is no parameter "{name:.40}"', where=name[:40], hint=expected)
        if len(values) > 1:
            raise QuestionError(f'"{name}" is given {len(values)} times', where=name, hint="Give it once.")
    return request.args.to_dict()


def _limit(given: dict[str, str]) -> int:
    value = given.get("limit", "10")
    short = len(value) <= len(str(MAX_LIMIT))
    if not (short and value.isascii() and value.isdigit() and 1 <= int(value) <= MAX_LIMIT):
        raise QuestionError(f"{value[:40]!r} is no limit", where="limit", hint=f"Use a number from 1 to {MAX_LIMIT}.")
    return int(value)
