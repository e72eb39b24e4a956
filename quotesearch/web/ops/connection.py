"""A client's connection: what it has sent, what it has yet to take, and by when.

No thread waits for a client. One loop reads and writes all connections (see the module `worker`). A
thread gets a request that is complete and writes its answer into memory. A client that sends or
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

IDLE_SECONDS = 2.0  # between an answer and the next request
HEAD_SECONDS = 10.0  # from the opening, or the first byte of the next request, to the head's end
BODY_SECONDS = 30.0  # from the end of the head to the end of the body
ANSWER_SECONDS = 30.0  # to take an answer, and one more for every SLOWEST_READER bytes
SLOWEST_READER = 10_000  # bytes a second
LINGER_SECONDS = 2.0  # for the client to close its side, else it may lose the end (RFC 9112, 9.6)

MOST_HEAD = 65_536  # bytes of the request line and the headers
MOST_BODY = 100_000  # bytes: the longest quotation, even if all of it is escaped
_MOST_CHUNKED = 2 * MOST_BODY  # bytes of a body that is sent in chunks, with the lines between them

_LINE_END = b"\r\n"
_BLANK_LINE = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d+)[ \t]*(?=\r\n)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\nTransfer-Encoding:", re.IGNORECASE)
_EXPECTS_CONTINUE = re.compile(
    rb"\r\nExpect:[ \t]*100-continue[ \t]*(?=\r\n)",
    re.IGNORECASE,
)
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}")
_MOST_DIGITS = 12  # of a length: Python converts no number of thousands of digits


class Phase(Enum):
    """What a connection is doing. In WORK a thread answers, in all others the client has to act."""

    IDLE = auto()  # kept open for the next request
    HEAD = auto()
    BODY = auto()
    WORK = auto()
    ANSWER = auto()
    END = auto()  # answered for the last time; the client has yet to close its side


class RefusedError(Exception):
    """A request that is not read to its end: the HTTP status, and what is wrong."""

    def __init__(self, status: int, detail: str) -> None:
        self.status, self.detail = status, detail
        super().__init__(status, detail)


class Inbox:
    """The bytes that a client has sent: requests, the last of them perhaps incomplete.

    It only finds where a request ends. gunicorn's parser, which gets the request, says whether it
    is well formed.
    """

    def __init__(self) -> None:
        self._data = bytearray()
        self._expect_head()

    def _expect_head(self) -> None:
        """Forget the framing of the request before."""
        self._body_start = 0  # 0 until the end of the head has come
        self._searched = 0  # bytes that were searched for the end of the head
        self._length: int | None = 0  # of the body; None if it comes in chunks
        self._chunk_start = 0  # where the line with the size of the next chunk begins

    def __len__(self) -> int:
        return len(self._data)

    @property
    def has_head(self) -> bool:
        """Whether the last `take` found the head of the next request complete."""
        return self._body_start > 0

    @property
    def expects_continue(self) -> bool:
        """Whether the client sends the body only when it is told to (RFC 9110, 10.1.1)."""
        return bool(_EXPECTS_CONTINUE.search(self._data, 0, self._body_start))

    def add(self, data: bytes) -> None:
        self._data += data

    def take(self) -> bytes | None:
        """Remove the next request and return it; None while it is incomplete.

        Raises:
            RefusedError: it is too long, or its chunks cannot be read.
        """
        if not self.has_head and not self._find_body():
            return None
        if self._length is None:
            end, most = self._end_of_chunks(), _MOST_CHUNKED
        else:
            end, most = self._body_start + self._length, MOST_BODY
        if end > self._body_start + most:
            raise RefusedError(413, f"The body must have at most {MOST_BODY:,} bytes.")
        if end > len(self._data):
            return None
        request = bytes(self._data[:end])
        del self._data[:end]
        self._expect_head()
        return request

    def _find_body(self) -> bool:
        """Look for the end of the head and note how the body is framed; False until it has come."""
        overlap = len(_BLANK_LINE) - 1  # the blank line may have come in two pieces
        end = self._data.find(_BLANK_LINE, max(0, self._searched - overlap))
        self._searched = len(self._data)
        head_length = end if end >= 0 else len(self._data)
        if head_length > MOST_HEAD:
            what = f"Request line and headers must have at most {MOST_HEAD:,} bytes."
            raise RefusedError(431, what)
        if end < 0:
            return False
        self._body_start = self._chunk_start = end + len(_BLANK_LINE)
        self._length = self._body_length()
        return True

    def _body_length(self) -> int | None:
        """Read the length of the body from the head; None if it comes in chunks."""
        if _CHUNKED.search(self._data, 0, self._body_start):
            return None
        match = _LENGTH.search(self._data, 0, self._body_start)
        if match is None:
            return 0
        digits = match[1]
        return int(digits) if len(digits) <= _MOST_DIGITS else sys.maxsize

    def _end_of_chunks(self) -> int:
        """Return where a body in chunks ends (RFC 9112, 7.1).

        While it is incomplete, that is a place behind all that has come.
        """
        while True:
            line_end = self._data.find(_LINE_END, self._chunk_start)
            if line_end < 0:
                return max(self._chunk_start, len(self._data)) + 1
            size = self._chunk_size(line_end)
            if size == 0:
                return self._end_of_trailers(line_end)
            data_start = line_end + len(_LINE_END)
            self._chunk_start = data_start + size + len(_LINE_END)

    def _chunk_size(self, line_end: int) -> int:
        line = self._data[self._chunk_start : line_end]
        digits = line.partition(b";")[0].rstrip(b" \t")  # without extensions
        if not _CHUNK_SIZE.fullmatch(digits):
            what = "The request cannot be read: a chunk must begin with its size."
            raise RefusedError(400, what)
        return int(digits, 16)

    def _end_of_trailers(self, line_end: int) -> int:
        """Return where the trailers end that may follow the last chunk."""
        end = self._data.find(_BLANK_LINE, line_end)
        return len(self._data) + 1 if end < 0 else end + len(_BLANK_LINE)


class Outbox:
    """What gunicorn takes for the client's socket: memory, sent as the client reads."""

    def __init__(self) -> None:
        self._data = bytearray()

    def sendall(self, data: bytes) -> None:
        self._data += data

    def take(self) -> memoryview:
        """Remove everything that is to be sent, and return it."""
        data = self._data
        self._data = bytearray()
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
    """A connection of the loop. While gunicorn answers, it reads `sock`, `client` and `server`.

    Attributes:
        request: what a thread is to answer.
        unsent: bytes of the answer that the client has yet to take.
        stays_open: whether another request may follow.
        deadline: when the client must have finished its phase, in seconds of `time.monotonic`.
    """

    def __init__(self, client_socket: socket.socket, client: Any, server: Any) -> None:
        client_socket.setblocking(False)
        self.socket, self.client, self.server = client_socket, client, server
        self.inbox = Inbox()
        self.sock = Outbox()
        self.request = b""
        self.unsent = memoryview(b"")
        self.stays_open = True
        self.enter(Phase.HEAD)

    def send(self) -> None:
        """Send as much of the answer as the client takes now.

        Raises:
            OSError: the client has gone.
        """
        self.unsent = self.unsent or self.sock.take()
        if self.unsent:
            with suppress(BlockingIOError):
                sent = self.socket.send(self.unsent)
                self.unsent = self.unsent[sent:]

    def enter(self, phase: Phase) -> None:
        """Begin a phase, and set the deadline by which the client must have finished it."""
        self.phase = phase
        self.deadline = time.monotonic() + self._seconds()

    def _seconds(self) -> float:
        """Return how long the phase may take."""
        match self.phase:
            case Phase.IDLE:
                return IDLE_SECONDS
            case Phase.HEAD:
                return HEAD_SECONDS
            case Phase.BODY:
                return BODY_SECONDS
            case Phase.WORK:
                return math.inf
            case Phase.ANSWER:
                return ANSWER_SECONDS + len(self.unsent) / SLOWEST_READER
            case Phase.END:
                return LINGER_SECONDS

    @property
    def complaint(self) -> str:
        """Say what the client has not finished; empty if it has not begun anything."""
        if self.phase is Phase.BODY:
            return f"The body of the request did not arrive within {BODY_SECONDS:.0f} seconds."
        if self.phase is Phase.HEAD and self.inbox:
            return f"The headers of the request did not arrive within {HEAD_SECONDS:.0f} seconds."
        return ""
