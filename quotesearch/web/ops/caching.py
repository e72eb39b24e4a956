"""How long an answer may be cached, and the headers that harden every answer.

A client may keep an answer but has to ask again each time, so that a corrected name shows at once.
If nothing has changed since, it gets 304, which costs no search.
"""

import datetime
import hashlib

from flask import Flask, Response, request

from quotesearch import __version__
from quotesearch.web.ops.request_state import request_state
from quotesearch.web.ops.serving_index import current_generation
from quotesearch.web.ops.settings import Settings

_READING = ("GET", "HEAD")
_NEVER_CACHED = ("/healthz", "/readyz", "/metrics")  # true for a moment only
_ETAG_LENGTH = 32  # hexadecimal digits


def register_caching(app: Flask, settings: Settings) -> None:
    """Answer 304 to a client that has the answer, and add the headers."""
    cache_control = "private, no-cache" if settings.api_keys else "no-cache"

    @app.before_request
    def answer_not_modified() -> Response | None:
        if request.method not in _READING or not request.path.startswith("/api/"):
            return None
        etag = _etag_of_address()
        request_state().etag = etag
        client_etags = request.if_none_match
        if client_etags.star_tag or not client_etags.contains_weak(etag):
            return None
        return Response(status=304)

    @app.after_request
    def add_headers(response: Response) -> Response:
        _add_etag(response)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = (
            "same-origin"  # a publication need not know its reader
        )
        may_be_cached = _is_cacheable_request() and response.status_code in (200, 304)
        response.headers.setdefault("Cache-Control", cache_control if may_be_cached else "no-store")
        return response


def _is_cacheable_request() -> bool:
    return request.method in _READING and request.path not in _NEVER_CACHED


def _etag_of_address() -> str:
    """Hash all that an answer depends on: program, generation, day ("last week") and address."""
    generation = current_generation().manifest.id
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    parts = (__version__, generation, today, request.full_path)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_ETAG_LENGTH]


def _add_etag(response: Response) -> None:
    etag = request_state().etag
    if etag and response.status_code in (200, 304):
        response.set_etag(etag, weak=True)  # weak: `took_ms` differs
    is_complete = response.status_code == 200 and not response.direct_passthrough
    if is_complete and _is_cacheable_request():
        response.add_etag()  # of the body, unless there is one
        response.make_conditional(request)
