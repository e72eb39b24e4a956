"""Help, version and usage."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from quotesearch import __version__
from quotesearch.cli import main

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]

COMMANDS = ("extract", "build", "key", "search", "verify", "serve", "check")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help(run: Run, command: tuple[str, ...]) -> None:
    helped = run(*command, "-h")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert helped.stdout.startswith(f"Usage: quotesearch {' '.join(command)}")
    assert re.search("^  -h, --help  ", helped.stdout, re.MULTILINE)


def test_help_names_every_command(run: Run) -> None:
    named = re.findall(r"^  (\w+)  ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert sorted(named) == sorted(main.commands) == sorted(COMMANDS)


def test_version(run: Run) -> None:
    assert __version__ in run("--version").stdout


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
def test_wrong_usage(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    refused = run(*arguments, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Ann Lee said, “We will rebuild the harbour.”", encoding="utf-8"
    )
    refused = run("extract", "a.txt", "-o", "a.txt/quotes.jsonl", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("quotesearch: a.txt")
    assert "Traceback" not in refused.stderr


def test_every_command_and_option_is_in_the_docs() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    commands = {f"quotesearch {name}" for name in main.commands}
    options = {
        option
        for command in main.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert len(options) > 15
    assert [
        name
        for name in sorted(commands | options)
        if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ] == []


def test_the_page_of_the_docs_is_the_help_of_the_program() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_cli_reference.py"))
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == script["reference"](), (
        "Run `make docs`."
    )
