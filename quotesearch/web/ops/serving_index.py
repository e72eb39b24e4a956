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
from quotesearch.index import CURRENT, Generation
from quotesearch.search import Searcher

_log = logging.getLogger(__name__)


def serving_index() -> ServingIndex:
    """The index of this application."""
    return cast(ServingIndex, current_app.extensions["live"])


def current_searcher() -> Searcher:
    """The searcher of this request, the same until its end; its generation is closed when the last request ends.

    Raises:
        ServiceUnavailable: none is open yet.
    """
    if "searcher" not in g:
        serving_index().tried.wait(
            10.0
        )  # seconds, for an index that is being opened for the first time
        g.searcher = serving_index().ready()
    return cast(Searcher, g.searcher)


def current_generation() -> Generation:
    """The generation that this request asks."""
    return current_searcher().generation


class ServingIndex:
    """The newest generation of an index that could be opened; None before the first.

    `on_refuse` is called when one cannot be opened: the one before goes on serving.
    """

    def __init__(self, index_dir: Path) -> None:
        self.searcher: Searcher | None = None
        self.on_refuse: Callable[[], None] = lambda: None
        self.tried = Event()  # set when an index has been opened, or refused, for the first time
        self._index_dir = index_dir
        self._seen: tuple[int, int] | None = None

    def ready(self) -> Searcher:
        """The searcher; raises ServiceUnavailable where there is none."""
        if self.searcher is None:
            raise ServiceUnavailable(
                "The index is not open; the log says why. Ask again later.", retry_after=5
            )
        return self.searcher

    def open(self) -> None:
        """Open what CURRENT names; raises what `open_index` raises."""
        self._seen = self._pointer()  # before it is read: what replaces it meanwhile is seen as new
        self.searcher = Searcher.open(self._index_dir)
        self.tried.set()
        manifest = self.searcher.generation.manifest
        _log.info(
            {
                "event": "index opened",
                "generation": manifest.id,
                "quotes": manifest.quotes,
                "pid": os.getpid(),
            }
        )

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
            event = {
                "event": "index refused",
                "reason": reason,
                "serving": self.searcher is not None,
            }
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
