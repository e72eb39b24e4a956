"""Find the files that a path names: a file, a folder or a glob pattern."""

import glob
import os
import re
from pathlib import Path
from typing import NamedTuple

from quotesearch.articles.article_ids import id_from_path
from quotesearch.articles.formats import READERS, Reader, ending_of
from quotesearch.errors import ArticleError


class ArticleFile(NamedTuple):
    """A file of articles, the id of an article that has no other, and the reader for it."""

    path: Path
    article_id: str
    read: Reader


class _Search(NamedTuple):
    """Files that were found, the folder their ids start from, and what to say if none is read."""

    files: list[Path]
    base: Path
    nothing: str


def files_named_by(path: str) -> list[ArticleFile]:
    """List the files that a path names and a reader exists for, sorted.

    Raises:
        ArticleError: there is no such file.
        OSError: the folder cannot be listed.
    """
    search = _search(path)
    readable = [file for file in sorted(search.files) if ending_of(file) in READERS]
    if not readable:
        endings = ", ".join(sorted(READERS))
        hint = f"quotesearch reads files that end in {endings}, and the same with .gz."
        raise ArticleError(search.nothing, where=path, hint=hint)
    return [_article_file(file, search.base) for file in readable]


def _article_file(file: Path, base: Path) -> ArticleFile:
    article_id = id_from_path(file.relative_to(base))
    return ArticleFile(file, article_id, READERS[ending_of(file)])


def _search(path: str) -> _Search:
    named = Path(path)
    if named.is_dir():
        return _Search(_visible_files(named), named, "the folder has no articles")
    if named.exists():
        ending = ending_of(named) or named.name
        return _Search([named], named.parent, f'there is no reader for "{ending}"')
    return _search_pattern(path)


def _visible_files(folder: Path) -> list[Path]:
    """List the files below a folder, except hidden ones and those in hidden folders."""
    files = []
    for parent, _, names in os.walk(folder):
        for name in names:
            file = Path(parent) / name
            parts = file.relative_to(folder).parts
            if not any(part.startswith(".") for part in parts):
                files.append(file)
    return files


def _search_pattern(pattern: str) -> _Search:
    # glob, not Path.glob: the pattern may be absolute
    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207
    files = [Path(match) for match in matches]
    fixed_part = re.split(r"[*?\[]", pattern, maxsplit=1)[0]
    base = Path(fixed_part + "*").parent
    nothing = "no article matches the pattern" if glob.has_magic(pattern) else "no such file"
    return _Search([file for file in files if not file.is_dir()], base, nothing)
