"""The Flask application: search page, widget and HTTP API over the newest generation of an index."""

from pathlib import Path

from flask import Flask, Response, send_file
from werkzeug.middleware.proxy_fix import ProxyFix

from quotesearch.web.api.endpoints import api
from quotesearch.web.ops.auth import register_access
from quotesearch.web.ops.connection import MOST_BODY
from quotesearch.web.ops.headers import register_headers
from quotesearch.web.ops.log import register_log
from quotesearch.web.ops.problems import register_problems
from quotesearch.web.ops.serving_index import ServingIndex
from quotesearch.web.ops.settings import Settings
from quotesearch.web.pages.views import pages

__all__ = ["Settings", "create_app"]


def create_app(index: Path | ServingIndex, settings: Settings | None = None) -> Flask:
    """The application over an index folder, opened at once, or over one that is opened by whoever passes it.

    Raises:
        IndexMissingError, IndexDamagedError: the folder has no index that can be opened.
    """
    from quotesearch.web.ops.metrics import (
        register_metrics,
    )  # not before the worker has been forked

    settings = settings or Settings()
    live = ServingIndex(index) if isinstance(index, Path) else index
    app = Flask(__name__)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # records keep the order of docs/format.md
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    app.extensions["live"] = live
    if behind := settings.trusted_proxies:
        near = dict.fromkeys(("x_for", "x_proto", "x_host", "x_prefix"), behind)
        app.wsgi_app = ProxyFix(app.wsgi_app, **near)  # type: ignore[method-assign]
    register_log(app, questions=settings.log_questions)
    register_metrics(app, live)
    register_access(app, settings)
    register_headers(app, settings)  # who may not ask is told so before anything else
    register_problems(app)
    app.register_blueprint(api)
    app.register_blueprint(pages)
    if isinstance(index, Path):
        live.open()

    @app.get("/widget/quote-search.js")
    def widget() -> Response:
        return send_file(
            "static/quote-search.js", mimetype="text/javascript", max_age=300
        )  # seconds

    return app
