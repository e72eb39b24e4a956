"""The generation that serves, and how a newer one takes over while requests go on."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event
from typing import NamedTuple, cast

from flask import current_app
from werkzeug.exceptions import ServiceUnavailable

from quotesearch.errors import QuotesearchError
from quotesearch.index import CURRENT, Generation
from quotesearch.search import Searcher
from quotesearch.web.ops.request_state import request_state

_FIRST_OPENING = 10.0  # seconds that a request waits for an index that is opened for the first time
_POLL = 1.0  # seconds between two looks at CURRENT
_RETRY_AFTER = 5  # seconds
_log = logging.getLogger(__name__)


def serving_index() -> ServingIndex:
    """Return the index of this application."""
    return cast(ServingIndex, current_app.extensions["serving_index"])


def current_searcher() -> Searcher:
    """Return the searcher of this request.

    It stays the same to the end of the request. A generation that was replaced is closed when the
    last request that uses it ends.

    Raises:
        ServiceUnavailable: no index is open yet.
    """
    state = request_state()
    if state.searcher is None:
        serving = serving_index()
        serving.first_attempt.wait(_FIRST_OPENING)
        state.searcher = serving.require_searcher()
    return state.searcher


def current_generation() -> Generation:
    """Return the generation that answers this request."""
    return current_searcher().generation


class ServingIndex:
    """The newest generation of an index that could be opened.

    Attributes:
        searcher: over that generation; None before the first is open.
        on_refusal: called when a generation cannot be opened. The one before serves on.
        first_attempt: set when the first generation has been opened or refused.
    """

    def __init__(self, index_dir: Path) -> None:
        self.searcher: Searcher | None = None
        self.on_refusal: Callable[[], None] = lambda: None
        self.first_attempt = Event()
        self._index_dir = index_dir
        self._seen_pointer: _Pointer | None = None

    def require_searcher(self) -> Searcher:
        """Return the searcher; raise ServiceUnavailable if there is none yet."""
        if self.searcher is None:
            detail = "The index is not open yet. Try again later; the server's log has the reason."
            raise ServiceUnavailable(detail, retry_after=_RETRY_AFTER)
        return self.searcher

    def open(self) -> None:
        """Open the generation that CURRENT names.

        Raises:
            IndexMissingError, IndexDamagedError: it cannot be opened.
        """
        # Look before reading: if CURRENT is replaced meanwhile, the next look notices.
        self._seen_pointer = self._look_at_pointer()
        self.searcher = Searcher.open(self._index_dir)
        self.first_attempt.set()
        manifest = self.searcher.generation.manifest
        event = {
            "event": "index opened",
            "generation": manifest.id,
            "quotes": manifest.quotes,
            "pid": os.getpid(),
        }
        _log.info(event)

    def follow(self, hangups: SimpleQueue[None], on_hangup: Callable[[], None]) -> None:
        """Open the index, and open it again when CURRENT changes or `hangups` gets an item.

        Never returns. Calls `on_hangup` for each item.
        """
        while True:
            if self._look_at_pointer() != self._seen_pointer:
                self._try_to_open()
            try:
                hangups.get(timeout=_POLL)
            except Empty:
                continue
            on_hangup()
            self._seen_pointer = None

    def _try_to_open(self) -> None:
        try:
            self.open()
        except Exception as error:  # even one of a native library is no reason to stop serving
            self._log_refusal(error)
            self.first_attempt.set()
            self.on_refusal()

    def _log_refusal(self, error: Exception) -> None:
        is_expected = isinstance(error, QuotesearchError)
        event = {
            "event": "index refused",
            "reason": str(error) if is_expected else repr(error),
            "serving": self.searcher is not None,
        }
        _log.error(event, exc_info=not is_expected)

    def _look_at_pointer(self) -> _Pointer:
        try:
            stat = (self._index_dir / CURRENT).stat()
        except OSError:
            return _Pointer(0, 0)
        return _Pointer(stat.st_ino, stat.st_mtime_ns)


class _Pointer(NamedTuple):
    """The file CURRENT. It differs after each replacement; zeros where there is no file."""

    inode: int
    modified: int  # nanoseconds
