"""What the server knows about the request it is answering."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from flask import g, request

from quotesearch.search import Searcher

_SAFE_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")


@dataclass
class RequestState:
    """The state of one request. Each part of the server fills in what it learns.

    Attributes:
        id: names the request in the log, in `X-Request-ID` and in every problem.
        started: when the request began, in seconds of `time.perf_counter`.
        key_name: the owner of the API key; None without a valid key.
        etag: of the answer, where the address alone tells it.
        stages: seconds of the engine by stage.
        searcher: answers the whole request, even if a new generation takes over meanwhile.
    """

    id: str
    started: float
    key_name: str | None = None
    etag: str | None = None
    stages: Mapping[str, float] = field(default_factory=dict)
    searcher: Searcher | None = None


def request_state() -> RequestState:
    """Return the state of the current request; the first call makes it."""
    if "request_state" not in g:
        client_id = request.headers.get("X-Request-ID", "")
        g.request_state = RequestState(new_request_id(client_id), time.perf_counter())
    return cast(RequestState, g.request_state)


def new_request_id(client_id: str = "") -> str:
    """Return the id that the client sent if it is safe to log, else a new one."""
    return client_id if _SAFE_ID.fullmatch(client_id) else uuid.uuid4().hex
