"""Options that several commands take."""

from pathlib import Path

import click

index_option = click.option(
    "--index",
    "index_dir",
    type=click.Path(path_type=Path, file_okay=False),
    default="index",
    show_default=True,
    envvar="QUOTESEARCH_INDEX",
    show_envvar=True,
    help="Folder of the index.",
)
own_file = click.Path(path_type=Path, dir_okay=False)
