"""Headers of every answer: its id, hardening, who may read it from another origin, and how long it may be kept."""

import datetime
import hashlib
import re
import uuid

from flask import Flask, Response, g, request

from quotesearch import __version__
from quotesearch.web.live import pinned
from quotesearch.web.settings import Settings

EXPOSED = ("ETag", "Retry-After", "X-Request-ID", "X-Total-Count")
_SENT = ("Authorization", "Content-Type", "If-None-Match", "X-API-Key", "X-Request-ID")
_READABLE = ("/api/", "/widget/", "/openapi.json")  # from the origins that are allowed
_MOMENTARY = ("/healthz", "/readyz", "/metrics")
_SANE_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")


def new_request_id(given: str = "") -> str:
    """The id that a client gave, when it is sane, or a new one."""
    return given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex


def register_headers(app: Flask, settings: Settings) -> None:
    """Add them to every answer of the application."""

    @app.before_request
    def name() -> None:
        g.request_id = new_request_id(request.headers.get("X-Request-ID", ""))

    @app.after_request
    def add(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        response.headers["X-Request-ID"] = g.request_id
        if settings.cors_origins and request.path.startswith(_READABLE):
            _allow_origin(response, settings.cors_origins)
        if "Cache-Control" not in response.headers:
            kept = response.status_code in (200, 304) and request.method in ("GET", "HEAD")
            scope = "private, no-cache" if settings.api_keys else "no-cache"
            response.headers["Cache-Control"] = scope if kept and request.path not in _MOMENTARY else "no-store"
        return response


def register_conditions(app: Flask) -> None:
    """Answer 304 where the client has the answer already. It always asks: a corrected name must show at once."""

    @app.before_request
    def spare() -> Response | None:
        if not request.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
            return None
        # What an answer depends on: program, generation, the day ("last week") and the address.
        today = datetime.datetime.now(datetime.UTC).date()
        parts = (__version__, pinned().manifest.id, today.isoformat(), request.full_path)
        g.etag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
        known = request.if_none_match.contains_weak(g.etag) and not request.if_none_match.star_tag
        return Response(status=304) if known else None

    @app.after_request
    def tag(response: Response) -> Response:
        if "etag" in g and response.status_code in (200, 304):
            response.set_etag(g.etag, weak=True)  # weak: the time that it took differs
        readable = response.status_code == 200 and request.method in ("GET", "HEAD")
        if readable and request.path not in _MOMENTARY and not response.direct_passthrough:
            response.add_etag()  # where it has none
            response.make_conditional(request)
        return response


def _allow_origin(response: Response, allowed: tuple[str, ...]) -> None:
    response.vary.add("Origin")
    origin = request.headers.get("Origin", "")
    if origin not in allowed:
        return
    response.headers["Access-Control-Allow-Origin"] = origin
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
        response.headers["Access-Control-Allow-Headers"] = ", ".join(_SENT)
        response.headers["Access-Control-Max-Age"] = "600"
    else:
        response.headers["Access-Control-Expose-Headers"] = ", ".join(EXPOSED)
