"""Pages of other origins: which may read the API and the widget (CORS, by flask-cors)."""

import re

from flask import Flask, Response, request
from flask_cors import CORS

from quotesearch.web.ops.settings import Settings

_READABLE = re.compile(r"/api/|/widget/|/openapi\.json")  # how the paths begin that may be read
_METHODS = ("GET", "HEAD", "POST")
_REQUEST_HEADERS = ("Authorization", "Content-Type", "If-None-Match", "X-API-Key", "X-Request-ID")
_ANSWER_HEADERS = ("ETag", "Retry-After", "X-Request-ID", "X-Total-Count")
_PREFLIGHT_SECONDS = 600  # a browser may remember the answer to its preflight


def register_cors(app: Flask, settings: Settings) -> None:
    """Let pages of the origins in the settings read the API; without any, add no header."""
    if not settings.cors_origins:
        return
    # Patterns, since flask-cors ignores the case of an origin that is written as text.
    origins = [re.compile(rf"{re.escape(origin)}\Z") for origin in settings.cors_origins]
    CORS(
        app,
        resources=[_READABLE],
        origins=origins,
        methods=_METHODS,
        allow_headers=_REQUEST_HEADERS,
        expose_headers=_ANSWER_HEADERS,
        max_age=_PREFLIGHT_SECONDS,
        always_send=False,
        intercept_exceptions=False,  # every error becomes an answer: see `problems`
        vary_header=False,
    )

    @app.after_request
    def vary_by_origin(response: Response) -> Response:
        # flask-cors says so only to origins that are allowed. A cache has to know it in any case,
        # else it gives them the answer that somebody else got.
        if _READABLE.match(request.path):
            response.vary.add("Origin")
        return response
