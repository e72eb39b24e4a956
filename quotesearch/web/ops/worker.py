"""The process that answers: gunicorn's worker with threads, of which none waits for a client.

gunicorn gives each connection to a thread, which reads it to the end of the request. A few clients
that never finish their requests would hold all threads and stop the server. Here the loop that
accepts connections also reads and writes them; gunicorn parses and answers complete requests.

`Worker` overrides methods of gunicorn that are not documented, and calls others. They are those of
gunicorn 27.0.1, to which constraints.txt pins it: another version may rename them, or call them
elsewhere. Before you pin another version, read `gunicorn/workers/gthread.py` and `arbiter.py` and
run tests/web/ops; `test_worker.py` fails if one of the methods is gone.
"""

import json
import logging
import math
import signal
import socket
import time
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from operator import attrgetter
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any

from gunicorn.http import RequestParser
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import ThreadWorker

from quotesearch.web.ops.connection import LINGER_SECONDS, Connection, Phase, RefusedError
from quotesearch.web.ops.problems import PROBLEM_TYPE, problem
from quotesearch.web.ops.request_state import new_request_id

# gunicorn's most: a question of 1,000 characters fits unless most of them take 3 bytes or more.
MOST_REQUEST_LINE = 8190  # bytes
_MOST_UNSENT = 64_000_000  # bytes of answers that clients have yet to take
_READ_SIZE = 65_536  # bytes
_NEITHER = 0  # beside EVENT_READ and EVENT_WRITE
_log = logging.getLogger(__name__)


class Worker(ThreadWorker):  # type: ignore[misc]
    """Read requests and write answers in the loop, and answer in threads.

    SIGHUP makes it look for a new index.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._connections: set[Connection] = set()
        self._stop_reading = math.inf  # when a worker that ends closes what has not begun a request

    def init_signals(self) -> None:
        super().init_signals()
        signal.signal(signal.SIGHUP, lambda *_: self.app.hangups.put(None))

    def set_accept_enabled(self, enabled: bool) -> None:
        """Close the door of a worker that ends: clients are refused at once and do not wait."""
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                listener.close()

    # -- the loop, in the main thread

    def accept(self, listener: Any) -> None:
        """Accept a new connection, and close an old one if there are too many."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):  # another worker has it, or it has gone
            return
        connection = Connection(client, address, listener.getsockname())
        self._connections.add(connection)
        self.nr_conns += 1
        self._await(connection, EVENT_READ)
        if self.nr_conns >= self.worker_connections:
            waiting = (other for other in self._connections if other.phase is not Phase.WORK)
            self._close_most_urgent(waiting)

    def murder_pending(self) -> None:
        """End what is past its deadline. gunicorn calls this at least once a second."""
        now = time.monotonic()
        if not self.alive:
            self._stop_reading = min(self._stop_reading, now + LINGER_SECONDS)
        for connection in list(self._connections):
            if self._deadline(connection) > now:
                continue
            if connection.complaint:
                self._refuse(connection, 408, connection.complaint)
            else:
                self._close(connection)

    def finish_request(self, conn: Connection, fs: Future[bool]) -> None:
        """Send what a thread has answered. gunicorn calls this when the thread is done."""
        conn.stays_open = not fs.cancelled() and fs.result()
        self._send_answer(conn)

    def _deadline(self, connection: Connection) -> float:
        if connection.phase in (Phase.IDLE, Phase.HEAD):
            return min(connection.deadline, self._stop_reading)
        return connection.deadline

    def _read(self, connection: Connection, _: Any) -> None:
        try:
            data = connection.socket.recv(_READ_SIZE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._close(connection)
        elif connection.phase is not Phase.END:
            connection.inbox.add(data)
            self._dispatch(connection)

    def _dispatch(self, connection: Connection) -> None:
        """Give a complete request to a thread, or wait for the rest of an incomplete one."""
        if connection.phase is Phase.IDLE:
            connection.enter(Phase.HEAD)
        try:
            request = connection.inbox.take()
        except RefusedError as error:
            self._refuse(connection, error.status, error.detail)
            return
        if request is not None:
            connection.request = request
            self._await(connection, _NEITHER)
            connection.enter(Phase.WORK)
            self.enqueue_req(connection)
        elif connection.phase is Phase.HEAD and connection.inbox.has_head:
            connection.enter(Phase.BODY)
            if connection.inbox.expects_continue:
                with suppress(OSError):  # a client that has gone is noticed at the next read
                    connection.socket.send(b"HTTP/1.1 100 Continue\r\n\r\n")

    def _refuse(self, connection: Connection, status: int, detail: str) -> None:
        request_id = new_request_id()
        _log.warning({"event": "request refused", "id": request_id, "reason": detail})
        connection.sock.sendall(_problem_answer(status, detail, request_id))
        connection.stays_open = False
        self._send_answer(connection)

    def _send_answer(self, connection: Connection) -> None:
        connection.enter(Phase.ANSWER)
        self._write(connection, None)
        while self._unsent_bytes() > _MOST_UNSENT:
            self._close_most_urgent(self._slow_readers())

    def _write(self, connection: Connection, _: Any) -> None:
        try:
            connection.send()
        except OSError:  # the client has gone
            self._close(connection)
            return
        if connection.unsent:
            self._await(connection, EVENT_WRITE)
        elif connection.stays_open:
            connection.enter(Phase.IDLE)
            self._await(connection, EVENT_READ)
            if connection.inbox:
                self._dispatch(connection)
        else:
            connection.enter(Phase.END)
            self._await(connection, EVENT_READ)
            with suppress(OSError):
                connection.socket.shutdown(socket.SHUT_WR)

    def _unsent_bytes(self) -> int:
        return sum(len(connection.unsent) for connection in self._slow_readers())

    def _slow_readers(self) -> Iterable[Connection]:
        return (other for other in self._connections if other.phase is Phase.ANSWER)

    def _await(self, connection: Connection, event: int) -> None:
        """Call `_read` or `_write` when the connection is ready for it; after _NEITHER, neither."""
        registered = self.poller.get_map().get(connection.socket)
        if registered:
            self.poller.unregister(connection.socket)
        if event != _NEITHER:
            step = self._read if event == EVENT_READ else self._write
            self.poller.register(connection.socket, event, partial(step, connection))

    def _close_most_urgent(self, connections: Iterable[Connection]) -> None:
        """Close the connection that is the next to run out of time."""
        first = min(connections, key=attrgetter("deadline"), default=None)
        if first:
            self._close(first)

    def _close(self, connection: Connection) -> None:
        if connection not in self._connections:  # closed since the loop learnt of its event
            return
        self._await(connection, _NEITHER)
        self._connections.remove(connection)
        self.nr_conns -= 1
        connection.socket.close()

    # -- in a thread

    def handle(self, conn: Connection) -> bool:
        """Answer a request, and tell whether another may follow on its connection.

        The client gets what it takes at once; the loop sends the rest.
        """
        stays_open = self._write_answer(conn)
        with suppress(OSError):  # it has gone: the loop will notice
            conn.send()
        return stays_open

    def _write_answer(self, conn: Connection) -> bool:
        """Let gunicorn and Flask write the answer into memory."""
        request = None
        try:
            parser = RequestParser(self.cfg, [conn.request], conn.client)
            request = next(parser)
            request._expected_100_continue = False  # the loop has said it
            is_sound = self.handle_request(request, conn) and parser.finish_body()
            return bool(is_sound) and not parser.unreader.take_buffered()
        except StopIteration:  # no request, or an answer that failed half-way
            return False
        except Exception as error:
            self.handle_error(request, conn.sock, conn.client, error)
            return False

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer what gunicorn cannot parse, or what fails outside the application."""
        request_id = new_request_id()
        reason = type(exc).__name__
        if isinstance(exc, ParseException):
            status = 400
            limit = f"A request line may have at most {MOST_REQUEST_LINE:,} bytes."
            detail = f"The request cannot be read: {exc}. {limit}"
            _log.warning({"event": "request refused", "id": request_id, "reason": reason})
        else:
            status, detail = 500, "The server failed. The server's log has the reason."
            event = {"event": "request failed", "id": request_id, "reason": reason}
            _log.error(event, exc_info=exc)
        client.sendall(_problem_answer(status, detail, request_id))


def _problem_answer(status: int, detail: str, request_id: str) -> bytes:
    """Write the answer to a request that never reaches Flask."""
    members = problem(status, detail, request_id=request_id)
    body = json.dumps(members).encode()
    head = [
        f"HTTP/1.1 {status} {members['title']}",
        "Connection: close",
        f"Content-Type: {PROBLEM_TYPE}",
        f"X-Request-ID: {request_id}",
        f"Content-Length: {len(body)}",
    ]
    lines = "".join(f"{line}\r\n" for line in head)
    return f"{lines}\r\n".encode() + body
