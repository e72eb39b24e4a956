"""Who may ask, and how often: API keys, stored as hashes, and a rate limit."""

import hashlib
import logging
import math
import re
import secrets
import time
from pathlib import Path

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded

from quotesearch.errors import ServerError
from quotesearch.web.ops.problems import problem_response
from quotesearch.web.ops.request_state import request_state
from quotesearch.web.ops.settings import Settings

# These show nothing of the index. Everything else needs a key.
_OPEN_PATHS = ("/docs", "/healthz", "/openapi.json", "/readyz")
_OPEN_FOLDERS = ("/static/", "/widget/")
_KEY_BYTES = 32  # so many that nobody can guess a key: a slow hash would add nothing
_KEY_LINE = re.compile(r"(?P<name>[\w.-]{1,64})\s+(?P<digest>[0-9a-f]{64})")
_LINE_HINT = "Make a line with `quotesearch key NAME`."
_log = logging.getLogger(__name__)


def make_key(name: str) -> tuple[str, str]:
    """Make a key.

    Returns:
        The key, and the line of the key file that admits it.

    Raises:
        ServerError: the name cannot stand in such a line.
    """
    key = secrets.token_urlsafe(_KEY_BYTES)
    line = f"{name} {_digest(key)}"
    if not _KEY_LINE.fullmatch(line):
        hint = "Use up to 64 letters, digits and . _ - in it."
        raise ServerError(f"{name!r} cannot be the name of a key", hint=hint)
    return key, line


class Keys:
    """The keys of a file: each line has a name and the SHA-256 of a key.

    Empty lines and comments (#) are skipped.

    Raises:
        ServerError: the file cannot be read, or a line has another form; names file and line.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names = self._read()

    def name(self, key: str) -> str | None:
        """Return the name of the key's owner; None if the key is not in the file."""
        return self._names.get(_digest(key))

    def reload(self) -> None:
        """Read the file again. If that fails, log it and keep the keys from before."""
        try:
            self._names = self._read()
        except ServerError as error:
            _log.error({"event": "keys refused", "reason": str(error)})

    def _read(self) -> dict[str, str]:
        """Read the names by digest."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            what = f"cannot be read ({error})"
            raise ServerError(what, where=str(self._path), hint=_LINE_HINT) from error
        names = {}
        for number, line in enumerate(text.splitlines(), start=1):
            content = line.strip()
            if not content or content.startswith("#"):
                continue
            match = _KEY_LINE.fullmatch(content)
            if match is None:
                what = "must be a name and the hash of a key"
                raise ServerError(what, where=f"{self._path}:{number}", hint=_LINE_HINT)
            names[match["digest"]] = match["name"]
        return names


def register_auth(app: Flask, settings: Settings) -> None:
    """Ask for a key and limit requests, as the settings say.

    The limit also counts requests with a wrong key, so that nobody can try keys without end.
    """
    keys = Keys(settings.api_keys) if settings.api_keys else None
    app.extensions["keys"] = keys

    @app.before_request
    def identify_client() -> None:
        if keys:
            request_state().key_name = keys.name(_sent_key())

    if settings.rate_limit:
        _limit_requests(app, settings.rate_limit)

    @app.before_request
    def refuse_without_key() -> Response | None:
        if not keys or request_state().key_name or not _needs_key():
            return None
        reason = "This API key is not valid." if _sent_key() else "An API key is required."
        detail = f"{reason} Send yours as `Authorization: Bearer KEY` or `X-API-Key: KEY`."
        response = problem_response(401, detail)
        response.headers["WWW-Authenticate"] = 'Bearer realm="quotesearch"'
        return response


def _limit_requests(app: Flask, limit: str) -> None:
    limiter = Limiter(
        _client_name,
        app=app,
        application_limits=[limit],
        storage_uri="memory://",
        strategy="moving-window",
    )
    limiter.request_filter(lambda: not _needs_key())

    @app.errorhandler(RateLimitExceeded)
    def answer_too_many(_: RateLimitExceeded) -> Response:
        reset = limiter.current_limit.reset_at if limiter.current_limit else 0
        seconds = max(1, reset - math.ceil(time.time()))
        detail = (
            f"Too many requests: the limit is {limit}. Wait as many seconds as Retry-After says."
        )
        response = problem_response(429, detail)
        response.headers["Retry-After"] = str(seconds)
        return response


def _client_name() -> str:
    """Name the client that the limit counts: the owner of a valid key, else the address."""
    key_name = request_state().key_name
    return f"key {key_name}" if key_name else f"address {request.remote_addr}"


def _needs_key() -> bool:
    """Tell whether the request is for data. A preflight (OPTIONS) is not, and carries no key."""
    if request.method == "OPTIONS" or request.path in _OPEN_PATHS:
        return False
    return not request.path.startswith(_OPEN_FOLDERS)


def _sent_key() -> str:
    """Return the key of the request; empty if it has none."""
    authorization = request.authorization
    if authorization and authorization.type == "bearer" and authorization.token:
        return authorization.token
    return request.headers.get("X-API-Key", "")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
