"""The log: one JSON object a line on stderr, for every request, by its id, and for what an operator has to know."""

import datetime
import json
import logging
import re
import time
import uuid
from typing import Any

from flask import Flask, Response, g, request

_log = logging.getLogger(__name__)
_SANE_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")


class Lines(logging.Formatter):
    """A record as one line of JSON; a dict that is logged gives its members."""

    def format(self, record: logging.LogRecord) -> str:
        said = (
            record.msg
            if isinstance(record.msg, dict)
            else {"event": "message", "message": record.getMessage()}
        )
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(
            timespec="milliseconds"
        )
        line = {"time": at, "level": record.levelname.lower(), **said}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


# For logging.config.dictConfig. gunicorn's own lines go the same way.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": f"{__name__}.Lines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "quotesearch": {"level": "INFO"},
        "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
    },
}


def new_request_id(given: str = "") -> str:
    """The id that a client gave, when it is sane, or a new one."""
    return given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex


def register_log(app: Flask, *, questions: bool) -> None:
    """Log every request. What is asked is confidential: only with `questions` does a line have the address."""

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()
        g.request_id = new_request_id(request.headers.get("X-Request-ID", ""))

    @app.after_request
    def write(response: Response) -> Response:
        sent = request.method != "HEAD" and response.status_code != 304
        line = {
            "event": "request",
            "id": g.request_id,
            "method": request.method,
            "route": request.url_rule.rule if request.url_rule else None,
            "status": response.status_code,
            "ms": round(1000 * (time.perf_counter() - g.started), 1),
            "bytes": (response.content_length or response.calculate_content_length() or 0)
            if sent
            else 0,
            "key": g.get("key_name"),
        }
        _log.info({**line, "address": request.full_path.rstrip("?")} if questions else line)
        return response
