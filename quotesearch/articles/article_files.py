"""Find the files that a path names: a file, a folder or a glob pattern."""

import glob
import os
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from quotesearch.articles.article_ids import id_from_path
from quotesearch.articles.formats import READERS, Reader, ending_of
from quotesearch.articles.sidecar import sidecar_of
from quotesearch.errors import ArticleError


class ArticleFile(NamedTuple):
    """A file of articles, the id of an article that has no other, and the reader for it."""

    path: Path
    article_id: str
    read: Reader


class NamedFiles(NamedTuple):
    """The files that a path names and a reader exists for, and why folders cannot be listed."""

    files: list[ArticleFile]
    failures: list[OSError]


class _Search(NamedTuple):
    """Files that were found, the folder their ids start from, and what to say if none is read.

    `failures` are those of the folders that cannot be listed.
    """

    files: list[Path]
    base: Path
    nothing: str
    failures: list[OSError]

    def readable(self) -> list[Path]:
        """Return the files that a reader exists for, sorted."""
        return [file for file in sorted(self.files) if ending_of(file) in READERS]


def files_named_by(path: str) -> NamedFiles:
    """List the files that a path names and a reader exists for, sorted.

    Raises:
        ArticleError: there is no such file.
    """
    search = _search(path)
    readable = search.readable()
    if not readable and not search.failures:
        endings = ", ".join(sorted(READERS))
        hint = f"quotesearch reads files that end in {endings}, and the same with .gz."
        raise ArticleError(search.nothing, where=path, hint=hint)
    files = [_article_file(file, search.base) for file in readable]
    return NamedFiles(files, search.failures)


def count_unread(paths: Iterable[str]) -> Counter[str]:
    """Count the files among articles that no reader exists for, by ending, such as ".pdf".

    A file without an ending counts by its name. Sidecars and hidden files are left out, and so is
    a path that names no article at all, which is an error of its own.
    """
    unread: set[Path] = set()
    for path in paths:
        with suppress(OSError):
            search = _search(path)
            readable = search.readable()
            if readable:
                unread.update(search.files)
                unread.difference_update(readable, map(sidecar_of, readable))
    return Counter(ending_of(file) or file.name for file in unread)


def _article_file(file: Path, base: Path) -> ArticleFile:
    article_id = id_from_path(file.relative_to(base))
    return ArticleFile(file, article_id, READERS[ending_of(file)])


def _search(path: str) -> _Search:
    named = Path(path)
    if named.is_dir():
        files, failures = _visible_files(named)
        return _Search(files, named, "the folder has no articles", failures)
    if named.exists():
        ending = ending_of(named) or named.name
        return _Search([named], named.parent, f'there is no reader for "{ending}"', [])
    return _search_pattern(path)


def _visible_files(folder: Path) -> tuple[list[Path], list[OSError]]:
    """List the files below a folder, and what hinders it, except hidden ones."""
    files: list[Path] = []
    failures: list[OSError] = []
    for parent, _, names in os.walk(folder, onerror=failures.append):
        files += [Path(parent) / name for name in names]
    visible_files = [file for file in files if not _is_hidden(file, folder)]
    visible_failures = [
        failure for failure in failures if not _is_hidden(Path(failure.filename), folder)
    ]
    return visible_files, visible_failures


def _is_hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return any(part.startswith(".") for part in parts)


def _search_pattern(pattern: str) -> _Search:
    # glob, not Path.glob: the pattern may be absolute
    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207
    files = [Path(match) for match in matches]
    fixed_part = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
    base = Path(fixed_part + "*").parent
    nothing = "no article matches the pattern" if glob.has_magic(pattern) else "no such file"
    return _Search([file for file in files if not file.is_dir()], base, nothing, [])
