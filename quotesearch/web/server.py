"""The production server: gunicorn, one process with several threads, since the index is shared in memory."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import ThreadWorker

from quotesearch.errors import ServerError
from quotesearch.index import check
from quotesearch.web.problems import PROBLEM, problem

_THREADS = 4
_REQUEST_LINE = 8190  # bytes, gunicorn's most: a question of 1,000 characters fits unless most take 3 bytes and more


def serve(index_dir: Path, host: str, port: int) -> None:
    """Serve until stopped by SIGINT or SIGTERM; requests under way are finished.

    Raises:
        IndexMissingError, IndexDamagedError: there is no sound index.
        ServerError: the address cannot be used.
    """
    check(index_dir)
    listener = _listen(host, port)
    _Server(index_dir, listener, f"http://{host}:{port}").run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as refused:
        listener.close()
        other = port + 1 if port < 65535 else port - 1
        raise ServerError(
            f"cannot listen there ({refused.strerror})",
            where=f"{host}:{port}",
            hint=f"Stop what uses the port, or choose another: quotesearch serve --port {other}, "
            f"or make serve PORT={other}.",
        ) from refused
    return listener


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker, with problem+json for requests that it refuses before Flask sees them."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        detail = f"The request cannot be read: {exc}. A request line has at most {_REQUEST_LINE} bytes."
        body = json.dumps(problem(400, detail)).encode()
        head = f"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: {PROBLEM}\r\n"
        client.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, index_dir: Path, listener: socket.socket, url: str) -> None:
        self._index_dir, self._listener, self._url = index_dir, listener, url
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"fd://{self._listener.fileno()}",
            "worker_class": f"{__name__}.Worker",
            "workers": 1,
            "threads": _THREADS,
            "limit_request_line": _REQUEST_LINE,
            "loglevel": "warning",
            "post_worker_init": lambda _: print(f"Serving {self._url} (Ctrl-C stops)", file=sys.stderr, flush=True),
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Called in the worker, after the fork: a loaded model is never forked."""
        from quotesearch.web import create_app

        return create_app(self._index_dir)
