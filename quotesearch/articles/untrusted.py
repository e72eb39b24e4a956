"""Files from elsewhere: which are opened, how much of them is read, and what a fault costs.

A file can be small and unpack to gigabytes, be a pipe that never ends, or be damaged in a way that
no parser expects. Each costs one record or one file, never the run.
"""

import gzip
import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from quotesearch.errors import ArticleError
from quotesearch.records import Article

Result = TypeVar("Result", bound=Article | ArticleError | None)

LARGEST = 20_000_000  # bytes, unpacked, of a text, page, feed, sidecar, or line of JSONL
LONGEST = 1_000_000  # characters of an article's text: docs/format.md says what so many cost
_LONGEST_FIELD = 10_000  # characters of its title, url and the like, which every quote carries
_BOMB = 200  # times its size that a file may unpack to; articles have 3 to 10
_HARMLESS = 100_000_000  # bytes that any file may unpack to
_CHUNK = 1_000_000  # bytes that are read at a time
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file, or a link to one, for reading, and unpack it if it ends in .gz.

    Raises:
        ArticleError: it is not a regular file, and is not opened; or, while it is read, it unpacks
            to too much.
        OSError: it cannot be opened.
    """
    _check_kind(path, path.stat().st_mode)
    # Another program may put a pipe in its place just now: opening it must not wait.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:  # noqa: PTH123  # a descriptor, not a path
        _check_kind(path, os.fstat(descriptor).st_mode)
        if path.suffix == ".gz":
            unpacked = _Unpacked(file, str(path))
            yield cast(BinaryIO, io.BufferedReader(unpacked, _CHUNK))
        else:
            yield file


def _check_kind(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "something else")
        hint = "Leave it out, or copy its content into a file."
        raise ArticleError(f"is {kind}; only regular files are read", where=str(path), hint=hint)


class _Unpacked(io.RawIOBase):
    """The content of a gzipped file, up to a limit in proportion to its size."""

    def __init__(self, packed: BinaryIO, where: str) -> None:
        self._packed = packed
        self._where = where
        self._unpacked = gzip.GzipFile(fileobj=packed)
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._unpacked.read1(len(buffer))
        buffer[: len(data)] = data
        self._size += len(data)
        bytes_packed = self._packed.tell()
        if self._size > max(_HARMLESS, _BOMB * bytes_packed):
            what = f"unpacks to more than {_BOMB} times its size"
            raise ArticleError(what, where=self._where, hint="Leave out the file, or unpack it.")
        return len(data)


def check_size(data: bytes, where: str) -> None:
    """Raise an ArticleError if there are more than LARGEST bytes."""
    if len(data) > LARGEST:
        raise ArticleError(
            f"is larger than {LARGEST:,} bytes", where=where, hint="Split it, or leave it out."
        )


def read_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a file; None for a line of more than LARGEST bytes, which is skipped."""
    while line := file.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
        else:
            _skip_rest_of_line(file, line)
            yield None


def _skip_rest_of_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_CHUNK)


def guarded(read: Callable[[], Result], where: str) -> Result | ArticleError:
    """Make the article of one record in memory, and turn whatever is wrong into an ArticleError.

    The next record can then be read.
    """
    try:
        article = read()
        if isinstance(article, Article):
            check_fields(article, where)
        return article
    except ArticleError as refusal:
        return refusal
    except (
        Exception
    ) as fault:  # the record is untrusted, and parsers do not document what they raise
        return unexpected(fault, where)


def unexpected(fault: Exception, where: str) -> ArticleError:
    """Turn an exception that no parser should raise into an ArticleError."""
    what = f"cannot be read ({type(fault).__name__}: {fault!s:.80})"
    return ArticleError(what, where=where, hint="Check it, or leave it out.")


def check_fields(article: Article, where: str) -> None:
    """Raise an ArticleError if a field is too long or cannot be written as UTF-8."""
    for field, value in asdict(article).items():
        if value is None:
            continue
        if field == "text":
            limit, hint = LONGEST, "Split the article, or leave it out."
        else:
            limit, hint = _LONGEST_FIELD, "Shorten it."
        if len(value) > limit:
            what = f"{field}: has {len(value):,} characters; at most {limit:,} are read"
            raise ArticleError(what, where=where, hint=hint)
        if _LONE_SURROGATE.search(value):
            what = f"{field}: is not valid Unicode"
            raise ArticleError(what, where=where, hint="Rename the file, or fix the field.")
