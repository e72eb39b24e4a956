"""A server that goes on while its index changes under it."""

from __future__ import annotations

import http.client
import json
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quotesearch.archive import write_quotes
from quotesearch.index import build
from tests.web.ops.conftest import events, get, metric, until, workers

if TYPE_CHECKING:
    from tests.conftest import MakeQuote, Server, StartServer

ADDRESSES = (
    *(
        "/api/v1/search?q=bridge",
        "/api/v1/search.csv?q=the+bridge+is+closed",
        "/api/v1/speakers",
        "/readyz",
        "/",
    ),
    *(
        "/api/v1/feed.atom?q=bridge",
        "/api/v1/search?q=is+it+closed&limit=1",
        "/metrics",
        "/widget/quote-search.js",
    ),
)


def serving(server: Server) -> str:
    return str(json.loads(get(server, "/readyz"))["generation"])


def opened(server: Server, generation: str) -> set[str]:
    """The workers that have opened a generation."""
    return {
        str(event["pid"])
        for event in events(server, "index opened")
        if event["generation"] == generation
    }


def takes_over(server: Server, generation: str) -> bool:
    return opened(server, generation) == set(workers(server))


def held(pid: str, generation: str) -> bool:
    """Whether a process has a file of a generation open or mapped."""
    opened = [
        str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir() if file.is_symlink()
    ]
    return any(generation in each for each in (*opened, Path(f"/proc/{pid}/maps").read_text()))


def released(pid: str, generation: str) -> bool:
    return not held(pid, generation)


@contextmanager
def asking(server: Server) -> Iterator[list[str]]:
    """Three clients that ask without end, each over one connection; what fails is in the list."""
    done, failures, answered = threading.Event(), [], [0] * 3

    def ask(client: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while not done.is_set():
            address = ADDRESSES[(client + answered[client]) % len(ADDRESSES)]
            try:
                connection.request("GET", address)
                with connection.getresponse() as response:
                    body = response.read()
            except Exception as failed:
                failures.append(f"{address}: {failed!r}")
                return
            if response.status != 200:
                failures.append(f"{address}: {response.status} {body!r:.300}")
            answered[client] += 1

    clients = [threading.Thread(target=ask, args=(client,)) for client in range(3)]
    for client in clients:
        client.start()
    try:
        yield failures
    finally:
        done.set()
        for client in clients:
            client.join()
    assert min(answered) > len(ADDRESSES)


def test_a_new_generation_takes_over_and_no_request_fails(
    start_server: StartServer, index_dir: Path, tmp_path: Path, make_quote: MakeQuote
) -> None:
    quotes = tmp_path / "quotes.jsonl"
    rivers = ("Elbe", "Thames")
    first = newest = (index_dir / "CURRENT").read_text().strip()
    with start_server(index_dir, "--workers", "2", "--threads", "3") as server:
        until(partial(takes_over, server, first))
        with asking(server) as failures:
            for count in range(1, len(rivers) + 1):
                said = [
                    make_quote(f"The bridge over the {river} is closed.", article_id=river)
                    for river in rivers
                ]
                write_quotes(said[:count], quotes)
                build(quotes, index_dir)
                newest = (index_dir / "CURRENT").read_text().strip()
                until(partial(takes_over, server, newest))
                found = json.loads(get(server, f"/api/v1/search?q=%22{rivers[count - 1]}%22"))
                assert [hit["text"] for hit in found["hits"]] == [said[count - 1].text]
                assert metric(server, "quotesearch_quotes") == count
        assert failures == []
        assert metric(server, "quotesearch_reload_failures_total") == 0
        for worker in workers(server):
            until(partial(released, worker, first))
            assert held(worker, newest)


def test_a_damaged_generation_is_refused_and_the_one_before_serves(
    start_server: StartServer, index_dir: Path, tmp_path: Path, make_quote: MakeQuote
) -> None:
    good = (index_dir / "CURRENT").read_text().strip()
    with start_server(index_dir) as server:
        bad = Path(
            shutil.copytree(index_dir / "generations" / good, index_dir / "generations" / "bad")
        )
        (bad / "records.sqlite").write_bytes(b"damaged")
        (tmp_path / "CURRENT").write_text("bad")
        with asking(server) as failures:
            (tmp_path / "CURRENT").rename(index_dir / "CURRENT")
            until(lambda: metric(server, "quotesearch_reload_failures_total") == 1)
            server.process.send_signal(signal.SIGHUP)  # it is tried again, once
            until(lambda: metric(server, "quotesearch_reload_failures_total") == 2)
            assert serving(server) == good
            write_quotes([make_quote("The bridge is closed.")], tmp_path / "quotes.jsonl")
            build(tmp_path / "quotes.jsonl", index_dir)
            until(lambda: serving(server) not in (good, "bad"))
        assert failures == []
        refusals = events(server, "index refused")
        assert [(event["level"], event["serving"]) for event in refusals] == [("error", True)] * 2
        assert "records.sqlite" in refusals[0]["reason"]
