"""The settings of the HTTP service. Everything is off until it is asked for."""

import re
from dataclasses import dataclass
from pathlib import Path

from quotesearch.errors import ServerError

# As browsers send it: lower case, without a path, and without the port if it is the usual one.
_ORIGIN = re.compile(
    r"""
    https?://
    (?: [a-z0-9.-]+ | \[ [0-9a-f:]+ \] )   # a name or IPv4 address, or an IPv6 address
    (?: : \d{1,5} )?                       # a port
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Settings:
    """The options of `quotesearch serve` that change its answers; docs/serve.md describes them.

    Raises:
        ServerError: an origin or the rate limit is not in the form that it needs.
    """

    cors_origins: tuple[str, ...] = ()
    api_keys: Path | None = None
    rate_limit: str | None = None
    trusted_proxies: int = 0
    log_questions: bool = False

    def __post_init__(self) -> None:
        for origin in self.cors_origins:
            _check_origin(origin)
        if self.rate_limit is not None:
            _check_rate_limit(self.rate_limit)


def _check_origin(origin: str) -> None:
    if not _ORIGIN.fullmatch(origin):
        hint = "Use the form https://cms.example, without a path or wildcard."
        raise ServerError(f"{origin!r} is not an origin", where="--cors-origin", hint=hint)


def _check_rate_limit(limit: str) -> None:
    from limits import parse_many

    try:
        parse_many(limit)
    except ValueError:
        what = f"{limit!r} is not a rate limit"
        hint = "Use the form 60/minute."
        raise ServerError(what, where="--rate-limit", hint=hint) from None
