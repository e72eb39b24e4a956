"""The commands that ask an index: `search` and `verify`."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from quotesearch.cli.exit_codes import ExitCode
from quotesearch.cli.formatting import show_hit, show_match
from quotesearch.cli.options import home_option, index_option
from quotesearch.errors import QuestionError
from quotesearch.jsonl import parse
from quotesearch.records import MAX_LIMIT, Filters, Json, Verification


@click.command()
@click.argument("question")
@home_option
@index_option
@click.option("--speaker", help="Only quotes by this speaker (full name).")
@click.option("--source", help="Only quotes printed by this source.")
@click.option("--since", metavar="YYYY-MM-DD", help="Only quotes said on this day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="Only quotes said on this day or earlier.")
@click.option("--kind", help="Only quotes of this kind: direct, mixed or indirect.")
@click.option(
    "--limit",
    type=click.IntRange(1, MAX_LIMIT),
    default=10,
    show_default=True,
    help="Maximum number of hits.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print the answer as JSON, as the HTTP API returns it."
)
def search(
    question: str, index_dir: Path, limit: int, as_json: bool, **narrowing: str | None
) -> None:
    """Answer a QUESTION such as "who called it arrogance".

    Speakers, days and sources in the question are preferred; the options filter strictly. An empty
    option (--speaker "") ignores that part of the question. Words in quotation marks must occur.

    A quote that is not direct is shown with its reporting words. The full name of a speaker who is
    only called "she" there follows in [brackets].
    """
    from quotesearch.search import Searcher

    given = {name: value for name, value in narrowing.items() if value}
    filters = parse(Filters, given, QuestionError)
    ignore = {name for name, value in narrowing.items() if value == ""}
    searcher = Searcher.open(index_dir)
    result = searcher.search(question, filters=filters, ignore=ignore, limit=limit)
    if as_json:
        _print_json(result.to_json())
    elif result.hits:
        click.echo("\n\n".join(map(show_hit, result.hits)))
    else:
        click.echo("No matching quotes found.", err=True)


@click.command()
@click.argument("quotation")
@home_option
@index_option
@click.option("--speaker", help="The person to whom the words are attributed.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the result as JSON, as the HTTP API returns it."
)
@click.option(
    "--exit-code",
    is_flag=True,
    help="Exit with 1 unless the wording is verbatim or partial, and the speaker is same or"
    " not_asked.",
)
@click.pass_context
def verify(
    context: click.Context,
    /,
    quotation: str,
    index_dir: Path,
    speaker: str | None,
    as_json: bool,
    exit_code: bool,
) -> None:
    """Check the words and the speaker of a QUOTATION against the printed quotes.

    The wording is one of: verbatim, partial (accurate, but incomplete), altered, spliced (joined
    from separate passages), reported (the reporter's words, not the speaker's), not_found (not in
    this index, which does not make it false). The speaker is one of: same, another, not_certain,
    not_asked.

    The output marks how the quotation differs from the printed words: [-dropped-], {+added+},
    [-old-]{+new+}. Words […left out…] are printed next to the quoted ones. Words in brackets are
    followed by the printed words that they [=replace=].
    """
    from quotesearch.search import Searcher

    verification = Searcher.open(index_dir).verify(quotation, speaker)
    if as_json:
        _print_json(asdict(verification))
    else:
        _print_verification(verification, speaker)
    if exit_code and not _is_right(verification):
        context.exit(ExitCode.FAILED)


def _print_json(record: Json) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


def _print_verification(verification: Verification, speaker: str | None) -> None:
    from quotesearch.search import say_speaker, say_wording

    findings = " ".join([f"wording: {verification.wording}.", *say_wording(verification)])
    about_speaker = say_speaker(verification, speaker)
    if about_speaker:
        findings += "\n" + " ".join([f"speaker: {verification.speaker}.", *about_speaker])
    click.echo("\n\n".join([findings, *map(show_match, verification.matches)]))


def _is_right(verification: Verification) -> bool:
    words_are_right = verification.wording in ("verbatim", "partial")
    return words_are_right and verification.speaker in ("same", "not_asked")
