"""Errors over HTTP: every one is `application/problem+json` (RFC 9457)."""

import json
from http import HTTPStatus

from flask import Flask, Response, current_app, g
from werkzeug.exceptions import HTTPException

from quotesearch.errors import NotFoundError, QuestionError, QuotesearchError
from quotesearch.records import Json

PROBLEM = "application/problem+json"
_KEPT = ("Allow", "Content-Range", "Retry-After")


def register_problems(app: Flask) -> None:
    """Answer every error of the application with a problem."""
    app.register_error_handler(QuestionError, _mendable)
    app.register_error_handler(NotFoundError, _mendable)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def problem_response(status: int, detail: str, **more: str) -> Response:
    """The answer to a request that goes wrong."""
    body = problem(status, detail, **more, request_id=g.request_id)
    return Response(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM)


def problem(status: int, detail: str, **more: str) -> Json:
    """The members of a problem; `more` adds to them, such as the parameter at fault."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }


def _mendable(error: QuotesearchError) -> Response:
    status = 404 if isinstance(error, NotFoundError) else 400
    parameter = {"parameter": error.where} if error.where else {}
    return problem_response(
        status, f"{error.what[:1].upper()}{error.what[1:]}. {error.hint}".strip(), **parameter
    )


def _http(error: HTTPException) -> Response:
    response = problem_response(error.code or 500, error.description or "")
    for name, value in error.get_response().headers:
        if name in _KEPT:
            response.headers[name] = value
    return response


def _broken(error: Exception) -> Response:
    current_app.logger.error({"event": "request failed", "id": g.request_id}, exc_info=error)
    return problem_response(
        500, "The server failed to answer. It is not your question; the log says why."
    )
