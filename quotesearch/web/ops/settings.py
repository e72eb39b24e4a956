"""How the HTTP service behaves, beside the index it serves. Everything is off unless it is asked for."""

import re
from dataclasses import dataclass
from pathlib import Path

from quotesearch.errors import ServerError


@dataclass(frozen=True)
class Settings:
    """The options of `quotesearch serve` that change its answers: docs/serve.md.

    Raises:
        ServerError: an origin or the rate limit is not written as it has to be.
    """

    cors_origins: tuple[str, ...] = ()
    api_keys: Path | None = None
    rate_limit: str | None = None
    trusted_proxies: int = 0
    log_questions: bool = False

    def __post_init__(self) -> None:
        for origin in self.cors_origins:
            if not _ORIGIN.fullmatch(origin):
                hint = "Write it as https://cms.example, no more."
                raise ServerError(f"{origin!r} is no origin", where="--cors-origin", hint=hint)
        if self.rate_limit is not None:
            from limits import parse_many

            try:
                parse_many(self.rate_limit)
            except ValueError:
                hint = "Write it as 60/minute."
                raise ServerError(
                    f"{self.rate_limit!r} is no rate limit", where="--rate-limit", hint=hint
                ) from None


# As browsers send it: lower case, no path, no default port, which is left to the one who writes it.
_ORIGIN = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?")
