"""The commands of the HTTP service: `serve`, and `key`, which makes a key for it."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from quotesearch.cli.options import home_option, index_option, own_file

# docs/serve.md lists these; a test holds it.
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
    help="Processes, each with the index in memory.",
)
@_option(
    "--threads",
    type=click.IntRange(1, 256),
    default=4,
    help="Requests that a process answers at once.",
)
@_option(
    "--cors-origin",
    "cors_origins",
    multiple=True,
    metavar="ORIGIN",
    help="Pages of this origin may use API and widget, such as https://cms.example; repeat it for"
    " more.",
)
@_option(
    "--api-keys", type=own_file, help="File of hashed keys; requests for data then need a key."
)
@_option(
    "--rate-limit",
    metavar="COUNT/PERIOD",
    help="Requests of one key, or else address, such as 60/minute.",
)
@_option(
    "--trusted-proxies",
    type=click.IntRange(0, 9),
    default=0,
    help="Proxies in front that set X-Forwarded-*.",
)
@_option("--log-questions", is_flag=True, help="Write what is asked into the log, too.")
def serve(
    index_dir: Path, host: str, port: int, workers: int, threads: int, **settings: Any
) -> None:
    """Serve the search page, the widget and the HTTP API.

    A new generation of the index serves as soon as `quotesearch build` has made it, with no request
    lost. SIGTERM ends the server when the requests under way are answered; SIGHUP reads the index
    and the keys anew.
    """
    from quotesearch.web.ops.server import serve as serve_forever
    from quotesearch.web.ops.settings import Settings

    serve_forever(
        index_dir, host, port, workers=workers, threads=threads, settings=Settings(**settings)
    )


@click.command()
@click.argument("name")
def key(name: str) -> None:
    """Make an API key for NAME: the line for the file of keys on stdout, the key itself on stderr,
    only this once.

    \b
        quotesearch key cms >> api-keys.txt
    """
    from quotesearch.web.ops.auth import make_key

    secret, line = make_key(name)
    click.echo(line)
    click.echo(f"The key of {name}, which is stored nowhere: {secret}", err=True)
