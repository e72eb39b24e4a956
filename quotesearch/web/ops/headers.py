"""Headers of every answer: its id, hardening, who may read it from another origin, and how long it may be kept."""

import datetime
import hashlib

from flask import Flask, Response, g, request

from quotesearch import __version__
from quotesearch.web.ops.serving_index import current_generation
from quotesearch.web.ops.settings import Settings

EXPOSED = ("ETag", "Retry-After", "X-Request-ID", "X-Total-Count")
_SENT = ("Authorization", "Content-Type", "If-None-Match", "X-API-Key", "X-Request-ID")
_READABLE = ("/api/", "/widget/", "/openapi.json")  # from the origins that are allowed
_MOMENTARY = ("/healthz", "/readyz", "/metrics")


def register_headers(app: Flask, settings: Settings) -> None:
    """Add them to every answer, and answer 304 to whoever may read and has the answer already.

    A client always asks: a corrected name must show at once.
    """

    @app.before_request
    def spare() -> Response | None:
        if not request.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
            return None
        # What an answer depends on: program, generation, the day ("last week") and the address.
        today = datetime.datetime.now(datetime.UTC).date()
        parts = (
            __version__,
            current_generation().manifest.id,
            today.isoformat(),
            request.full_path,
        )
        g.etag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
        known = request.if_none_match.contains_weak(g.etag) and not request.if_none_match.star_tag
        return Response(status=304) if known else None

    @app.after_request
    def add(response: Response) -> Response:
        lasting = request.method in ("GET", "HEAD") and request.path not in _MOMENTARY
        if "etag" in g and response.status_code in (200, 304):
            response.set_etag(g.etag, weak=True)  # weak: the time that it took differs
        if lasting and response.status_code == 200 and not response.direct_passthrough:
            response.add_etag()  # where it has none
            response.make_conditional(request)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = (
            "same-origin"  # a publication need not know who reads it
        )
        response.headers["X-Request-ID"] = g.request_id
        if settings.cors_origins and request.path.startswith(_READABLE):
            _allow_origin(response, settings.cors_origins)
        kept = "private, no-cache" if settings.api_keys else "no-cache"
        answered = lasting and response.status_code in (200, 304)
        response.headers.setdefault("Cache-Control", kept if answered else "no-store")
        return response


def _allow_origin(response: Response, allowed: tuple[str, ...]) -> None:
    response.vary.add("Origin")
    if request.origin not in allowed:
        return
    response.headers["Access-Control-Allow-Origin"] = request.origin
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
        response.headers["Access-Control-Allow-Headers"] = ", ".join(_SENT)
        response.headers["Access-Control-Max-Age"] = "600"
    else:
        response.headers["Access-Control-Expose-Headers"] = ", ".join(EXPOSED)
