"""A client's connection: what it has sent, what it has yet to take, and by when.

No thread waits for a client. One loop reads and writes all connections (`quotesearch.web.ops.server`);
a thread gets a request that is complete and writes its answer into memory. A client that sends or
reads slowly, or not at all, holds a socket and no more, and only until its deadline.
"""

import math
import re
import socket
import sys
import time
from contextlib import suppress
from enum import Enum, auto
from typing import Any

IDLE_SECONDS = 2.0  # between an answer and a further request
HEAD_SECONDS = (
    10.0  # from the opening, or the first byte of a further request, to the end of the head
)
BODY_SECONDS = 30.0  # from the end of the head to the end of the body
ANSWER_SECONDS = 30.0  # to take an answer, and a second more for every SLOWEST bytes
SLOWEST = 10_000  # bytes a second
LINGER_SECONDS = 2.0  # for the client to close its side, else it may lose the end (RFC 9112, 9.6)

MOST_HEAD = 65_536  # bytes of the request line and the headers
MOST_BODY = 100_000  # bytes: the longest quotation, even if all of it is escaped
_MOST_CHUNKED = 2 * MOST_BODY  # bytes of a body that is sent in chunks, with the lines between them

_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d+)[ \t]*(?=\r\n)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\nTransfer-Encoding:", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nExpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}")
_DIGITS = 12  # of a length, at most: Python converts no number of thousands


class Phase(Enum):
    """What a connection is doing: in WORK a thread answers, in all others the client has to act."""

    IDLE = auto()  # kept open for a further request
    HEAD = auto()
    BODY = auto()
    WORK = auto()
    ANSWER = auto()
    END = auto()  # answered for the last time; the client has yet to close its side


_SECONDS = {
    Phase.IDLE: IDLE_SECONDS,
    Phase.HEAD: HEAD_SECONDS,
    Phase.BODY: BODY_SECONDS,
    Phase.WORK: math.inf,
    Phase.END: LINGER_SECONDS,
}


class RefusedError(Exception):
    """A request that is not going to be read to its end: the HTTP status, and what is wrong."""

    def __init__(self, status: int, detail: str) -> None:
        self.status, self.detail = status, detail
        super().__init__(status, detail)


class Inbox:
    """What a client has sent: requests, the last of them perhaps unfinished.

    It finds only where a request ends; whether it is well formed, the parser says that gets it.
    """

    def __init__(self) -> None:
        self._data = bytearray()
        self._begin()

    def _begin(self) -> None:
        self._body = 0  # where the body begins; 0 before the end of the head is there
        self._searched = 0  # how far the end of the head has been looked for
        self._length: int | None = 0  # of the body; None where it comes in chunks
        self._chunk = 0  # where the line with the size of the next chunk begins

    def __len__(self) -> int:
        return len(self._data)

    @property
    def has_head(self) -> bool:
        """Whether the last `take` has found the head of the next request complete."""
        return self._body > 0

    @property
    def expects_continue(self) -> bool:
        """Whether the client sends the body only when it is told to (RFC 9110, 10.1.1)."""
        return bool(_EXPECTS.search(self._data, 0, self._body))

    def add(self, data: bytes) -> None:
        self._data += data

    def take(self) -> bytes | None:
        """Remove the next request and return it; None while it is incomplete.

        Raises:
            RefusedError: it is too long, or its chunks cannot be read.
        """
        if not self._body and not self._find_body():
            return None
        chunked = self._length is None
        end = self._end_of_chunks() if self._length is None else self._body + self._length
        if end > self._body + (_MOST_CHUNKED if chunked else MOST_BODY):
            raise RefusedError(413, f"The request has a body of more than {MOST_BODY:,} bytes.")
        if end > len(self._data):
            return None
        request = bytes(self._data[:end])
        del self._data[:end]
        self._begin()
        return request

    def _find_body(self) -> bool:
        """Look for the end of the head and note how the body is framed; False before it is there."""
        end = self._data.find(b"\r\n\r\n", max(0, self._searched - 3))
        self._searched = len(self._data)
        if (len(self._data) if end < 0 else end) > MOST_HEAD:
            what = f"The request line and the headers have more than {MOST_HEAD:,} bytes."
            raise RefusedError(431, what)
        if end < 0:
            return False
        self._body = self._chunk = end + 4
        length = _LENGTH.search(self._data, 0, self._body)
        if _CHUNKED.search(self._data, 0, self._body):
            self._length = None
        elif length:
            self._length = int(length[1]) if len(length[1]) <= _DIGITS else sys.maxsize
        return True

    def _end_of_chunks(self) -> int:
        """Return where a body in chunks ends (RFC 9112, 7.1).

        While it is incomplete, that is a place behind all that is there.
        """
        while True:
            line_end = self._data.find(b"\r\n", self._chunk)
            if line_end < 0:
                return max(self._chunk, len(self._data)) + 1
            size = self._data[self._chunk : line_end].partition(b";")[0].rstrip(b" \t")
            if not _CHUNK_SIZE.fullmatch(size):
                what = "The request cannot be read: a chunk of its body begins without its size."
                raise RefusedError(400, what)
            if int(size, 16) == 0:
                end = self._data.find(
                    b"\r\n\r\n", line_end
                )  # behind the trailers, if there are any
                return len(self._data) + 1 if end < 0 else end + 4
            self._chunk = line_end + 2 + int(size, 16) + 2


class Outbox:
    """What gunicorn takes for the client's socket: memory, sent as the client reads."""

    def __init__(self) -> None:
        self._data = bytearray()

    def sendall(self, data: bytes) -> None:
        self._data += data

    def take(self) -> memoryview:
        """Remove all that was sent."""
        data, self._data = self._data, bytearray()
        return memoryview(data)

    def shutdown(self, how: int) -> None:
        """Do nothing: gunicorn gives up an answer half-way; the loop then ends the connection."""

    def settimeout(self, seconds: float) -> None:
        """Do nothing: memory does not wait."""

    def recv(self, size: int) -> bytes:
        return b""

    def close(self) -> None:
        """Do nothing, as for `shutdown`."""


class Connection:
    """A connection of the loop; gunicorn, while it answers, reads `sock`, `client` and `server`."""

    def __init__(self, client_socket: socket.socket, client: Any, server: Any) -> None:
        client_socket.setblocking(False)
        self.socket, self.client, self.server = client_socket, client, server
        self.inbox, self.sock = Inbox(), Outbox()
        self.request = b""  # what a thread is to answer
        self.unsent = memoryview(b"")  # of the answer
        self.kept = True  # whether a further request may follow
        self.enter(Phase.HEAD)

    def send(self) -> None:
        """Send as much of the answer as the client takes now.

        Raises:
            OSError: the client has gone.
        """
        self.unsent = self.unsent or self.sock.take()
        if self.unsent:
            with suppress(BlockingIOError):
                self.unsent = self.unsent[self.socket.send(self.unsent) :]

    def enter(self, phase: Phase) -> None:
        """Begin something else, for which the client has time until `deadline`."""
        self.phase = phase
        self.deadline = time.monotonic() + self._seconds()

    def _seconds(self) -> float:
        if self.phase is Phase.ANSWER:
            return ANSWER_SECONDS + len(self.unsent) / SLOWEST
        return _SECONDS[self.phase]

    @property
    def late(self) -> str:
        """What the client has begun and not finished by now; empty where it has begun nothing."""
        if self.phase is Phase.BODY:
            return f"The body of the request did not arrive within {BODY_SECONDS:.0f} seconds."
        if self.phase is Phase.HEAD and self.inbox:
            return f"The headers of the request did not arrive within {HEAD_SECONDS:.0f} seconds."
        return ""
