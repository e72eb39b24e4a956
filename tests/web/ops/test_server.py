"""`quotesearch serve` as a process of its own, asked over sockets."""

from __future__ import annotations

import json
import re
import signal
import socket
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.ops.conftest import until

if TYPE_CHECKING:
    from tests.conftest import Answered, Run, Server, StartServer

QUESTIONS = (
    "who called it arrogance",
    "what did Altman say about mass surveillance",
    "banana bread recipe",
)


def ask(url: str, question: str) -> dict[str, Any]:
    address = f"{url}/api/v1/search?{urllib.parse.urlencode({'q': question})}"
    with urllib.request.urlopen(address, timeout=30) as response:
        answer: dict[str, Any] = json.load(response)
    del answer["took_ms"]
    return answer


def send(server: Server, request: bytes) -> tuple[str, bytes]:
    """The head and the body of what comes back until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(request)
        with connection.makefile("rb") as file:
            head, _, body = file.read().partition(b"\r\n\r\n")
    return head.decode(), body


def test_a_question_is_answered(server_url: str, answered: Answered) -> None:
    first = ask(server_url, answered.question)["hits"][0]
    assert answered.words in first["text"]
    assert (first["speaker"], first["date"]) == (answered.speaker, answered.day)
    assert first["source"] or first["title"]


def test_it_says_where_it_serves(server: Server) -> None:
    assert f"Serving {server.url} (Ctrl-C stops)" in server.log.read_text()


def test_threads_get_the_same_answers(server_url: str) -> None:
    expected = {question: ask(server_url, question) for question in QUESTIONS}
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda question: (question, ask(server_url, question)), QUESTIONS * 40)
        )
    assert [question for question, answer in answers if answer != expected[question]] == []


def test_no_process_of_the_server_has_loaded_torch_or_onnx(server: Server) -> None:
    pid = server.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    assert len(workers) == 1
    main, worker = (Path(f"/proc/{of}/maps").read_text() for of in (pid, *workers))
    assert re.search("onnxruntime.*faiss|faiss.*onnxruntime", worker, re.DOTALL)
    assert not re.search("onnxruntime|faiss", main)  # their threads would not survive the fork
    for loaded in (main, worker):
        assert not re.search(r"libtorch|/torch/|site-packages/onnx/|/transformers/", loaded)


@pytest.mark.parametrize(
    ("request_line", "says"),
    [
        (b"GET /api/v1/search?q=" + b"a" * 9_000 + b" HTTP/1.1", "at most 8,190 bytes"),
        (b"GET /api/v1/search?q=" + b"%F0%9F%98%80" * 5_000 + b" HTTP/1.1", "at most 8,190 bytes"),
        (b"nonsense", "cannot be read"),
        (b"GET / HTTP/9.9", "cannot be read"),
    ],
    ids=["long", "very-long", "no-request", "no-http"],
)
def test_a_request_line_that_cannot_be_read_is_a_problem(
    server: Server, request_line: bytes, says: str
) -> None:
    head, body = send(server, request_line + b"\r\nHost: here\r\n\r\n")
    assert head.startswith("HTTP/1.1 400 Bad Request\r\n")
    assert "\r\nContent-Type: application/problem+json" in head
    problem = json.loads(body)
    assert problem["status"] == 400
    assert says in problem["detail"]


def test_a_question_that_is_too_long_names_the_limit(server_url: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(server_url, "a" * 1001)
    with refused.value as response:
        assert response.headers["Content-Type"] == "application/problem+json"
        assert (
            json.load(response)["detail"] == "The question has 1001 characters. Use at most 1000."
        )


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_stops_the_server(
    start_server: StartServer, empty_index: Path, stop: signal.Signals
) -> None:
    with start_server(empty_index) as server:
        assert ask(server.url, "who called it arrogance")["total"] == 0
        server.process.send_signal(stop)
        assert server.process.wait(30) == 0, server.log.read_text()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", server.port))
        assert "Traceback" not in server.log.read_text()


def test_a_taken_port_is_a_clear_error(run: Run, server: Server, committed_index: Path) -> None:
    refused = run("serve", "--index", committed_index, "--port", server.port)
    assert refused.returncode == 1
    assert refused.stdout == ""
    (line,) = refused.stderr.splitlines()
    what = "cannot listen on this address (Address already in use)"
    assert line.startswith(f"quotesearch: 127.0.0.1:{server.port}: {what}.")
    other = server.port + 1
    assert f"quotesearch serve --port {other}, or make serve PORT={other}" in line


def test_an_address_of_another_machine_is_a_clear_error(run: Run, committed_index: Path) -> None:
    refused = run("serve", "--index", committed_index, "--host", "192.0.2.1")
    assert refused.returncode == 1
    assert "quotesearch: 192.0.2.1:8000: cannot listen on this address" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_no_index_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    refused = run("serve", "--index", tmp_path / "missing")
    assert refused.returncode == 1
    what = "there is no index here. Make one with `quotesearch build`."
    assert refused.stderr == f"quotesearch: {tmp_path}/missing: {what}\n"


def test_a_damaged_index_is_not_served(run: Run, damaged_index: Path) -> None:
    refused = run("serve", "--index", damaged_index)
    assert refused.returncode == 4
    (line,) = refused.stderr.splitlines()
    assert (
        "records.sqlite: is not the file that was built (SHA-256). Run `quotesearch build`" in line
    )


def test_a_request_under_way_is_answered_before_the_server_ends(
    start_server: StartServer, empty_index: Path
) -> None:
    body = b'{"text": "the bridge is closed"}'
    head = f"POST /api/v1/verify HTTP/1.1\r\nHost: here\r\nContent-Length: {len(body)}\r\n"
    with (
        start_server(empty_index) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection,
        connection.makefile("rb") as answer,
    ):
        connection.sendall(
            f"{head}Content-Type: application/json\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        assert answer.readline() == b"HTTP/1.1 100 Continue\r\n"
        server.process.send_signal(signal.SIGTERM)
        until(lambda: refused(server))
        connection.sendall(body)
        assert answer.readline() == b"\r\n"
        assert answer.readline() == b"HTTP/1.1 200 OK\r\n"
        assert b'"wording":"not_found"' in answer.read()
        assert server.process.wait(30) == 0


def refused(server: Server) -> bool:
    try:
        socket.create_connection(("127.0.0.1", server.port), timeout=30).close()
    except (ConnectionRefusedError, ConnectionResetError):
        return True
    return False
