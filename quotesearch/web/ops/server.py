"""The production server: gunicorn, each worker a process with several threads, which share the index in memory."""

import json
import logging
import math
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from operator import attrgetter
from pathlib import Path
from queue import SimpleQueue
from selectors import EVENT_READ, EVENT_WRITE
from threading import Thread
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http import RequestParser
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import ThreadWorker

from quotesearch.errors import ServerError
from quotesearch.index import check
from quotesearch.web.ops.auth import Keys
from quotesearch.web.ops.connection import LINGER_SECONDS, Connection, Phase, RefusedError
from quotesearch.web.ops.log import LOGGING, new_request_id
from quotesearch.web.ops.problems import PROBLEM, problem
from quotesearch.web.ops.serving_index import ServingIndex
from quotesearch.web.ops.settings import Settings

_log = logging.getLogger(__name__)
_REQUEST_LINE = 8190  # bytes, gunicorn's most: a question of 1,000 characters fits unless most take 3 bytes and more
_SOCKETS = 500  # of one process; most systems allow 1,024 open files
_MOST_UNSENT = 64_000_000  # bytes of answers that clients have yet to take


def serve(
    index_dir: Path, host: str, port: int, *, workers: int, threads: int, settings: Settings
) -> None:
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
    _Server(
        index_dir, settings, bind=f"fd://{listener.detach()}", workers=workers, threads=threads
    ).run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as refused:
        listener.close()
        other = port + 1 if port < 65535 else port - 1
        hint = f"Stop what uses the port, or choose another: quotesearch serve --port {other}, or make serve PORT={other}."
        raise ServerError(
            f"cannot listen there ({refused.strerror})", where=f"{host}:{port}", hint=hint
        ) from refused
    return listener


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, of which none waits for a client; SIGHUP has it look for a new index.

    gunicorn gives each connection to a thread, which reads it to the end of the request: as many
    clients as there are threads, none of which finishes its request, would stop the server. Here
    the loop that accepts connections also reads and writes them (`quotesearch.web.ops.connection`);
    gunicorn parses and answers what is complete.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._connections: set[Connection] = set()
        self._stop_reading = math.inf  # when a worker that ends closes what has not begun a request

    def init_signals(self) -> None:
        super().init_signals()
        signal.signal(signal.SIGHUP, lambda *_: self.app.hangups.put(None))

    def set_accept_enabled(self, enabled: bool) -> None:
        """A worker that ends closes its door, so that clients are refused at once and do not wait in front of it."""
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                listener.close()

    # -- the loop, in the main thread

    def accept(self, listener: Any) -> None:
        """Take a new connection, and where there are too many, close an old one."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):  # another worker has it, or it has gone
            return
        connection = Connection(client, address, listener.getsockname())
        self._connections.add(connection)
        self.nr_conns += 1
        self._await(connection, EVENT_READ)
        if self.nr_conns >= self.worker_connections:
            self._drop_one(other for other in self._connections if other.phase is not Phase.WORK)

    def murder_pending(self) -> None:
        """End what is past its deadline; gunicorn calls it at least once a second."""
        now = time.monotonic()
        if not self.alive:
            self._stop_reading = min(self._stop_reading, now + LINGER_SECONDS)
        for connection in list(self._connections):
            unbegun = connection.phase in (Phase.IDLE, Phase.HEAD)
            deadline = (
                min(connection.deadline, self._stop_reading) if unbegun else connection.deadline
            )
            if deadline <= now and connection.late:
                self._refuse(connection, 408, connection.late)
            elif deadline <= now:
                self._close(connection)

    def finish_request(self, conn: Connection, fs: Future[bool]) -> None:
        """Send what a thread has answered; gunicorn calls it when the thread is done."""
        conn.kept = not fs.cancelled() and fs.result()
        self._answer(conn)

    def _read(self, connection: Connection, _: Any) -> None:
        try:
            data = connection.socket.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._close(connection)
        elif connection.phase is not Phase.END:
            connection.inbox.add(data)
            self._go_on(connection)

    def _go_on(self, connection: Connection) -> None:
        """Give a request that is complete to a thread; wait for the rest of one that is not."""
        if connection.phase is Phase.IDLE:
            connection.enter(Phase.HEAD)
        try:
            request = connection.inbox.take()
        except RefusedError as refused:
            self._refuse(connection, refused.status, refused.detail)
            return
        if request is not None:
            connection.request = request
            self._await(connection, 0)
            connection.enter(Phase.WORK)
            self.enqueue_req(connection)
        elif connection.phase is Phase.HEAD and connection.inbox.has_head:
            connection.enter(Phase.BODY)
            if connection.inbox.expects_continue:
                with suppress(OSError):  # whoever has gone is noticed when more is read
                    connection.socket.send(b"HTTP/1.1 100 Continue\r\n\r\n")

    def _refuse(self, connection: Connection, status: int, detail: str) -> None:
        name = new_request_id()
        _log.warning({"event": "request refused", "id": name, "reason": detail})
        connection.sock.sendall(_refusal(status, detail, name))
        connection.kept = False
        self._answer(connection)

    def _answer(self, connection: Connection) -> None:
        connection.enter(Phase.ANSWER)
        self._write(connection, None)
        while self._unsent() > _MOST_UNSENT:
            self._drop_one(other for other in self._connections if other.phase is Phase.ANSWER)

    def _write(self, connection: Connection, _: Any) -> None:
        try:
            connection.send()
        except OSError:  # the client has gone
            self._close(connection)
            return
        if connection.unsent:
            self._await(connection, EVENT_WRITE)
        elif connection.kept:
            connection.enter(Phase.IDLE)
            self._await(connection, EVENT_READ)
            if connection.inbox:
                self._go_on(connection)
        else:
            connection.enter(Phase.END)
            self._await(connection, EVENT_READ)
            with suppress(OSError):
                connection.socket.shutdown(socket.SHUT_WR)

    def _unsent(self) -> int:
        """How many bytes of answers wait for clients that read slowly."""
        waiting = (other for other in self._connections if other.phase is Phase.ANSWER)
        return sum(len(other.unsent) for other in waiting)

    def _await(self, connection: Connection, event: int) -> None:
        """Have the loop call when the client has sent something, or can take something; 0: neither."""
        registered = self.poller.get_map().get(connection.socket)
        if registered:
            self.poller.unregister(connection.socket)
        if event:
            step = self._read if event == EVENT_READ else self._write
            self.poller.register(connection.socket, event, partial(step, connection))

    def _drop_one(self, connections: Iterable[Connection]) -> None:
        """Close the one that is next to run out of time."""
        if first := min(connections, key=attrgetter("deadline"), default=None):
            self._close(first)

    def _close(self, connection: Connection) -> None:
        if connection not in self._connections:  # dropped since the loop learnt of its event
            return
        self._await(connection, 0)
        self._connections.remove(connection)
        self.nr_conns -= 1
        connection.socket.close()

    # -- in a thread

    def handle(self, conn: Connection) -> bool:
        """Answer a request; whether a further one may follow on its connection.

        The client gets what it takes at once; the loop sends the rest.
        """
        kept = self._reply(conn)
        with suppress(OSError):  # it has gone: the loop will notice
            conn.send()
        return kept

    def _reply(self, conn: Connection) -> bool:
        """Have gunicorn and Flask write the answer, into memory."""
        request = None
        try:
            parser = RequestParser(self.cfg, [conn.request], conn.client)
            request = next(parser)
            request._expected_100_continue = False  # the loop has said it
            kept = self.handle_request(request, conn) and parser.finish_body()
            return bool(kept) and not parser.unreader.take_buffered()
        except StopIteration:  # no request, or an answer that failed half-way
            return False
        except Exception as failed:
            self.handle_error(request, conn.sock, conn.client, failed)
            return False

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        name, refused = new_request_id(), isinstance(exc, ParseException)
        event = {
            "event": "request refused" if refused else "request failed",
            "id": name,
            "reason": type(exc).__name__,
        }
        _log.log(
            logging.WARNING if refused else logging.ERROR, event, exc_info=None if refused else exc
        )
        wrong = (
            f"The request cannot be read: {exc}. A request line has at most {_REQUEST_LINE} bytes."
        )
        status, detail = (
            (400, wrong) if refused else (500, "The server failed to answer; the log says why.")
        )
        client.sendall(_refusal(status, detail, name))


def _refusal(status: int, detail: str, request_id: str) -> bytes:
    """The answer to a request that never reaches Flask."""
    told = problem(status, detail, request_id=request_id)
    body = json.dumps(told).encode()
    head = (
        f"HTTP/1.1 {status} {told['title']}\r\nConnection: close\r\nContent-Type: {PROBLEM}\r\n"
        f"X-Request-ID: {request_id}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


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
        metrics = tempfile.mkdtemp(
            prefix="quotesearch-metrics-"
        )  # where the workers keep them, summed when asked for
        fixed = {
            "worker_class": f"{__name__}.Worker",
            "limit_request_line": _REQUEST_LINE,
            "worker_connections": _SOCKETS,
            "sendfile": False,  # answers go through memory
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

        live = ServingIndex(self._index_dir)
        app = create_app(live, self._settings)
        keys = app.extensions["keys"]
        on_hangup = keys.reload if keys else lambda: None
        Thread(target=live.follow, args=(self.hangups, on_hangup), daemon=True).start()
        return app

    def run(self) -> None:
        _Arbiter(self).run()
