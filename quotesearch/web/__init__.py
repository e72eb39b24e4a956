"""The Flask application: search page, widget and HTTP API over one opened generation."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, send_from_directory

from quotesearch.index import Generation, open_index
from quotesearch.web.api import api
from quotesearch.web.pages import pages
from quotesearch.web.problems import register_problems

__all__ = ["create_app"]


def create_app(index: Path | Generation) -> Flask:
    """The application over an index folder or an opened generation.

    Raises:
        IndexMissingError, IndexDamagedError: the folder has no index that can be opened.
    """
    generation = index if isinstance(index, Generation) else open_index(index)
    app = Flask(__name__)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # records keep the order of docs/format.md
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["generation"] = generation
    app.register_blueprint(api)
    app.register_blueprint(pages)
    register_problems(app)

    @app.get("/widget/quote-search.js")
    def widget() -> Response:
        return send_from_directory(app.static_folder or "", "quote-search.js", mimetype="text/javascript")

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        return response

    return app
