"""Readers: files and streams -> Article.

A reader takes an open file and yields an Article, or an ArticleError in its place, for each record: one bad record
never stops a batch. `READERS` names the reader for each ending; a new format is a new entry there.
"""

import codecs
import glob
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from quotesearch.articles.article_jsonl import read_jsonl, read_sidecar
from quotesearch.articles.feed import read_feed
from quotesearch.articles.html import read_html
from quotesearch.articles.plain_text import read_text
from quotesearch.articles.untrusted import open_file, unexpected
from quotesearch.articles.warc import read_warc
from quotesearch.errors import ArticleError
from quotesearch.records import Article, Json

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
_MARKUP = re.compile(
    rb"<(?:(?P<feed>rss|feed|rdf:RDF)|!doctype html|html|head|meta)\b", re.IGNORECASE
)


def read_articles(
    paths: Iterable[str], given: Json | None = None
) -> Iterator[Article | ArticleError]:
    """The articles of files, folders (with all below them), glob patterns and "-" for standard input.

    A record or file that cannot be read, or whose id was seen before, yields an ArticleError. What a sidecar
    `NAME.json` says of `NAME.txt` takes precedence over what its text states; `given` are fields of Article (source,
    date, url, title) for the articles that do not state them.
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
                stated = {
                    name: value
                    for name, value in (given or {}).items()
                    if getattr(article, name) is None
                }
                yield replace(article, **stated)


def _records(path: str) -> Iterator[tuple[Article | ArticleError, str]]:
    if path == "-":
        stream = sys.stdin.buffer
        start = (
            stream.peek(1).removeprefix(codecs.BOM_UTF8).lstrip()
            if hasattr(stream, "peek")
            else b""
        )
        reader = _reader_of(start)
        yield from _guarded(lambda: reader(stream, "stdin", "standard input"), "standard input")
        return
    try:
        files = _files(path)
    except ArticleError as missing:
        yield missing, path
        return
    except OSError as unreadable:
        yield _unreadable(unreadable, path), path
        return
    for file, article_id, reader in files:
        yield from _guarded(partial(_read_file, file, article_id, reader), str(file))


def _read_file(file: Path, article_id: str, reader: Reader) -> Iterator[Article | ArticleError]:
    with open_file(file) as opened:
        sidecar = read_sidecar(file)
        for article in reader(opened, article_id, str(file)):
            yield article if isinstance(article, ArticleError) else replace(article, **sidecar)


def _guarded(
    read: Callable[[], Iterator[Article | ArticleError]], where: str
) -> Iterator[tuple[Article | ArticleError, str]]:
    """Read one file; whatever is wrong with it becomes its ArticleError, so that the next can be read."""
    try:
        for article in read():
            yield article, where
    except ArticleError as refused:
        yield refused, where
    except (OSError, EOFError, zlib.error) as unreadable:
        yield _unreadable(unreadable, where), where
    except Exception as fault:  # the reader's own: no reason to lose the other files
        yield unexpected(fault, where), where


def _unreadable(failure: Exception, where: str) -> ArticleError:
    return ArticleError(f"cannot be read ({failure})", where=where, hint="Check the file.")


def _reader_of(start: bytes) -> Reader:
    if start.startswith(b"<") and (markup := _MARKUP.search(start)):
        return read_feed if markup["feed"] else read_html
    return (
        read_jsonl
        if start.startswith(b"{")
        else read_warc
        if start.startswith(b"WARC/")
        else read_text
    )


def _files(path: str) -> list[tuple[Path, str, Reader]]:
    """The files that a path names, sorted, each with its id (the path below the folder given, without the ending)."""
    named = Path(path)
    if named.is_dir():
        below = (Path(top) / name for top, _, names in os.walk(named) for name in names)
        found = [
            file
            for file in below
            if not any(part.startswith(".") for part in file.relative_to(named).parts)
        ]
        base, nothing = named, "the folder holds no articles"
    elif named.exists():
        found = [named]
        base, nothing = named.parent, f'there is no reader for "{_ending(named) or named.name}"'
    else:
        # glob, not Path.glob: the pattern may be absolute
        found = [file for file in map(Path, glob.glob(path, recursive=True)) if not file.is_dir()]  # noqa: PTH207
        base = Path(re.split(r"[*?\[]", path, maxsplit=1)[0] + "*").parent
        nothing = "no article matches the pattern" if glob.has_magic(path) else "no such file"
    known = [file for file in sorted(found) if _ending(file) in READERS]
    if not known:
        hint = (
            f"Files with these endings are read: {', '.join(sorted(READERS))}, each also with .gz."
        )
        raise ArticleError(nothing, where=path, hint=hint)
    return [(file, _id(file.relative_to(base)), READERS[_ending(file)]) for file in known]


def _id(file: Path) -> str:
    return file.with_name(file.name.removesuffix(".gz")).with_suffix("").as_posix()


def _ending(file: Path) -> str:
    return Path(file.name.removesuffix(".gz")).suffix.lower()
