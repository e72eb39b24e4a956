"""Read articles from files, folders, patterns and standard input, whatever their format."""

import codecs
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from quotesearch.articles.article_files import ArticleFile, files_named_by
from quotesearch.articles.formats import Reader, reader_of_content
from quotesearch.articles.sidecar import read_sidecar
from quotesearch.articles.untrusted import open_file, unexpected
from quotesearch.errors import ArticleError
from quotesearch.records import Article, Json

Result = Article | ArticleError

_STDIN = "standard input"


def read_articles(paths: Iterable[str], defaults: Json | None = None) -> Iterator[Result]:
    """Read the articles of files, folders (and all below them), glob patterns and standard input.

    A record or file that cannot be read yields an ArticleError in its place, and so does an
    article whose id was seen before.

    Args:
        paths: files, folders, patterns, or "-" for standard input.
        defaults: fields of Article (source, date, url, title) for the articles that do not state
            them. A sidecar `NAME.json` takes precedence over what `NAME.txt` states.
    """
    first_seen: dict[str, str] = {}
    for path in paths:
        for article, where in _read_path(path):
            if isinstance(article, ArticleError):
                yield article
            elif article.id in first_seen:
                yield ArticleError(
                    f'the id "{article.id}" is already used in {first_seen[article.id]}',
                    where=where,
                    hint="Give each article its own id, or leave out one of the two.",
                )
            else:
                first_seen[article.id] = where
                yield _fill_in(article, defaults or {})


def _fill_in(article: Article, defaults: Json) -> Article:
    missing = {field: value for field, value in defaults.items() if getattr(article, field) is None}
    return replace(article, **missing)


def _read_path(path: str) -> Iterator[tuple[Result, str]]:
    """Yield each article, or what is wrong with it, and the file it comes from."""
    if path == "-":
        stream = sys.stdin.buffer
        read = _reader_of_stream(stream)
        yield from _guard(lambda: read(stream, "stdin", _STDIN), _STDIN)
        return
    try:
        named = files_named_by(path)
    except ArticleError as refusal:
        yield refusal, path
    except OSError as failure:
        yield _unreadable(failure, path), path
    else:
        for unlisted in named.failures:
            folder = str(unlisted.filename)
            yield _unreadable(unlisted, folder), folder
        for file in named.files:
            yield from _guard(partial(_read_file, file), str(file.path))


def _reader_of_stream(stream: BinaryIO) -> Reader:
    """Tell the format from the first bytes of a stream, which are left in it."""
    if not hasattr(stream, "peek"):
        return reader_of_content(b"")
    start: bytes = stream.peek(1)
    return reader_of_content(start.removeprefix(codecs.BOM_UTF8).lstrip())


def _read_file(file: ArticleFile) -> Iterator[Result]:
    with open_file(file.path) as content:
        sidecar = read_sidecar(file.path)
        for article in file.read(content, file.article_id, str(file.path)):
            if isinstance(article, ArticleError):
                yield article
            else:
                yield replace(article, **sidecar)


def _guard(read: Callable[[], Iterator[Result]], where: str) -> Iterator[tuple[Result, str]]:
    """Read one file and turn whatever is wrong with it into an ArticleError.

    The next file can then be read.
    """
    try:
        for article in read():
            yield article, where
    except ArticleError as refusal:
        yield refusal, where
    except (OSError, EOFError, zlib.error) as failure:
        yield _unreadable(failure, where), where
    except Exception as fault:  # a fault of the reader: no reason to lose the other files
        yield unexpected(fault, where), where


def _unreadable(failure: Exception, where: str) -> ArticleError:
    return ArticleError(f"cannot be read ({failure})", where=where, hint="Check the file.")
