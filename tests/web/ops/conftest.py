"""What the tests of a running server share: asking it, its log, its metrics, its processes."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families as parse_metrics

from quotesearch.web.ops.log import LineFormatter

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Server

SEARCH = "/api/v1/search?q=arrogance"
PATIENCE = 60  # seconds until something must have happened


def get(server: Server, address: str, **headers: str) -> str:
    request = urllib.request.Request(
        f"{server.url}{address}", headers={"Connection": "close", **headers}
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return str(response.read().decode())


def until(condition: Callable[[], bool]) -> None:
    """Ask until it holds; asking takes its time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end


def events(server: Server, name: str) -> list[dict[str, Any]]:
    """The lines of the log about one kind of event."""
    lines = [
        json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")
    ]
    return [line for line in lines if line["event"] == name]


def request_lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """The lines that the log has of requests."""
    formatter = LineFormatter()
    return [
        json.loads(formatter.format(record))
        for record in caplog.records
        if record.name == "quotesearch.web.ops.log"
    ]


def workers(server: Server) -> list[str]:
    """The ids of the worker processes."""
    pid = server.process.pid
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def samples(client: FlaskClient) -> dict[tuple[str, ...], float]:
    """The metrics of an application by name and, sorted, the values of the labels."""
    answer = client.get("/metrics")
    assert answer.mimetype == "text/plain"
    assert answer.headers["Cache-Control"] == "no-store"
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in parse_metrics(answer.text)
        for sample in family.samples
    }


def metric(server: Server, name: str) -> float:
    """A metric of a running server, summed over its labels."""
    return sum(
        sample.value
        for family in parse_metrics(get(server, "/metrics"))
        for sample in family.samples
        if sample.name == name
    )
