"""The commands for an index: `build` makes it, `check` verifies its files."""

from pathlib import Path

import click

from quotesearch.cli.options import home, home_option, index_folder, index_option


@click.command()
@click.argument("quotes", type=click.Path(path_type=Path), default=lambda: home().quotes)
@home_option
@index_folder("-o", "--output", "index_dir")
@click.option(
    "--model",
    metavar="FOLDER",
    help="A sentence-transformers model to use instead of the built-in one.",
)
@click.option("--if-stale", is_flag=True, help="Do nothing if the index is up to date.")
def build(quotes: Path, index_dir: Path, model: str | None, if_stale: bool) -> None:
    """Build the index of a QUOTES file (default HOME/data/quotes.jsonl).

    The current index stays in use until the new one is complete. Vectors of unchanged quotes are
    reused. Indirect quotes of one or two words ("it", "the justices") mean nothing on their own and
    are not indexed.
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


@click.command()
@home_option
@index_option
def check(index_dir: Path) -> None:
    """Check every file of the index against its manifest. Exit code 4 means damage."""
    from quotesearch.index import check as check_index

    manifest = check_index(index_dir)
    click.echo(f"{index_dir}: {manifest.quotes} quotes, all files intact", err=True)
