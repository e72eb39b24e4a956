"""The generation that serves, and how a newer one takes its place while requests go on."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event
from typing import cast

from flask import current_app, g
from werkzeug.exceptions import ServiceUnavailable

from quotesearch.errors import QuotesearchError
from quotesearch.index import CURRENT, Generation, open_index

_log = logging.getLogger(__name__)


def live() -> Live:
    """The index of this application."""
    return cast(Live, current_app.extensions["live"])


def pinned() -> Generation:
    """The generation of this request, the same until its end; it is closed when the last request that has it ends.

    Raises:
        ServiceUnavailable: none is open yet.
    """
    if "generation" not in g:
        live().tried.wait(10.0)  # seconds, for an index that is being opened for the first time
        g.generation = live().ready()
    return cast(Generation, g.generation)


class Live:
    """The newest generation of an index that could be opened; None before the first.

    `on_refuse` is called when one cannot be opened: the one before goes on serving.
    """

    def __init__(self, index_dir: Path) -> None:
        self.generation: Generation | None = None
        self.on_refuse: Callable[[], None] = lambda: None
        self.tried = Event()  # set when an index has been opened, or refused, for the first time
        self._index_dir = index_dir
        self._seen: tuple[int, int] | None = None

    def ready(self) -> Generation:
        """The generation; raises ServiceUnavailable where there is none."""
        if self.generation is None:
            raise ServiceUnavailable("The index is not open; the log says why. Ask again later.", retry_after=5)
        return self.generation

    def open(self) -> None:
        """Open what CURRENT names; raises what `open_index` raises."""
        self._seen = self._pointer()  # before it is read: what replaces it meanwhile is seen as new
        self.generation = open_index(self._index_dir)
        self.tried.set()
        manifest = self.generation.manifest
        _log.info({"event": "index opened", "generation": manifest.id, "quotes": manifest.quotes, "pid": os.getpid()})

    def follow(self, hangups: SimpleQueue[None], on_hangup: Callable[[], None]) -> None:
        """Open the index, and open it anew whenever CURRENT changes or something is put into `hangups`; no end."""
        while True:
            if self._pointer() != self._seen:
                self._try_to_open()
            try:
                hangups.get(timeout=1.0)  # seconds until the next look at CURRENT
            except Empty:
                continue
            on_hangup()
            self._seen = None

    def _try_to_open(self) -> None:
        try:
            self.open()
        except Exception as refused:  # even a native library's: no reason to stop serving
            expected = isinstance(refused, QuotesearchError)
            reason = str(refused) if expected else repr(refused)
            event = {"event": "index refused", "reason": reason, "serving": self.generation is not None}
            _log.error(event, exc_info=not expected)
            self.tried.set()
            self.on_refuse()

    def _pointer(self) -> tuple[int, int]:
        """What is another one when CURRENT is replaced."""
        try:
            found = (self._index_dir / CURRENT).stat()
        except OSError:
            return 0, 0
        return found.st_ino, found.st_mtime_ns
