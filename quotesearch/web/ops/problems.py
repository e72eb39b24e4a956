"""Errors over HTTP: every error is answered with `application/problem+json` (RFC 9457)."""

import json
from http import HTTPStatus

from flask import Flask, Response, current_app
from werkzeug.exceptions import HTTPException

from quotesearch.errors import QuotesearchError
from quotesearch.records import Json
from quotesearch.web.ops.request_state import request_state

PROBLEM_TYPE = "application/problem+json"
_KEPT_HEADERS = ("Allow", "Content-Range", "Retry-After")  # of an error that Werkzeug raised


def register_problems(app: Flask) -> None:
    """Answer every error of the application with a problem."""
    app.register_error_handler(QuotesearchError, _answer_own_error)
    app.register_error_handler(HTTPException, _answer_http_error)
    app.register_error_handler(Exception, _answer_failure)


def problem_response(status: int, detail: str, **more: str) -> Response:
    """Answer the current request with a problem."""
    body = problem(status, detail, **more, request_id=request_state().id)
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status=status, content_type=PROBLEM_TYPE)


def problem(status: int, detail: str, **more: str) -> Json:
    """Make the members of a problem; `more` adds to them, such as the parameter at fault."""
    title = HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}


def _answer_own_error(error: QuotesearchError) -> Response:
    if error.status >= 500:
        return _answer_failure(error)
    what = error.what[:1].upper() + error.what[1:]
    detail = f"{what}. {error.hint}".strip()
    parameter = {"parameter": error.where} if error.where else {}
    return problem_response(error.status, detail, **parameter)


def _answer_http_error(error: HTTPException) -> Response:
    response = problem_response(error.code or 500, error.description or "")
    for name, value in error.get_response().headers:
        if name in _KEPT_HEADERS:
            response.headers[name] = value
    return response


def _answer_failure(error: Exception) -> Response:
    event = {"event": "request failed", "id": request_state().id}
    current_app.logger.error(event, exc_info=error)
    detail = "The server failed. Your request is not at fault; the server's log has the reason."
    return problem_response(500, detail)
