"""Clients that do not finish what they began: no thread waits for them, and no socket for long."""

from __future__ import annotations

import json
import os
import re
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING, NamedTuple

import pytest

from quotesearch.web.ops import connection
from quotesearch.web.ops.worker import Worker

if TYPE_CHECKING:
    from tests.conftest import Server, StartServer

ROOT = Path(__file__).parents[3]
SOON = 8.0  # seconds: on an idle machine it takes milliseconds, but one may be busy
GET = b"GET /healthz HTTP/1.1\r\nHost: here\r\n"
POST = b"POST /api/v1/verify HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
PIPELINE = b"GET /openapi.json HTTP/1.1\r\nHost: here\r\n\r\n" * 100
# Patience for the tests, with which they need not wait half a minute.
HEAD_SECONDS, BODY_SECONDS = 2.0, 4.0
SHORT_PATIENCE = f"""
from quotesearch.web.ops import connection
connection.HEAD_SECONDS, connection.BODY_SECONDS = {HEAD_SECONDS}, {BODY_SECONDS}
"""
UNFINISHED = {
    "nothing": b"",
    "half a line": b"GET /healthz",
    "half a head": GET,
    "no body": POST + b"Content-Length: 50\r\n\r\n",
    "half a body": POST + b'Content-Length: 50\r\n\r\n{"text": ',
    "half a chunk": POST + b"Transfer-Encoding: chunked\r\n\r\n20\r\nabc",
    "no length": POST + b"\r\nabc",
}


@contextmanager
def clients(server: Server, number: int, sent: bytes) -> Iterator[None]:
    """So many connections that send this and then nothing, and read nothing."""
    with ExitStack() as stack:
        for _ in range(number):
            stack.enter_context(client(server, sent))
        yield


def client(server: Server, sent: bytes) -> socket.socket:
    opened = socket.socket()
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    opened.settimeout(30)
    opened.connect(("127.0.0.1", server.port))
    opened.sendall(sent)
    return opened


def is_answered(server: Server, address: str) -> bool:
    with urllib.request.urlopen(f"{server.url}{address}", timeout=SOON) as response:
        return bool(response.status == 200 and response.read())


@pytest.mark.parametrize(
    ("number", "sent"),
    [*((50, sent) for sent in UNFINISHED.values()), (8, PIPELINE)],  # twice as many as threads
    ids=[*UNFINISHED, "answers that nobody reads"],
)
def test_unfinished_requests_do_not_stop_other_clients(
    server: Server, number: int, sent: bytes
) -> None:
    with clients(server, number, sent):
        for address in ("/healthz", "/api/v1/search?q=war", "/healthz", "/"):
            assert is_answered(server, address)


def test_more_clients_than_sockets_do_not_stop_the_server(
    start_server: StartServer, empty_index: Path
) -> None:
    with start_server(empty_index) as server, clients(server, 700, UNFINISHED["half a head"]):
        assert is_answered(server, "/healthz")


class Slow(NamedTuple):
    """A slow client: what it sends at once and then each second, and how and when it is ended."""

    sent: bytes
    trickle: bytes
    status: bytes | None
    seconds: float


SLOW = [
    Slow(b"", b"", None, HEAD_SECONDS),
    Slow(GET, b"", b"408", HEAD_SECONDS),
    Slow(GET + b"X: ", b"x", b"408", HEAD_SECONDS),
    Slow(b"", b"G", b"408", HEAD_SECONDS),
    Slow(GET + b"\r\n" + GET, b"", b"408", HEAD_SECONDS),  # the second request of the connection
    Slow(UNFINISHED["half a body"], b"", b"408", BODY_SECONDS),
    Slow(UNFINISHED["no body"], b" ", b"408", BODY_SECONDS),
    Slow(UNFINISHED["half a chunk"], b"x", b"408", BODY_SECONDS),
    Slow(GET + b"\r\n", b"", b"200", 0),  # a connection that is kept for a further request
]


@pytest.fixture
def impatient_server(
    start_server: StartServer,
    empty_index: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Server]:
    """A server with SHORT_PATIENCE, which Python reads when the program starts."""
    (tmp_path / "sitecustomize.py").write_text(SHORT_PATIENCE)
    paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    with start_server(empty_index) as server:
        yield server


def test_slow_clients_are_ended_at_their_deadlines(impatient_server: Server) -> None:
    answers = [b""] * len(SLOW)
    closed = dict.fromkeys(range(len(SLOW)), 0.0)
    with DefaultSelector() as waiting, ExitStack() as stack:
        started = next_byte = time.monotonic()
        for number, slow in enumerate(SLOW):
            opened = stack.enter_context(client(impatient_server, slow.sent))
            waiting.register(opened, EVENT_READ, number)
        while waiting.get_map():
            assert time.monotonic() < started + BODY_SECONDS + 20
            if time.monotonic() >= next_byte:
                next_byte += 1
                for key in waiting.get_map().values():
                    with suppress(ConnectionError):  # closed: the next read says so
                        key.fileobj.send(SLOW[key.data].trickle)  # type: ignore[union-attr]
            for key, _ in waiting.select(max(0, next_byte - time.monotonic())):
                data = received(key.fileobj)  # type: ignore[arg-type]
                answers[key.data] += data
                if not data:
                    waiting.unregister(key.fileobj)
                    closed[key.data] = time.monotonic() - started
    for number, slow in enumerate(SLOW):
        statuses = re.findall(rb"HTTP/1.1 (\d+)", answers[number])
        assert statuses[-1:] == ([slow.status] if slow.status else []), slow
        assert slow.seconds - 0.5 < closed[number] < slow.seconds + 8, slow
        if slow.status == b"408":
            problem = json.loads(answers[number].rpartition(b"\r\n\r\n")[2])
            assert problem["status"] == 408
            assert f"within {slow.seconds:.0f} seconds" in problem["detail"]


def test_the_docs_have_the_deadlines() -> None:
    docs = (ROOT / "docs" / "serve.md").read_text()
    for what, seconds in (
        ("request line and headers", connection.HEAD_SECONDS),
        ("body", connection.BODY_SECONDS),
        ("taking an answer", connection.ANSWER_SECONDS),
        ("waiting for the next request", connection.IDLE_SECONDS),
    ):
        assert f"| {what} | {seconds:.0f} seconds" in docs
    assert f"one more for every {connection.SLOWEST_READER:,} bytes" in docs


@pytest.mark.parametrize(
    "name",
    [
        *("init_signals", "set_accept_enabled", "accept", "murder_pending", "finish_request"),
        *("handle", "handle_request", "handle_error", "enqueue_req"),
    ],
)
def test_gunicorn_has_the_methods_that_are_overridden_or_called(name: str) -> None:
    (base,) = Worker.__bases__
    assert callable(getattr(base, name))


def received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65_536)
    except ConnectionError:  # a byte was under way when it was closed
        return b""


def test_a_request_that_comes_byte_by_byte_is_answered(server: Server) -> None:
    body = b'{"text": "the bridge is closed"}'
    request = POST + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    with client(server, b"") as slow, slow.makefile("rb") as answer:
        slow.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in request:
            slow.sendall(bytes([byte]))
        assert answer.readline() == b"HTTP/1.1 200 OK\r\n"


def test_a_pipeline_is_answered_in_order_however_slowly_it_is_read(server: Server) -> None:
    addresses = [b"/healthz", b"/openapi.json", b"/nothing", b"/openapi.json", b"/healthz"] * 20
    requests = [b"GET %b HTTP/1.1\r\nHost: here\r\n\r\n" % address for address in addresses]
    requests[-1] = requests[-1].replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    statuses = {b"/nothing": b"404"}
    with client(server, b"".join(requests)) as slow:
        answer = b"".join(iter(lambda: slow.recv(4_096), b""))
    found = re.findall(rb"HTTP/1.1 (\d+) ", answer)
    assert found == [statuses.get(address, b"200") for address in addresses]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000, 431),
        (POST + b"Content-Length: 1000000\r\n\r\n", 413),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nFFFFF\r\n", 413),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nmany\r\n", 400),
        (POST + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\n12345", 400),
        (POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ],
)
def test_a_malformed_request_is_refused_at_once(
    server: Server, request_: bytes, status: int
) -> None:
    with client(server, request_) as refused, refused.makefile("rb") as file:
        head, _, body = file.read().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"\r\nContent-Type: application/problem+json" in head
    assert json.loads(body)["status"] == status
