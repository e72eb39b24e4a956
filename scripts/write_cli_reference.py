"""Write docs/cli.md from the help texts of the command line. A test compares the two."""

from pathlib import Path

import click

from quotesearch.cli import main

TARGET = Path(__file__).parent.parent / "docs" / "cli.md"
INTRODUCTION = """\
# Command line

Data goes to stdout, messages and progress go to stderr. `make docs` writes this page.

| Exit code | Meaning |
|---|---|
| 0 | done; articles that are not in English were refused, and stderr says which |
| 1 | failed |
| 2 | wrong usage |
| 3 | done in part: some articles were skipped, and stderr says which and why |
| 4 | the index is damaged |
| 130 | interrupted |
"""


def reference() -> str:
    """Return the page: the help of each command, by name."""
    parts = [INTRODUCTION]
    context = click.Context(main, info_name="quotesearch", **main.context_settings)
    for name in main.list_commands(context):
        command = main.commands[name]
        command_context = click.Context(
            command, parent=context, info_name=name, terminal_width=90, **command.context_settings
        )
        help_text = command.get_help(command_context)
        parts.append(f"## quotesearch {name}\n\n```\n{help_text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
