"""The command line: each command is a thin layer over a function that Python can call.

Data goes to stdout, messages and progress to stderr. Exit codes: 0 done, 1 failed, 2 usage, 3 done
in part, 4 damaged index, 130 interrupted.
"""

import os
import sys
from typing import Any

import click

from quotesearch import __version__
from quotesearch.cli.build import build, check
from quotesearch.cli.exit_codes import ExitCode
from quotesearch.cli.extract import extract
from quotesearch.cli.search import search, verify
from quotesearch.cli.serve import key, serve
from quotesearch.errors import IndexDamagedError, QuestionError, QuotesearchError


class _Group(click.Group):
    """Turns the errors of the program into a line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QuotesearchError as error:
            click.echo(f"quotesearch: {error}", err=True)
            ctx.exit(_exit_code(error))
        except (KeyboardInterrupt, click.Abort):
            click.echo("quotesearch: interrupted; nothing was changed", err=True)
            ctx.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:  # the reader of our output has gone, as in `| head`
            _discard_output()
            ctx.exit(0)
        except OSError as error:  # a full disk, a folder that may not be written
            place = error.filename or "output"
            click.echo(f"quotesearch: {place}: {error.strerror}", err=True)
            ctx.exit(ExitCode.FAILED)


def _exit_code(error: QuotesearchError) -> ExitCode:
    if isinstance(error, QuestionError):
        return ExitCode.USAGE
    if isinstance(error, IndexDamagedError):
        return ExitCode.DAMAGED
    return ExitCode.FAILED


def _discard_output() -> None:
    """Send what is still written to stdout nowhere, so that Python can flush it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


@click.group(
    cls=_Group,
    commands=[build, check, extract, key, search, serve, verify],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__)
def main() -> None:
    """Ask who said what: attributed quotes from news articles, with speaker, date and source."""
