"""Where a request ends among the bytes that a client sends, in whatever pieces they come."""

from __future__ import annotations

import pytest

from quotesearch.web.ops.connection import MOST_BODY, MOST_HEAD, Inbox, RefusedError

GET = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: here\r\ncontent-LENGTH:  5 \r\n\r\nhello"
CHUNKED = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
HELLO = CHUNKED + b"3\r\nhel\r\n2 ;last=yes\r\nlo\r\n0\r\n\r\n"
TRAILED = CHUNKED + b"5\r\nhello\r\n0\r\nDigest: x\r\nOther: y\r\n\r\n"
BREAKS = (
    CHUNKED + b"B\r\n\r\n\r\n0\r\n\r\n..\r\n0\r\n\r\n"
)  # eleven bytes that look like the end of a body


def taken(data: bytes, size: int) -> tuple[list[bytes], bytes]:
    """The requests of what arrives in pieces of this size, and what is left."""
    inbox, requests = Inbox(), []
    for start in range(0, len(data), size):
        inbox.add(data[start : start + size])
        while (request := inbox.take()) is not None:
            requests.append(request)
    return requests, bytes(inbox._data)


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
@pytest.mark.parametrize(
    "requests",
    [
        (GET,),
        (POST,),
        (HELLO,),
        (TRAILED,),
        (BREAKS,),
        (GET, POST, GET),
        (HELLO, TRAILED, POST, BREAKS, GET),
    ],
    ids=["get", "post", "chunks", "trailers", "breaks", "pipeline", "pipeline-of-chunks"],
)
def test_requests_end_where_their_heads_say(requests: tuple[bytes, ...], size: int) -> None:
    assert taken(b"".join(requests), size) == (list(requests), b"")


@pytest.mark.parametrize("request_", [GET, POST, HELLO, TRAILED, BREAKS])
def test_a_request_is_incomplete_up_to_its_last_byte(request_: bytes) -> None:
    assert taken(request_[:-1], 1) == ([], request_[:-1])


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\nX: " + b"a" * MOST_HEAD, 431),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * MOST_HEAD + b"\r\n\r\n", 431),
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MOST_BODY + 1), 413),
        (b"POST / HTTP/1.1\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n", 413),
        (CHUNKED + b"FFFFFF\r\n", 413),
        (CHUNKED + b"1\r\na\r\n" * MOST_BODY, 413),
        (CHUNKED + b"1;" + b"a" * 3 * MOST_BODY, 413),
        (CHUNKED + b"0\r\nA: " + b"a" * 3 * MOST_BODY, 413),
        (CHUNKED + b"five\r\nhello\r\n0\r\n\r\n", 400),
        (CHUNKED + b"-5\r\nhello\r\n0\r\n\r\n", 400),
        (CHUNKED + b"\r\n", 400),
    ],
)
@pytest.mark.parametrize("size", [4_096, 10_000_000])
def test_a_request_that_is_too_long_is_refused_before_it_has_come(
    data: bytes, status: int, size: int
) -> None:
    with pytest.raises(RefusedError) as refused:
        taken(data, size)
    assert refused.value.status == status


@pytest.mark.parametrize(
    ("head", "expects"),
    [
        (b"POST / HTTP/1.1\r\nContent-Length: 5\r\nexpect: 100-Continue\r\n\r\n", True),
        (b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n", False),
        (
            b"POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n\r\nExpect: 100-continue\r\n",
            False,
        ),  # in the body
    ],
)
def test_a_client_may_wait_for_100_continue(head: bytes, expects: bool) -> None:
    inbox = Inbox()
    inbox.add(head)
    assert inbox.take() is None
    assert inbox.has_head
    assert inbox.expects_continue is expects
