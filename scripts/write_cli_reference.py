"""Write docs/cli.md from the help texts of the command line; a test holds the two together."""

from pathlib import Path

import click

from quotesearch.cli import main

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
INTRODUCTION = """\
# Command line

Data goes to stdout, messages and progress to stderr. Exit codes: 0 done, 1 failed, 2 usage, 3 done in part (with a
report of what was skipped and why), 4 damaged index, 130 interrupted. This page is written by `make docs`.
"""


def reference() -> str:
    """The page: the help of each command, in the order of their names."""
    parts = [INTRODUCTION]
    context = click.Context(main, info_name="quotesearch", **main.context_settings)
    for name in main.list_commands(context):
        command = main.commands[name]
        own = click.Context(
            command, parent=context, info_name=name, terminal_width=90, **command.context_settings
        )
        help_text = command.get_help(own)
        parts.append(f"## quotesearch {name}\n\n```\n{help_text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
