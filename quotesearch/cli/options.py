"""Options that several commands take."""

from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from quotesearch.archive import Home

own_file = click.Path(path_type=Path, dir_okay=False)


def home() -> Home:
    """Return the home of the current command, as `--home` or its variable names it."""
    chosen: Home = click.get_current_context().obj
    return chosen


def _set_home(context: click.Context, _: click.Parameter, folder: Path) -> None:
    context.obj = Home(folder)


home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    show_default=True,
    envvar="QUOTESEARCH_HOME",
    show_envvar=True,
    is_eager=True,  # the defaults of other options lie below it
    expose_value=False,
    callback=_set_home,
    help="Your folder, which contains data/ and index/.",
)


def _choose_index(context: click.Context, parameter: click.Parameter, folder: Path) -> Path:
    """Prefer a home on the command line to an index that only the environment names."""
    sources = (
        context.get_parameter_source("home"),
        context.get_parameter_source(str(parameter.name)),
    )
    chosen = sources == (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    return home().index if chosen else folder


index_folder = partial(
    click.option,
    type=click.Path(path_type=Path, file_okay=False),
    default=lambda: home().index,
    show_default="HOME/index",
    envvar="QUOTESEARCH_INDEX",
    show_envvar=True,
    callback=_choose_index,
    help="Folder of the index.",
)
index_option = index_folder("--index", "index_dir")
