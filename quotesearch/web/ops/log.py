"""The log: one line of JSON on stderr for each request, and for what an operator has to know."""

import datetime
import logging
import time
from typing import Any

from flask import Flask, Response, request
from pythonjsonlogger.json import JsonFormatter

from quotesearch.records import Json
from quotesearch.web.ops.request_state import request_state

_log = logging.getLogger(__name__)


class LineFormatter(JsonFormatter):
    """Write a record as a line of JSON. A dict that is logged gives its members."""

    def __init__(self) -> None:
        super().__init__(fmt=(), rename_fields={"exc_info": "exception"}, json_ensure_ascii=False)

    def add_fields(self, log_data: Json, record: logging.LogRecord, message_dict: Json) -> None:
        moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        log_data["time"] = moment.isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname.lower()
        if not isinstance(record.msg, dict):
            log_data["event"] = "message"
            log_data["message"] = record.message
        super().add_fields(log_data, record, message_dict)


# For logging.config.dictConfig. The lines of gunicorn itself go the same way.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": f"{__name__}.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "quotesearch": {"level": "INFO"},
        "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
    },
}


def register_log(app: Flask, *, with_questions: bool) -> None:
    """Log every request, and send its id with the answer.

    A question is confidential. Only `with_questions` does a line have the address it stands in.
    """

    @app.before_request
    def start_clock() -> None:
        request_state()

    @app.after_request
    def write_line(response: Response) -> Response:
        state = request_state()
        response.headers["X-Request-ID"] = state.id
        seconds = time.perf_counter() - state.started
        line = {
            "event": "request",
            "id": state.id,
            "method": request.method,
            "route": request.url_rule.rule if request.url_rule else None,
            "status": response.status_code,
            "ms": round(1000 * seconds, 1),
            "bytes": _bytes_sent(response),
            "key": state.key_name,
        }
        if with_questions:
            line["address"] = request.full_path.rstrip("?")
        _log.info(line)
        return response


def _bytes_sent(response: Response) -> int:
    if request.method == "HEAD" or response.status_code == 304:
        return 0
    return response.content_length or response.calculate_content_length() or 0
