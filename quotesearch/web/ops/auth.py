"""Who may ask, and how often: keys, of which only the hashes are stored, and a limit for each key or else address."""

import hashlib
import logging
import math
import re
import secrets
import time
from pathlib import Path

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded

from quotesearch.errors import ServerError
from quotesearch.web.ops.problems import problem_response
from quotesearch.web.ops.settings import Settings

# What shows nothing of the index; whatever is not named here needs a key.
_OPEN = ("/docs", "/healthz", "/openapi.json", "/readyz")
_OPEN_FOLDERS = ("/static/", "/widget/")
_LINE = re.compile(r"(?P<name>[\w.-]{1,64})\s+(?P<digest>[0-9a-f]{64})")
_log = logging.getLogger(__name__)


def make_key(name: str) -> tuple[str, str]:
    """A new key, and the line of the file of keys that admits it."""
    key = secrets.token_urlsafe(32)  # 256 bits that nobody guesses: a slow hash would add nothing
    line = f"{name} {_digest(key)}"
    if not _LINE.fullmatch(line):
        raise ServerError(
            f"{name!r} is no name", hint="Use up to 64 letters, digits and . _ - for it."
        )
    return key, line


class Keys:
    """The keys of a file: a name and the SHA-256 of a key on each line; empty lines and those with # are passed over.

    Raises:
        ServerError: the file cannot be read, or a line is not such a one; it names file and line.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names = self._read()

    def name(self, key: str) -> str | None:
        """Whose key it is; None where it is nobody's."""
        return self._names.get(_digest(key))

    def reload(self) -> None:
        """Read the file anew. One that cannot be read is logged, and the keys before stay valid."""
        try:
            self._names = self._read()
        except ServerError as refused:
            _log.error({"event": "keys refused", "reason": str(refused)})

    def _read(self) -> dict[str, str]:
        hint = "`quotesearch key NAME` makes a line."
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as unreadable:
            raise ServerError(
                f"cannot be read ({unreadable})", where=str(self._path), hint=hint
            ) from unreadable
        names = {}
        for number, line in enumerate(map(str.strip, lines), start=1):
            if line and not line.startswith("#"):
                found = _LINE.fullmatch(line)
                if not found:
                    raise ServerError(
                        "is no name and hash of a key", where=f"{self._path}:{number}", hint=hint
                    )
                names[found["digest"]] = found["name"]
        return names


def register_access(app: Flask, settings: Settings) -> None:
    """Ask for a key, and limit requests, as the settings have it."""
    keys = Keys(settings.api_keys) if settings.api_keys else None
    app.extensions["keys"] = keys

    @app.before_request
    def identify() -> None:
        g.key_name = keys.name(_given()) if keys else None

    if settings.rate_limit:
        _limit(app, settings.rate_limit)

    @app.before_request
    def admit() -> Response | None:
        if not keys or g.key_name or not _guarded():
            return None
        what = "This key is not known." if _given() else "A key is needed."
        refusal = problem_response(
            401, f"{what} Send one as `Authorization: Bearer KEY` or `X-API-Key: KEY`."
        )
        refusal.headers["WWW-Authenticate"] = 'Bearer realm="quotesearch"'
        return refusal


def _limit(app: Flask, limit: str) -> None:
    limiter = Limiter(
        lambda: f"key {g.key_name}" if g.key_name else f"address {request.remote_addr}",
        app=app,
        application_limits=[limit],
        storage_uri="memory://",
        strategy="moving-window",
    )
    limiter.request_filter(lambda: not _guarded())

    @app.errorhandler(RateLimitExceeded)
    def too_many(_: RateLimitExceeded) -> Response:
        reset = limiter.current_limit.reset_at if limiter.current_limit else 0
        response = problem_response(
            429, f"More than {limit} requests. Wait as many seconds as Retry-After says."
        )
        response.headers["Retry-After"] = str(max(1, reset - math.ceil(time.time())))
        return response


def _guarded() -> bool:
    return not (
        request.method == "OPTIONS"
        or request.path in _OPEN
        or request.path.startswith(_OPEN_FOLDERS)
    )


def _given() -> str:
    """The key of the request; empty where there is none."""
    authorization = request.authorization
    bearer = authorization.token if authorization and authorization.type == "bearer" else None
    return bearer or request.headers.get("X-API-Key", "")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
