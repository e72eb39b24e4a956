"""Help, version and docs/cli.md."""

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
def test_every_command_has_help(run: Run, command: tuple[str, ...]) -> None:
    helped = run(*command, "-h")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert helped.stdout.startswith(f"Usage: quotesearch {' '.join(command)}")
    assert re.search("^  -h, --help  ", helped.stdout, re.MULTILINE)


def test_help_names_every_command(run: Run) -> None:
    named = re.findall(r"^  (\w+)  ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert sorted(named) == sorted(main.commands) == sorted(COMMANDS)


def test_version(run: Run) -> None:
    assert __version__ in run("--version").stdout


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


def test_the_docs_show_the_help_of_every_command() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_cli_reference.py"))
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == script["reference"](), (
        "Run `make docs`."
    )
