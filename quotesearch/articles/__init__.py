"""Readers: files and streams -> Article.

A reader takes an open file and yields an Article, or an ArticleError in its place, for each record: one bad record
never stops a batch. `READERS` names the reader for each ending; a new format is a new entry there.
"""

from __future__ import annotations

import codecs
import glob
import gzip
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import BinaryIO, cast

from quotesearch.articles.feed import read_feed
from quotesearch.articles.html import read_html
from quotesearch.articles.jsonl import read_jsonl
from quotesearch.articles.sidecar import read_sidecar
from quotesearch.articles.text import read_text
from quotesearch.articles.warc import read_warc
from quotesearch.errors import ArticleError
from quotesearch.models import Article, Json

__all__ = ["READERS", "Reader", "read_articles"]

Reader = Callable[[BinaryIO, str, str], Iterator[Article | ArticleError]]
"""Takes the open file, the default article id and what to call the file in an error."""

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".jsonl": read_jsonl,
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_html),
    **dict.fromkeys((".rss", ".atom", ".xml"), read_feed),
    ".warc": read_warc,
}
_MARKUP = re.compile(rb"<(?:(?P<feed>rss|feed|rdf:RDF)|!doctype html|html|head|meta)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _File:
    path: Path
    id: str
    ending: str


def read_articles(paths: Iterable[str], given: Json | None = None) -> Iterator[Article | ArticleError]:
    """The articles of files, folders (with all below them), glob patterns and "-" for standard input.

    Args:
        paths: as a person gives them.
        given: fields of Article (source, date, url, title) for the articles that do not state them.

    Yields:
        An Article, or an ArticleError for a record or file that cannot be read or whose id was seen before. What a
        sidecar `NAME.json` says of `NAME.txt` takes precedence over what its text states.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for article, where in _records(path):
            if isinstance(article, ArticleError):
                yield article
            elif article.id in seen:
                yield ArticleError(
                    f'the id "{article.id}" is taken by {seen[article.id]}',
                    where=where,
                    hint="Give each article an id of its own, or leave one of the two out.",
                )
            else:
                seen[article.id] = where
                yield _fill(article, given or {})


def _records(path: str) -> Iterator[tuple[Article | ArticleError, str]]:
    if path == "-":
        stream = sys.stdin.buffer
        start = stream.peek(1).removeprefix(codecs.BOM_UTF8).lstrip() if hasattr(stream, "peek") else b""
        articles = _reader_of(start)(cast(BinaryIO, stream), "stdin", "standard input")
        yield from ((article, "standard input") for article in articles)
        return
    try:
        found = list(_files(path))
    except ArticleError as missing:
        yield missing, path
        return
    for file in found:
        where = str(file.path)
        try:
            sidecar = read_sidecar(file.path)
            open_file = gzip.open if file.path.suffix == ".gz" else open
            with open_file(file.path, "rb") as opened:
                for article in READERS[file.ending](cast(BinaryIO, opened), file.id, where):
                    whole = article if isinstance(article, ArticleError) else replace(article, **sidecar)
                    yield whole, where
        except ArticleError as unreadable:
            yield unreadable, where
        except (OSError, EOFError, zlib.error) as unreadable:
            yield ArticleError(f"cannot be read ({unreadable})", where=where, hint="Check the file."), where


def _reader_of(start: bytes) -> Reader:
    if start.startswith(b"<") and (markup := _MARKUP.search(start)):
        return read_feed if markup["feed"] else read_html
    return read_jsonl if start.startswith(b"{") else read_warc if start.startswith(b"WARC/") else read_text


def _files(path: str) -> Iterator[_File]:
    """The files that a path names, sorted; ids are paths below the folder given, without the ending."""
    folder = Path(path)
    if folder.is_dir():
        below_folder = (Path(top) / name for top, _, below in os.walk(folder) for name in below)
        found = [_file(name, folder) for name in sorted(below_folder) if not _hidden(name.relative_to(folder))]
        known = [file for file in found if file.ending in READERS]
        if not known:
            raise _nothing(path, "the folder holds no articles")
        yield from known
    elif folder.exists():
        file = _file(folder, folder.parent)
        if file.ending not in READERS:
            raise _nothing(path, f'there is no reader for "{file.ending or folder.name}"')
        yield file
    else:
        # glob, not Path.glob: the pattern may be absolute
        names = sorted(glob.glob(path, recursive=True))  # noqa: PTH207
        matches = [Path(name) for name in names if Path(name).is_file()]
        base = Path(re.split(r"[*?\[]", path, maxsplit=1)[0] + "*").parent
        known = [file for file in (_file(name, base) for name in matches) if file.ending in READERS]
        if not known:
            raise _nothing(path, "no such file" if not glob.has_magic(path) else "no article matches the pattern")
        yield from known


def _file(path: Path, base: Path) -> _File:
    name = path.relative_to(base).as_posix().removesuffix(".gz")
    ending = Path(name).suffix.lower()
    return _File(path, name[: len(name) - len(ending)], ending)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _nothing(path: str, what: str) -> ArticleError:
    readable = ", ".join(sorted(READERS))
    return ArticleError(what, where=path, hint=f"Files with these endings are read: {readable}, each also with .gz.")


def _fill(article: Article, given: Json) -> Article:
    open_fields = {field.name for field in fields(article) if getattr(article, field.name) is None}
    return replace(article, **{name: value for name, value in given.items() if name in open_fields})
