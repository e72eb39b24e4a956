"""`extract`, interrupted and given again."""

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


BEFORE = '{"article_id": "speech-000"}\n'
SPEECH = "“We will win the election number {at},” said Jane Doe, the mayor."


def speeches(number: int) -> bytes:
    records = ({"id": f"speech-{at:03}", "text": SPEECH.format(at=at)} for at in range(number))
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def await_lines(process: subprocess.Popen[bytes], path: Path, number: int) -> bytes:
    """What a file holds once the process has written so many lines to it."""
    for _ in range(1200):
        written = path.read_bytes() if path.exists() else b""
        if written.count(b"\n") >= number:
            return written
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            break
    raise AssertionError(f"{path} has {written.count(bytes([10]))} of {number} lines")


def children(pid: int) -> list[int]:
    """Handles on the children of a process, which tell when they have ended."""
    return [
        os.pidfd_open(int(child))
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("end", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_extract_goes_on_where_it_was_interrupted(
    run: Run, program: str, tmp_path: Path, jobs: int, end: signal.Signals, code: int
) -> None:
    articles = speeches(60)
    (tmp_path / "speeches.jsonl").write_bytes(articles)
    assert (
        run(
            "extract", tmp_path / "speeches.jsonl", "-o", tmp_path / "whole.jsonl", "--jobs", "1"
        ).returncode
        == 0
    )
    whole = (tmp_path / "whole.jsonl").read_bytes()
    assert whole.count(b"Jane Doe") >= 60

    output, journal = tmp_path / "quotes.jsonl", tmp_path / "quotes.jsonl.partial"
    output.write_text(BEFORE)
    command = [program, "extract", "-", "-o", str(output), "--jobs", str(jobs)]
    kept = b""
    for given in (
        20,
        40,
    ):  # articles that come before the interruption, of which the last few may be pending
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
            process.stdin.write(speeches(given))
            process.stdin.flush()
            await_lines(process, journal, given - 8)
            workers = children(process.pid)
            if end == signal.SIGINT:
                os.killpg(process.pid, end)  # as a terminal does
            else:
                process.send_signal(end)
            message = process.stderr.read().decode()
            assert process.wait(60) == code
        finally:
            process.kill()
            process.stdin.close()
            process.stderr.close()
        for worker in workers:
            assert select.select([worker], [], [], 60)[0], "a worker outlives its parent"
            os.close(worker)
        said = f"quotesearch: interrupted; give the same command again to go on from {journal}\n"
        assert message == said if end == signal.SIGINT else "Traceback" not in message
        assert output.read_text() == BEFORE
        assert journal.read_bytes().startswith(kept)
        kept = journal.read_bytes()
        kept = kept[: kept.rindex(b"\n") + 1]
    _, *entries = (json.loads(line) for line in kept.splitlines())
    hashes = [key for entry in entries for key in entry]
    assert len(set(hashes)) == len(hashes) >= 31

    done = run("extract", tmp_path / "speeches.jsonl", "-o", output, "--jobs", jobs)
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [f"{whole.count(bytes([10]))} quotes from 60 articles -> {output}; skipped 0"],
    )
    assert output.read_bytes() == whole
    assert not journal.exists()


def test_extract_takes_what_the_journal_has(run: Run, program: str, tmp_path: Path) -> None:
    output, journal = tmp_path / "quotes.jsonl", tmp_path / "quotes.jsonl.partial"
    command = [program, "extract", "-", "-o", str(output), "--jobs", "1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(speeches(3))
        process.stdin.flush()
        kept = await_lines(process, journal, 4)
        process.kill()
    journal.write_bytes(kept.replace(b"We will win", b"We shall win"))
    (tmp_path / "speeches.jsonl").write_bytes(speeches(5))
    assert run("extract", tmp_path / "speeches.jsonl", "-o", output).returncode == 0
    words = [quote.text.split()[1] for quote in read_quotes(output)]
    assert words == ["shall"] * 3 + ["will"] * 2
