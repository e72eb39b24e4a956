"""The commands of the HTTP service: `serve`, and `key`, which makes a key for it."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from quotesearch.cli.options import home_option, index_option, own_file

# docs/serve.md lists these options, and a test compares.
_option = partial(click.option, show_default=True, show_envvar=True)


@click.command(context_settings={"auto_envvar_prefix": "QUOTESEARCH"})
@home_option
@index_option
@_option("--host", default="127.0.0.1", help="Address to listen on.")
@_option("--port", type=click.IntRange(1, 65535), default=8000, help="Port to listen on.")
@_option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    help="Number of processes, each with the index in memory.",
)
@_option(
    "--threads",
    type=click.IntRange(1, 256),
    default=4,
    help="Requests that each process answers at once.",
)
@_option(
    "--cors-origin",
    "cors_origins",
    multiple=True,
    metavar="ORIGIN",
    help="Origin whose pages may use the API and the widget, such as https://cms.example; may be"
    " repeated.",
)
@_option(
    "--api-keys", type=own_file, help="File of hashed keys. With it, requests for data need a key."
)
@_option(
    "--rate-limit",
    metavar="COUNT/PERIOD",
    help="Requests allowed to each key, or each address without a key, such as 60/minute.",
)
@_option(
    "--trusted-proxies",
    type=click.IntRange(0, 9),
    default=0,
    help="Number of proxies in front that set X-Forwarded-*.",
)
@_option("--log-questions", is_flag=True, help="Write the questions into the log, too.")
def serve(
    index_dir: Path, host: str, port: int, workers: int, threads: int, **settings: Any
) -> None:
    """Serve the search page, the widget and the HTTP API.

    As soon as `quotesearch build` has made a new index, the server uses it, without losing a
    request. SIGTERM stops the server once it has answered the current requests. SIGHUP reloads the
    index and the keys.
    """
    from quotesearch.web.ops.server import serve as serve_forever
    from quotesearch.web.ops.settings import Settings

    serve_forever(
        index_dir, host, port, workers=workers, threads=threads, settings=Settings(**settings)
    )


@click.command()
@click.argument("name")
def key(name: str) -> None:
    """Make an API key for NAME.

    The line for the key file goes to stdout. The key itself is shown once, on stderr, and is not
    stored.

    \b
        quotesearch key cms >> api-keys.txt
    """
    from quotesearch.web.ops.auth import make_key

    secret, line = make_key(name)
    click.echo(line)
    click.echo(f"The key for {name}, shown only this once: {secret}", err=True)
