"""`build`, also interrupted, and `check`."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quotesearch.archive import write_quotes
from quotesearch.index import Manifest, check, open_index
from quotesearch.records import Quote

if TYPE_CHECKING:
    from tests.conftest import MakeQuote, Run

ROOT = Path(__file__).parents[2]


def generation(index: Path) -> str:
    return (index / "CURRENT").read_text().strip()


def test_build_if_stale_skips_an_index_that_is_up_to_date(
    run: Run, index_dir: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    built = run("build", quotes_file, "-o", index_dir, "--if-stale")
    assert (built.returncode, built.stdout) == (0, "")
    assert built.stderr.endswith(f"\n6 quotes indexed -> {index_dir}\n")
    name = generation(index_dir)

    again = run("build", quotes_file, "-o", index_dir, "--if-stale")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == f"{index_dir} is up to date with {quotes_file}\n"
    assert generation(index_dir) == name

    write_quotes(quotes[:2], quotes_file)
    assert "\n2 quotes indexed" in run("build", quotes_file, "-o", index_dir, "--if-stale").stderr
    assert generation(index_dir) != name


def test_indirect_quotes_of_one_or_two_words_are_not_indexed(
    run: Run, index_dir: Path, quotes_file: Path, quotes: list[Quote], make_quote: MakeQuote
) -> None:
    short_quotes = [
        make_quote(text, kind="indirect", quoted=(), article_id=text)
        for text in ("it", "the arrogance")
    ]
    write_quotes([*short_quotes, *quotes], quotes_file)
    built = run("build", quotes_file, "-o", index_dir)
    assert built.stderr.endswith(f"\n6 quotes indexed -> {index_dir}\n")
    manifest = check(index_dir)
    assert (manifest.quotes, manifest.articles) == (6, 3)
    assert open_index(index_dir).quotes.get(np.arange(6)) == quotes
    answer = run("search", "who called it arrogance", "--index", index_dir).stdout
    assert "master class in arrogance" in answer
    assert "the arrogance" not in answer
    assert "is up to date" in run("build", quotes_file, "-o", index_dir, "--if-stale").stderr


def test_the_script_builds_the_same_index_as_the_command(
    run: Run, index_dir: Path, quotes_file: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(index_dir, tmp_path / "other"))
    script = [
        sys.executable,
        str(ROOT / "scripts" / "build_index.py"),
        str(quotes_file),
        "-o",
        str(other),
    ]
    built = subprocess.run(script, capture_output=True, text=True, check=True)
    assert run("build", quotes_file, "-o", index_dir).stderr == built.stderr.replace(
        str(other), str(index_dir)
    )

    def content(manifest: Manifest) -> tuple[object, ...]:
        # tantivy names its files at random.
        files = {
            name: entry for name, entry in manifest.files.items() if not name.startswith("lexical/")
        }
        return manifest.quotes_sha256, manifest.embedder, manifest.parameters, files

    assert content(check(other)) == content(check(index_dir))
    assert "up to date" in run("build", quotes_file, "-o", other, "--if-stale").stderr


def test_build_without_a_quotes_file_fails(run: Run, tmp_path: Path) -> None:
    failed = run("build", cwd=tmp_path)
    assert failed.returncode == 1
    assert failed.stderr.endswith(
        "\nquotesearch: data/quotes.jsonl: cannot be read (No such file or directory). "
        "Create it with `quotesearch extract`.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_build_refuses_a_line_that_is_not_a_quote(
    run: Run, index_dir: Path, quotes_file: Path
) -> None:
    with quotes_file.open("a", encoding="utf-8") as file:
        file.write('{"id": "x"}\n')
    name = generation(index_dir)
    failed = run("build", quotes_file, "-o", index_dir)
    assert failed.returncode == 1
    assert (
        f"\nquotesearch: {quotes_file}:7: text: Field required. Fix or remove the line"
        in failed.stderr
    )
    assert generation(index_dir) == name


def test_check_of_a_sound_index(run: Run, committed_index: Path) -> None:
    done = run("check", "--index", committed_index)
    assert (done.returncode, done.stdout) == (0, "")
    number = open_index(committed_index).manifest.quotes
    assert done.stderr == f"{committed_index}: {number} quotes, all files intact\n"


def test_ctrl_c_during_a_build_leaves_the_old_index(
    run: Run, program: str, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    name = generation(index_dir)
    sentence = (
        "This sentence is one of many that take the embedder some time, as they go on and on. "
    )
    long_text = 20 * sentence
    write_quotes(
        [make_quote(f"{number} {long_text}", start=10_000 * number) for number in range(2000)],
        quotes_file,
    )

    terminal, stderr = pty.openpty()
    termios.tcsetwinsize(stderr, (24, 80))
    process = subprocess.Popen(
        [program, "build", str(quotes_file), "-o", str(index_dir)],
        stderr=stderr,
        # A shell that runs the tests in the background lets them ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    os.close(stderr)
    try:
        shown = read_until(terminal, b"%")
        process.send_signal(signal.SIGINT)
        shown += read_until(terminal, None)
        assert process.wait(60) == 130
    finally:
        process.kill()
        os.close(terminal)

    assert re.search(rb"embedding: +\d+%.* \d+/2000 ", shown)
    assert shown.endswith(b"quotesearch: interrupted; nothing was changed\r\n")
    assert b"Traceback" not in shown
    assert generation(index_dir) == name
    answer = run("search", "who called it arrogance", "--index", index_dir)
    assert "master class in arrogance and betrayal" in answer.stdout


def read_until(terminal: int, mark: bytes | None) -> bytes:
    """Return what a terminal shows until the mark comes or the last writer has gone."""
    shown = b""
    with contextlib.suppress(OSError):  # Linux: the last writer has gone
        while mark is None or mark not in shown:
            ready, _, _ = select.select([terminal], [], [], 60)
            assert ready, f"the terminal shows nothing after {shown!r}"
            shown += os.read(terminal, 65536)
    return shown
