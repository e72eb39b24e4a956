"""The Flask application: pages, widget and HTTP API over the newest generation of an index."""

from pathlib import Path

from flask import Flask, Response, send_file
from werkzeug.middleware.proxy_fix import ProxyFix

from quotesearch.web.api.endpoints import api
from quotesearch.web.ops.auth import register_auth
from quotesearch.web.ops.caching import register_caching
from quotesearch.web.ops.connection import MOST_BODY
from quotesearch.web.ops.cors import register_cors
from quotesearch.web.ops.log import register_log
from quotesearch.web.ops.problems import register_problems
from quotesearch.web.ops.serving_index import ServingIndex
from quotesearch.web.ops.settings import Settings
from quotesearch.web.pages.views import pages

__all__ = ["Settings", "create_app"]

_WIDGET_SECONDS = 300  # that a browser may use the widget's script without asking


def create_app(index: Path | ServingIndex, settings: Settings | None = None) -> Flask:
    """Make the application.

    Args:
        index: a folder, which is opened at once, or an index that the caller opens.
        settings: default: everything off.

    Raises:
        IndexMissingError, IndexDamagedError: the folder has no index that can be opened.
    """
    # prometheus_client may be imported only in a worker, after the fork.
    from quotesearch.web.ops.metrics import register_metrics

    settings = settings or Settings()
    serving = ServingIndex(index) if isinstance(index, Path) else index
    app = Flask(__name__)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # records keep their order
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    app.extensions["serving_index"] = serving
    _trust_proxies(app, settings.trusted_proxies)

    # From the outermost layer to the innermost: Flask runs what a layer does before a request in
    # this order, and what it does after one in the reverse. So log and metrics see every answer as
    # it is sent, also a refusal; CORS lets an allowed page read a refusal, too; nobody gets a 304
    # without a key; and a problem becomes a page (`pages`) before it gets its headers.
    register_log(app, with_questions=settings.log_questions)
    register_metrics(app, serving)
    register_cors(app, settings)
    register_auth(app, settings)
    register_caching(app, settings)
    register_problems(app)
    app.register_blueprint(api)
    app.register_blueprint(pages)

    if isinstance(index, Path):
        serving.open()

    @app.get("/widget/quote-search.js")
    def widget() -> Response:
        return send_file(
            "static/quote-search.js", mimetype="text/javascript", max_age=_WIDGET_SECONDS
        )

    return app


def _trust_proxies(app: Flask, number: int) -> None:
    """Believe the X-Forwarded headers of so many proxies in front of the server."""
    if number:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=number, x_proto=number, x_host=number, x_prefix=number
        )
