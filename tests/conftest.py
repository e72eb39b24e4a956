"""Fixtures for the tests of every room."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.records import Quote

ROOT = Path(__file__).parents[1]

# Fixtures that start processes or a browser, or build an index: `make test-fast` leaves out the
# tests that use them.
SLOW_FIXTURES = frozenset(("app", "browser", "committed_index", "index_dir", "run", "start_server"))

MakeQuote = Callable[..., Quote]
Run = Callable[..., subprocess.CompletedProcess[str]]
StartServer = Callable[..., AbstractContextManager["Server"]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests as slow that use a slow fixture, directly or through another."""
    for item in items:
        if isinstance(item, pytest.Function) and SLOW_FIXTURES.intersection(item.fixturenames):
            item.add_marker("slow")


@dataclass(frozen=True)
class Answered:
    """A question about the committed quotes, and the first hit: some words, speaker and day."""

    question: str
    words: str
    speaker: str
    day: str


@dataclass(frozen=True)
class Server:
    """A running `quotesearch serve`; what it writes to stderr is in `log`."""

    url: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path


@pytest.fixture(scope="session", autouse=True)
def no_home_in_the_environment() -> Iterator[None]:
    """Keep the folders that the developer's shell names out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("QUOTESEARCH_HOME", "QUOTESEARCH_INDEX"):
            patch.delenv(variable, raising=False)
        yield


@pytest.fixture(scope="session")
def make_quote() -> MakeQuote:
    """Make a quote from the fields that a test needs: make_quote("words", speaker="Ann Lee")."""

    def make(text: str, *, start: int = 0, article_id: str = "article", **overrides: Any) -> Quote:
        end = start + len(text)
        fields: dict[str, Any] = {
            "id": Quote.make_id(article_id, [(start, end)], text),
            "text": text,
            "kind": "direct",
            "quoted": (text,),
            "spans": ((start, end),),
            "start": start,
            "end": end,
            "speaker_start": None,
            "speaker_end": None,
            "confidence": 0.9,
            "article_id": article_id,
            "context": "",
            "denied": False,
        }
        unknown = dict.fromkeys(
            (
                *("report", "report_start", "report_end", "speaker", "speaker_mention", "cue"),
                *("date", "date_basis", "published", "source", "title", "url", "group"),
            )
        )
        return Quote(**{**unknown, **fields, **overrides})

    return make


@pytest.fixture(scope="session")
def quotes(make_quote: MakeQuote) -> list[Quote]:
    """Six quotes in the order of `quotes_file`: the n-th is row n of an index of that file."""
    return [
        make_quote(
            "a master class in arrogance and betrayal",
            article_id="feud",
            kind="mixed",
            speaker="Pete Hegseth",
            speaker_mention="The Secretary of War",
            date="2026-02-27",
            date_basis="stated",
            source="The Herald",
            context=(
                "The Secretary of War called it a “master class in arrogance and betrayal” "
                "on Friday."
            ),
        ),
        make_quote(
            "We cannot in good conscience accede to their request.",
            article_id="feud",
            start=100,
            speaker="Dario Amodei",
            speaker_mention="Anthropic CEO Dario Amodei",
            date="2026-02-26",
            date_basis="stated",
            source="The Herald",
        ),
        make_quote(
            "Two of our most important safety principles are prohibitions on domestic mass "
            "surveillance.",
            article_id="feud",
            start=300,
            speaker="Sam Altman",
            speaker_mention="Altman",
            published="2026-03-01",
            source="The Herald",
        ),
        make_quote(
            "The garden is full of rain.", article_id="poem", speaker="Zoë O’Brien", source="Verse"
        ),
        make_quote(
            "The bridge will be closed for repairs.", article_id="road", published="2025-05-04"
        ),
        make_quote(
            "Nobody’s going to read it, 50% off or not.",
            article_id="road",
            start=90,
            kind="indirect",
            speaker="Zoë O’Brien",
            source="the herald",
        ),
    ]


@pytest.fixture
def quotes_file(tmp_path: Path, quotes: list[Quote]) -> Path:
    path = tmp_path / "quotes.jsonl"
    write_quotes(quotes, path)
    return path


@pytest.fixture(scope="session")
def empty_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index without quotes, shared by all tests. A test that changes one uses `index_dir`."""
    folder = tmp_path_factory.mktemp("empty")
    write_quotes([], folder / "quotes.jsonl")
    build(folder / "quotes.jsonl", folder / "index")
    return folder / "index"


@pytest.fixture(scope="session")
def embedder_folder(empty_index: Path) -> Path:
    return next(empty_index.glob("generations/*/embedder"))


@pytest.fixture
def index_dir(empty_index: Path, tmp_path: Path) -> Path:
    """An index without quotes that the test may change."""
    return Path(shutil.copytree(empty_index, tmp_path / "index"))


@pytest.fixture(scope="session")
def committed_index(empty_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the committed quotes, shared by all tests: do not change it."""
    folder = Path(shutil.copytree(empty_index, tmp_path_factory.mktemp("committed") / "index"))
    build(ROOT / "data" / "quotes.jsonl", folder)
    return folder


@pytest.fixture(
    params=[
        Answered(
            "who called it arrogance",
            "master class in arrogance and betrayal",
            "Pete Hegseth",
            "2026-02-27",
        ),
        Answered(
            "what did Altman say about mass surveillance",
            "mass surveillance",
            "Sam Altman",
            "2026-02-28",
        ),
        Answered(
            "who warned of a single CEO usurping control",
            "single unaccountable CEO",
            "Jeremy Lewin",
            "2026-02-28",
        ),
        Answered("good conscience", "cannot in good conscience", "Dario Amodei", "2026-02-26"),
        Answered(
            "a more patriotic service", "more patriotic service", "Pete Hegseth", "2026-02-27"
        ),
    ],
    ids=lambda answered: answered.question,
)
def answered(request: pytest.FixtureRequest) -> Answered:
    """Each question that must be answered, on the command line, over HTTP and in Python."""
    return request.param


@pytest.fixture(scope="session")
def damaged_index(committed_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the committed quotes, with one bit of its records flipped."""
    folder = Path(shutil.copytree(committed_index, tmp_path_factory.mktemp("damaged") / "index"))
    records = folder / "generations" / (folder / "CURRENT").read_text().strip() / "records.sqlite"
    content = bytearray(records.read_bytes())
    content[len(content) // 2] ^= 1
    records.write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def program() -> str:
    """The path of the installed program."""
    return str(Path(sys.executable).with_name("quotesearch"))


@pytest.fixture(scope="session")
def run(program: str) -> Run:
    """Run the program as a user does: run("search", question, "--index", folder)."""

    def run(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [program, *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, timeout=120, check=False, **options
        )

    return run


@pytest.fixture(scope="session")
def start_server(program: str, tmp_path_factory: pytest.TempPathFactory) -> StartServer:
    """Serve an index on a free port: `with start_server(folder, "--threads", "1") as server`.

    The server is ready inside the block, and must stop without an error after it.
    """

    @contextlib.contextmanager
    def start(index: Path, *options: str | Path) -> Iterator[Server]:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        log = tmp_path_factory.mktemp("server") / "stderr"
        command = [program, "serve", "--index", str(index), "--port", str(port), *map(str, options)]
        with log.open("wb") as stderr:
            process = subprocess.Popen(command, stderr=stderr)
        server = Server(f"http://127.0.0.1:{port}", port, process, log)
        try:
            _await_readiness(server)
            yield server
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0, log.read_text()
        finally:
            process.kill()
            process.wait()

    return start


def _await_readiness(server: Server) -> None:
    for _ in range(600):
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{server.url}/readyz", timeout=10),
        ):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.process.wait(0.1)
            break
    pytest.fail(f"the server did not become ready:\n{server.log.read_text()}")


@pytest.fixture(scope="session")
def server(start_server: StartServer, committed_index: Path) -> Iterator[Server]:
    """A server of the committed quotes."""
    with start_server(committed_index) as server:
        yield server


@pytest.fixture(scope="session")
def server_url(server: Server) -> str:
    return server.url
