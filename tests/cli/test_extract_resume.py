"""`extract`, interrupted and run again."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import read_quotes

if TYPE_CHECKING:
    from tests.conftest import Run


EARLIER_QUOTES = '{"article_id": "speech-000"}\n'
SPEECH = "“We will win the election number {number},” said Jane Doe, the mayor."


def speeches(count: int) -> bytes:
    """Make Article JSONL of so many speeches."""
    lines = []
    for number in range(count):
        article = {"id": f"speech-{number:03}", "text": SPEECH.format(number=number)}
        lines.append(json.dumps(article) + "\n")
    return "".join(lines).encode()


def await_lines(process: subprocess.Popen[bytes], path: Path, count: int) -> bytes:
    """Return the content of a file once the process has written so many lines to it."""
    for _ in range(1200):
        content = path.read_bytes() if path.exists() else b""
        if content.count(b"\n") >= count:
            return content
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            break
    lines = content.count(b"\n")
    raise AssertionError(f"{path} has {lines} of {count} lines")


def children(pid: int) -> list[int]:
    """Return file descriptors of the children of a process: readable once a child has ended."""
    pids = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [os.pidfd_open(int(child)) for child in pids]


@pytest.fixture(scope="module")
def uninterrupted(run: Run, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the quotes of 60 speeches, extracted in one go."""
    folder = tmp_path_factory.mktemp("uninterrupted")
    articles, output = folder / "speeches.jsonl", folder / "quotes.jsonl"
    articles.write_bytes(speeches(60))
    assert run("extract", articles, "-o", output, "--jobs", "1").returncode == 0
    return output.read_bytes()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("stop_signal", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_extract_resumes_where_it_was_interrupted(
    run: Run,
    program: str,
    uninterrupted: bytes,
    tmp_path: Path,
    jobs: int,
    stop_signal: signal.Signals,
    code: int,
) -> None:
    assert uninterrupted.count(b"Jane Doe") >= 60
    (tmp_path / "speeches.jsonl").write_bytes(speeches(60))

    output, journal = tmp_path / "quotes.jsonl", tmp_path / "quotes.jsonl.partial"
    output.write_text(EARLIER_QUOTES)
    command = [program, "extract", "-", "-o", str(output), "--jobs", str(jobs)]
    journaled = b""
    # So many articles come before the interruption; the last few of them may be pending.
    for articles_before in (20, 40):
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        assert process.stdin
        assert process.stderr
        try:
            process.stdin.write(speeches(articles_before))
            process.stdin.flush()
            await_lines(process, journal, articles_before - 8)
            workers = children(process.pid)
            if stop_signal == signal.SIGINT:
                os.killpg(process.pid, stop_signal)  # as a terminal does
            else:
                process.send_signal(stop_signal)
            message = process.stderr.read().decode()
            assert process.wait(60) == code
        finally:
            process.kill()
            process.stdin.close()
            process.stderr.close()
        for worker in workers:
            assert select.select([worker], [], [], 60)[0], "a worker outlived its parent"
            os.close(worker)
        if stop_signal == signal.SIGINT:
            assert message == (
                f"quotesearch: interrupted; run the same command again to resume from {journal}\n"
            )
        else:
            assert "Traceback" not in message
        assert output.read_text() == EARLIER_QUOTES
        content = journal.read_bytes()
        assert content.startswith(journaled)
        journaled = content[: content.rindex(b"\n") + 1]
    _, *entries = map(json.loads, journaled.splitlines())
    hashes = [key for entry in entries for key in entry]
    assert len(set(hashes)) == len(hashes) >= 31

    done = run("extract", tmp_path / "speeches.jsonl", "-o", output, "--jobs", jobs)
    number = uninterrupted.count(b"\n")
    assert done.returncode == 0
    assert done.stderr == f"{number} quotes from 60 articles -> {output}; skipped 0\n"
    assert output.read_bytes() == uninterrupted
    assert not journal.exists()


def test_extract_reads_no_article_that_is_in_the_journal(
    run: Run, program: str, tmp_path: Path
) -> None:
    output, journal = tmp_path / "quotes.jsonl", tmp_path / "quotes.jsonl.partial"
    command = [program, "extract", "-", "-o", str(output), "--jobs", "1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(speeches(3))
        process.stdin.flush()
        journaled = await_lines(process, journal, 4)
        process.kill()
    journal.write_bytes(journaled.replace(b"We will win", b"We shall win"))
    (tmp_path / "speeches.jsonl").write_bytes(speeches(5))
    assert run("extract", tmp_path / "speeches.jsonl", "-o", output).returncode == 0
    words = [quote.text.split()[1] for quote in read_quotes(output)]
    assert words == ["shall"] * 3 + ["will"] * 2
