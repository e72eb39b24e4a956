"""The production server: gunicorn, each worker a process whose threads share the index in memory.

`_Arbiter` and `_Server` override methods of gunicorn that are not documented. The module `worker`
says to which version of gunicorn they are pinned, and why.
"""

import shutil
import signal
import socket
import sys
import tempfile
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from quotesearch.errors import ServerError
from quotesearch.index import check
from quotesearch.web.ops.auth import Keys
from quotesearch.web.ops.log import LOGGING
from quotesearch.web.ops.serving_index import ServingIndex
from quotesearch.web.ops.settings import Settings
from quotesearch.web.ops.worker import MOST_REQUEST_LINE, Worker

_MOST_SOCKETS = 500  # of one process; most systems allow 1,024 open files
_LAST_PORT = 65_535


def serve(
    index_dir: Path, host: str, port: int, *, workers: int, threads: int, settings: Settings
) -> None:
    """Serve until stopped: by SIGTERM after the requests under way, by SIGINT at once.

    Raises:
        IndexMissingError, IndexDamagedError: there is no sound index.
        ServerError: the address or the key file cannot be used.
    """
    check(index_dir)
    if settings.api_keys:
        Keys(settings.api_keys)
    listener = _listen(host, port)
    print(f"Serving http://{host}:{port} (Ctrl-C stops)", file=sys.stderr, flush=True)
    address = f"fd://{listener.detach()}"
    _Server(index_dir, settings, bind=address, workers=workers, threads=threads).run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        free = port + 1 if port < _LAST_PORT else port - 1
        commands = f"quotesearch serve --port {free}, or make serve PORT={free}"
        hint = f"Stop the program that uses the port, or use another port: {commands}."
        what = f"cannot listen on this address ({error.strerror})"
        raise ServerError(what, where=f"{host}:{port}", hint=hint) from error
    return listener


class _Arbiter(Arbiter):  # type: ignore[misc]
    def handle_hup(self) -> None:
        """Let the workers open the index again.

        gunicorn would replace them, and end if a new one cannot start.
        """
        self.kill_workers(signal.SIGHUP)


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, index_dir: Path, settings: Settings, **options: str | int) -> None:
        self._index_dir, self._settings, self._options = index_dir, settings, options
        self.hangups: SimpleQueue[None] = SimpleQueue()
        super().__init__()

    def load_config(self) -> None:
        # The workers keep their counts in this folder; /metrics sums them.
        metrics = tempfile.mkdtemp(prefix="quotesearch-metrics-")
        fixed = {
            "worker_class": f"{Worker.__module__}.{Worker.__name__}",
            "limit_request_line": MOST_REQUEST_LINE,
            "worker_connections": _MOST_SOCKETS,
            "sendfile": False,  # answers go through memory
            "logconfig_dict": LOGGING,
            "control_socket_disable": True,
            "forwarded_allow_ips": "",  # --trusted-proxies says which to believe
            "raw_env": [f"PROMETHEUS_MULTIPROC_DIR={metrics}"],
            "on_exit": lambda _: shutil.rmtree(metrics, ignore_errors=True),
        }
        for name, value in (self._options | fixed).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Make the application.

        gunicorn calls this in the worker, after the fork: a loaded model must not be forked.
        """
        from quotesearch.web import create_app

        serving = ServingIndex(self._index_dir)
        app = create_app(serving, self._settings)
        keys = app.extensions["keys"]
        on_hangup = keys.reload if keys else lambda: None
        Thread(target=serving.follow, args=(self.hangups, on_hangup), daemon=True).start()
        return app

    def run(self) -> None:
        _Arbiter(self).run()
