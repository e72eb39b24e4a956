"""Exit codes and messages of commands that fail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("search",),
        ("search", "war", "peace"),
        ("search", "war", "--limit", "0"),
        ("search", "war", "--limit", "101"),
        ("extract", "-o", "x.jsonl"),
        ("extract", "x.txt", "-o", "x.jsonl", "--date", "soon"),
        ("extract", "x.txt", "-o", "x.jsonl", "--jobs", "0"),
        ("extract", "x.txt", "-o", "."),
        ("serve", "--port", "0"),
        ("serve", "--port", "65536"),
        ("check", "--index"),
        ("build", "--no-such"),
        ("extract", "x.txt", "--home"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_changes_nothing(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    refused = run(*arguments, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written_ends_with_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Ann Lee said, “We will rebuild the harbour.”", encoding="utf-8"
    )
    refused = run("extract", "a.txt", "-o", "a.txt/quotes.jsonl", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("quotesearch: a.txt")
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("command", [("check",), ("search", "arrogance")], ids=" ".join)
def test_a_damaged_index_ends_with_4(
    run: Run, damaged_index: Path, command: tuple[str, ...]
) -> None:
    failed = run(*command, "--index", damaged_index)
    assert (failed.returncode, failed.stdout) == (4, "")
    (line,) = failed.stderr.splitlines()
    assert (
        "records.sqlite: is not the file that was built (SHA-256). Run `quotesearch build`" in line
    )


@pytest.mark.parametrize("command", [("check",), ("search", "arrogance")], ids=" ".join)
def test_a_missing_index_ends_with_1(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    failed = run(*command, cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert (
        failed.stderr
        == "quotesearch: index: there is no index here. Make one with `quotesearch build`.\n"
    )
