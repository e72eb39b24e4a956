"""The command that extracts quotes: `extract`."""

import os
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import click

from quotesearch.archive import format_quotes
from quotesearch.archive.quotes_file import pluralise
from quotesearch.archive.runs.extraction_run import (
    RunOptions,
    RunResult,
    UserFiles,
    extract_files,
    journal_path,
)
from quotesearch.cli.exit_codes import ExitCode
from quotesearch.cli.options import home, home_option, own_file
from quotesearch.errors import ArticleError, ForeignLanguageError, QuestionError
from quotesearch.extraction import EXTRACTORS
from quotesearch.jsonl import parse
from quotesearch.records import Article

_STDOUT = "-"
_NAMED = 10  # languages, or endings of files, that the report names


class _Bar:
    """Shows on stderr how many articles have been read, and above that which are skipped."""

    def __init__(self) -> None:
        from tqdm import tqdm

        self._bar = tqdm(unit="article", disable=None, leave=False)

    def close(self) -> None:
        self._bar.close()

    def skip(self, error: ArticleError) -> None:
        label = "refused" if isinstance(error, ForeignLanguageError) else "skipped"
        self._bar.write(f"{label}: {error}", file=sys.stderr)

    def show(self, stage: str, articles: int) -> None:
        self._bar.set_description(stage, refresh=False)
        self._bar.update(articles - self._bar.n)


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@click.command()
@click.argument("paths", nargs=-1, required=True)
@home_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default=lambda: home().quotes,
    show_default="HOME/data/quotes.jsonl",
    help='File for the quotes, or "-" for stdout.',
)
@click.option(
    "--replace", is_flag=True, help="Drop the quotes of other articles from the output file."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=_usable_cores,
    show_default="usable cores",
    help="Number of processes that read articles.",
)
@click.option(
    "--corrections",
    type=own_file,
    help="Your corrections; default: corrections.jsonl next to the output, if it exists.",
)
@click.option(
    "--speakers",
    type=own_file,
    help="People you know; default: speakers.jsonl next to the output, if it exists.",
)
@click.option(
    "--language",
    type=click.Choice(list(EXTRACTORS)),
    help="Read every article as this language, whatever it is in.",
)
@click.option("--source", help="Publication, for articles that do not state it.")
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    help="Day of publication, for articles that do not state it.",
)
@click.option("--url", help="Web address, for articles that do not state it.")
@click.option("--title", help="Title, for articles that do not state it.")
def extract(
    paths: tuple[str, ...],
    output: str,
    replace: bool,
    jobs: int,
    corrections: Path | None,
    speakers: Path | None,
    language: str | None,
    **stated: str | None,
) -> None:
    """Extract the attributed quotes of articles.

    PATHS are files, folders, glob patterns or "-" (standard input): plain text (.txt), HTML pages
    (.html), feeds (.rss .atom .xml), web archives (.warc) or Article JSONL (.jsonl), each of them
    plain or gzipped. A text or a page may have a sidecar NAME.json next to it. An article that
    cannot be read is reported and skipped; the exit code is then 3.

    Articles that are not in English are reported and refused, and files of other formats in a
    folder are counted; neither changes the exit code.

    If OUTPUT holds quotes of articles that are not among PATHS, it is only overwritten with
    --replace.

    Finished articles are kept in OUTPUT.partial until OUTPUT is written. After an interruption, run
    the same command again to resume.
    """
    context = click.get_current_context()
    parse(Article, {"id": "x", "text": "x", **stated}, QuestionError)
    target = None if output == _STDOUT else Path(output)
    user_files = UserFiles(corrections, speakers)
    options = RunOptions(replace, language, jobs)
    with closing(_Bar()) as bar:
        try:
            run = extract_files(
                paths,
                target,
                bar,
                stated=stated,
                user_files=user_files,
                options=options,
            )
        except KeyboardInterrupt:
            if not target:
                raise
            bar.close()
            _say_how_to_resume(target)
            context.exit(ExitCode.INTERRUPTED)
    _report(run, output)
    if not target:
        click.echo(format_quotes(run.quotes), nl=False)
    if run.skipped:
        context.exit(ExitCode.IN_PART)


def _say_how_to_resume(target: Path) -> None:
    journal = journal_path(target)
    what_to_do = f"run the same command again to resume from {journal}"
    click.echo(f"quotesearch: interrupted; {what_to_do}", err=True)


def _report(run: RunResult, output: str) -> None:
    for where, correction in run.idle.items():
        click.echo(f"{where}: matches no quote: {correction}", err=True)
    counts = f"{pluralise(len(run.quotes), 'quote')} from {pluralise(run.articles, 'article')}"
    click.echo(f"{counts} -> {output}; skipped {run.skipped}", err=True)
    if run.foreign:
        total = pluralise(sum(run.foreign.values()), "article")
        click.echo(f"{total} not in English: {_list_counts(run.foreign)}", err=True)
    if run.unread:
        total = pluralise(sum(run.unread.values()), "file")
        click.echo(f"{total} not read: {_list_counts(run.unread)}", err=True)


def _list_counts(counts: Mapping[str, int]) -> str:
    """Write what was counted, the most frequent first: "de 2, hi 1"."""
    by_count = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    names = [f"{name} {number:,}" for name, number in by_count[:_NAMED]]
    if len(by_count) > _NAMED:
        names.append("…")
    return ", ".join(names)
