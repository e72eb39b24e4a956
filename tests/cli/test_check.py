"""`check`, and what every command says of a damaged index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.index import open_index

if TYPE_CHECKING:
    from tests.conftest import Run


def test_check_of_a_sound_index(run: Run, committed_index: Path) -> None:
    done = run("check", "--index", committed_index)
    assert (done.returncode, done.stdout) == (0, "")
    assert (
        done.stderr
        == f"{committed_index}: {open_index(committed_index).manifest.quotes} quotes, all files as built\n"
    )


@pytest.mark.parametrize("command", [("check",), ("search", "arrogance")], ids=" ".join)
def test_a_damaged_index(run: Run, damaged_index: Path, command: tuple[str, ...]) -> None:
    failed = run(*command, "--index", damaged_index)
    assert (failed.returncode, failed.stdout) == (4, "")
    (line,) = failed.stderr.splitlines()
    assert (
        "records.sqlite: is not the file that was built (SHA-256). Run `quotesearch build`" in line
    )


@pytest.mark.parametrize("command", [("check",), ("search", "arrogance")], ids=" ".join)
def test_no_index(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    failed = run(*command, cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert (
        failed.stderr
        == "quotesearch: index: there is no index here. Make one with `quotesearch build`.\n"
    )
