"""The production server: gunicorn, each worker a process with several threads, which share the index in memory."""

import json
import logging
import shutil
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import ThreadWorker

from quotesearch.errors import ServerError
from quotesearch.index import check
from quotesearch.web.access import Keys
from quotesearch.web.live import Live
from quotesearch.web.log import LOGGING, new_request_id
from quotesearch.web.problems import PROBLEM, problem
from quotesearch.web.settings import Settings

_log = logging.getLogger(__name__)
_REQUEST_LINE = 8190  # bytes, gunicorn's most: a question of 1,000 characters fits unless most take 3 bytes and more


def serve(index_dir: Path, host: str, port: int, *, workers: int, threads: int, settings: Settings) -> None:
    """Serve until stopped: by SIGTERM after the requests under way, by SIGINT at once.

    Raises:
        IndexMissingError, IndexDamagedError: there is no sound index.
        ServerError: the address or the file of keys cannot be used.
    """
    check(index_dir)
    if settings.api_keys:
        Keys(settings.api_keys)
    listener = _listen(host, port)
    print(f"Serving http://{host}:{port} (Ctrl-C stops)", file=sys.stderr, flush=True)
    _Server(index_dir, settings, bind=f"fd://{listener.detach()}", workers=workers, threads=threads).run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as refused:
        listener.close()
        other = port + 1 if port < 65535 else port - 1
        hint = (
            f"Stop what uses the port, or choose another: quotesearch serve --port {other}, or make serve PORT={other}."
        )
        raise ServerError(f"cannot listen there ({refused.strerror})", where=f"{host}:{port}", hint=hint) from refused
    return listener


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker, with problem+json for what goes wrong before Flask sees it, and SIGHUP for a new index."""

    def init_signals(self) -> None:
        super().init_signals()
        signal.signal(signal.SIGHUP, lambda *_: self.app.hangups.put(None))

    def set_accept_enabled(self, enabled: bool) -> None:
        """A worker that ends closes its door, so that clients are refused at once and do not wait in front of it."""
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                listener.close()

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        name, refused = new_request_id(), isinstance(exc, ParseException)
        event = {"event": "request refused" if refused else "request failed", "id": name, "reason": type(exc).__name__}
        _log.log(logging.WARNING if refused else logging.ERROR, event, exc_info=None if refused else exc)
        wrong = f"The request cannot be read: {exc}. A request line has at most {_REQUEST_LINE} bytes."
        status, detail = (400, wrong) if refused else (500, "The server failed to answer; the log says why.")
        told = problem(status, detail, request_id=name)
        body = json.dumps(told).encode()
        head = f"HTTP/1.1 {status} {told['title']}\r\nConnection: close\r\nContent-Type: {PROBLEM}\r\n"
        with suppress(OSError):  # the client may have gone
            client.sendall(f"{head}X-Request-ID: {name}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


class _Arbiter(Arbiter):  # type: ignore[misc]
    def handle_hup(self) -> None:
        """Have the workers open the index anew. gunicorn would replace them, and end where a new one cannot start."""
        self.kill_workers(signal.SIGHUP)


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, index_dir: Path, settings: Settings, **options: str | int) -> None:
        self._index_dir, self._settings, self._options = index_dir, settings, options
        self.hangups: SimpleQueue[None] = SimpleQueue()
        super().__init__()

    def load_config(self) -> None:
        metrics = tempfile.mkdtemp(prefix="quotesearch-metrics-")  # where the workers keep them, summed when asked for
        fixed = {
            "worker_class": f"{__name__}.Worker",
            "limit_request_line": _REQUEST_LINE,
            "logconfig_dict": LOGGING,
            "control_socket_disable": True,
            "forwarded_allow_ips": "",  # --trusted-proxies says whom to believe
            "raw_env": [f"PROMETHEUS_MULTIPROC_DIR={metrics}"],
            "on_exit": lambda _: shutil.rmtree(metrics, ignore_errors=True),
        }
        for name, value in (self._options | fixed).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Called in the worker, after the fork: a loaded model is never forked."""
        from quotesearch.web import create_app

        live = Live(self._index_dir)
        app = create_app(live, self._settings)
        keys = app.extensions["keys"]
        on_hangup = keys.reload if keys else lambda: None
        Thread(target=live.follow, args=(self.hangups, on_hangup), daemon=True).start()
        return app

    def run(self) -> None:
        _Arbiter(self).run()
