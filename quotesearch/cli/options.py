"""Options that several commands take."""

from functools import partial
from pathlib import Path

import click

index_folder = partial(
    click.option,
    default="index",
    show_default=True,
    envvar="QUOTESEARCH_INDEX",
    show_envvar=True,
    help="Folder of the index.",
)
index_option = index_folder("--index", "index_dir", type=click.Path(path_type=Path, file_okay=False))
own_file = click.Path(path_type=Path, dir_okay=False)
