"""The command line: each command is a thin layer over a function that Python can call.

Data goes to stdout, messages and progress to stderr. Exit codes: 0 done, 1 failed, 2 usage, 3 done in part, 4 damaged
index, 130 interrupted.
"""

import json
import os
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from quotesearch import __version__
from quotesearch.archive import format_quotes
from quotesearch.archive.runs.extraction_run import UserFiles, extract_files, journal_path
from quotesearch.cli.options import home, home_option, index_folder, index_option, own_file
from quotesearch.cli.serving import key, serve
from quotesearch.errors import ArticleError, IndexDamagedError, QuestionError, QuotesearchError
from quotesearch.jsonl import parse
from quotesearch.presentation import show_hit, show_match
from quotesearch.records import MAX_LIMIT, Article, Filters

FAILED, USAGE, IN_PART, DAMAGED, INTERRUPTED = 1, 2, 3, 4, 130


class _Group(click.Group):
    """Turns the errors of the program into a line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QuotesearchError as error:
            click.echo(f"quotesearch: {error}", err=True)
            codes = {QuestionError: USAGE, IndexDamagedError: DAMAGED}
            ctx.exit(codes.get(type(error), FAILED))
        except (KeyboardInterrupt, click.Abort):
            click.echo("quotesearch: interrupted; what was there before is unchanged", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:  # the reader of our output has gone, as in `| head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:  # a full disk, a folder that may not be written
            click.echo(f"quotesearch: {error.filename or 'output'}: {error.strerror}", err=True)
            ctx.exit(FAILED)


class _Bar:
    """Show on stderr how many articles have been read, and above that what is skipped."""

    def __init__(self) -> None:
        from tqdm import tqdm

        self._bar = tqdm(unit="article", disable=None, leave=False)

    def close(self) -> None:
        self._bar.close()

    def skip(self, error: ArticleError) -> None:
        self._bar.write(f"skipped: {error}", file=sys.stderr)

    def show(self, stage: str, articles: int) -> None:
        self._bar.set_description(stage, refresh=False)
        self._bar.update(articles - self._bar.n)


@click.group(
    cls=_Group, commands=[key, serve], context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__)
def main() -> None:
    """Ask who said what: attributed quotes from news articles, with speaker, date and source."""


@main.command()
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
    "--replace", is_flag=True, help="Drop the quotes of other articles that the file holds."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    ),
    show_default="usable cores",
    help="How many processes read articles.",
)
@click.option(
    "--corrections",
    type=own_file,
    help="Your corrections; default: corrections.jsonl beside the output, if there.",
)
@click.option(
    "--speakers",
    type=own_file,
    help="People you know; default: speakers.jsonl beside the output, if there.",
)
@click.option("--source", help="Publication, for articles that do not state theirs.")
@click.option(
    "--date",
    metavar="YYYY-MM-DD",
    help="Day of publication, for articles that do not state theirs.",
)
@click.option("--url", help="Address, for articles that do not state theirs.")
@click.option("--title", help="Title, for articles that do not state theirs.")
def extract(
    paths: tuple[str, ...],
    output: str,
    replace: bool,
    jobs: int,
    corrections: Path | None,
    speakers: Path | None,
    **stated: str | None,
) -> None:
    """Extract the attributed quotes of articles.

    PATHS are files, folders, glob patterns or "-" (standard input): plain text (.txt), HTML pages (.html), feeds (.rss
    .atom .xml), web archives (.warc) or Article JSONL (.jsonl), each also gzipped; beside a text or a page an optional
    sidecar NAME.json. An article that cannot be read is reported and left out; the exit code is then 3.

    A file that holds quotes of articles other than these is not overwritten, unless --replace is given.

    What is done is kept in OUTPUT.partial until OUTPUT is written: the same command, given again after an
    interruption, goes on from there.
    """
    parse(Article, {"id": "x", "text": "x", **stated}, QuestionError)
    target = None if output == "-" else Path(output)
    user_files = UserFiles(corrections, speakers)
    with closing(_Bar()) as bar:
        try:
            run = extract_files(
                paths,
                target,
                bar,
                stated=stated,
                user_files=user_files,
                replace=replace,
                jobs=jobs,
            )
        except KeyboardInterrupt:
            if not target:
                raise
            bar.close()
            journal = journal_path(target)
            click.echo(
                f"quotesearch: interrupted; give the same command again to go on from {journal}",
                err=True,
            )
            click.get_current_context().exit(INTERRUPTED)
    for where, correction in run.idle.items():
        click.echo(f"{where}: fits no quote: {correction}", err=True)
    if not target:
        click.echo(format_quotes(run.quotes), nl=False)
    summary = (
        f"{len(run.quotes)} quotes from {run.articles} articles -> {output}; skipped {run.skipped}"
    )
    click.echo(summary, err=True)
    if run.skipped:
        click.get_current_context().exit(IN_PART)


@main.command()
@click.argument("quotes", type=click.Path(path_type=Path), default=lambda: home().quotes)
@home_option
@index_folder("-o", "--output", "index_dir")
@click.option(
    "--model",
    metavar="FOLDER",
    help="A sentence-transformers model; the default comes with the program.",
)
@click.option("--if-stale", is_flag=True, help="Do nothing when the index is up to date.")
def build(quotes: Path, index_dir: Path, model: str | None, if_stale: bool) -> None:
    """Build the index of a QUOTES file (default HOME/data/quotes.jsonl).

    The index that serves stays in place until the new one is complete; vectors of unchanged quotes are reused.
    Indirect quotes of one or two words ("it", "the justices") say nothing alone and are not indexed.
    """
    from tqdm import tqdm

    from quotesearch.index import build as build_index
    from quotesearch.index import is_current

    if if_stale and is_current(index_dir, quotes, model):
        click.echo(f"{index_dir} is up to date with {quotes}", err=True)
        return
    click.echo(f"building {index_dir} from {quotes}", err=True)
    with tqdm(desc="embedding", unit="passage", disable=None, leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        manifest = build_index(quotes, index_dir, model=model, progress=show)
    click.echo(f"{manifest.quotes} quotes indexed -> {index_dir}", err=True)


@main.command()
@click.argument("question")
@home_option
@index_option
@click.option("--speaker", help="Only quotes of this speaker (full name).")
@click.option("--source", help="Only quotes printed by this source.")
@click.option("--since", metavar="YYYY-MM-DD", help="Only quotes said on this day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="Only quotes said on this day or earlier.")
@click.option("--kind", help="Only quotes of this kind: direct, mixed or indirect.")
@click.option(
    "--limit",
    type=click.IntRange(1, MAX_LIMIT),
    default=10,
    show_default=True,
    help="How many hits at most.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print the answer as JSON, the same as over HTTP."
)
def search(
    question: str, index_dir: Path, limit: int, as_json: bool, **narrowing: str | None
) -> None:
    """Answer a QUESTION such as "who called it arrogance".

    Speakers, days and sources that the question names are preferred; the options narrow strictly, and an empty one
    (--speaker "") reads nothing of its kind from the question. Words in quotation marks must occur.

    What is not a direct quote is shown with the words that report it, and [in brackets] whom a "she" names.
    """
    from quotesearch.search import Searcher

    filters = parse(
        Filters, {name: value for name, value in narrowing.items() if value}, QuestionError
    )
    ignore = {name for name, value in narrowing.items() if value == ""}
    result = Searcher.open(index_dir).search(question, filters=filters, ignore=ignore, limit=limit)
    if as_json:
        click.echo(json.dumps(result.to_json(), ensure_ascii=False, indent=2))
    elif result.hits:
        click.echo("\n\n".join(map(show_hit, result.hits)))
    else:
        click.echo("Nobody is quoted saying that here.", err=True)


@main.command()
@click.argument("quotation")
@home_option
@index_option
@click.option("--speaker", help="To whom the words are attributed.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print what was found as JSON, the same as over HTTP."
)
@click.option(
    "--exit-code",
    is_flag=True,
    help="Exit with 1 unless the wording is verbatim or partial, and the speaker the same or not asked for.",
)
def verify(
    quotation: str, index_dir: Path, speaker: str | None, as_json: bool, exit_code: bool
) -> None:
    """Check a QUOTATION against the words that were printed, and who said them.

    The wording is one of: verbatim, partial (right, but not all of it), altered, spliced (passages put together),
    reported (the reporter's words), not_found (not here, which does not make it false). The speaker is one of: same,
    another, not_certain, not_asked.

    In what is shown, [-dropped-], {+added+} and [-was-]{+is+} are what the quotation did to the printed words,
    […left out…] stands in print beside them, and words in brackets are followed by those they [=stand for=].
    """
    from quotesearch.search import Searcher, say_speaker, say_wording

    found = Searcher.open(index_dir).verify(quotation, speaker)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        by_whom = say_speaker(found, speaker)
        findings = " ".join([f"wording: {found.wording}.", *say_wording(found)])
        if by_whom:
            findings += "\n" + " ".join([f"speaker: {found.speaker}.", *by_whom])
        click.echo("\n\n".join([findings, *map(show_match, found.matches)]))
    right = found.wording in ("verbatim", "partial") and found.speaker in ("same", "not_asked")
    if exit_code and not right:
        click.get_current_context().exit(FAILED)


@main.command()
@home_option
@index_option
def check(index_dir: Path) -> None:
    """Check every file of the index against its manifest; exit code 4 means damage."""
    from quotesearch.index import check as check_index

    manifest = check_index(index_dir)
    click.echo(f"{index_dir}: {manifest.quotes} quotes, all files as built", err=True)
