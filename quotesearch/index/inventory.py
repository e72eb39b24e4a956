"""The files of a folder: their hashes, the check against them, and flushing them to the disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quotesearch.errors import IndexDamagedError


@dataclass(frozen=True)
class FileEntry:
    """Size in bytes and SHA-256 (hex digits) of one file."""

    size: int
    sha256: str


def sha256(path: Path) -> str:
    """Hash a file; hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def inventory(folder: Path) -> dict[str, FileEntry]:
    """List every file below a folder, by its path from there, in order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    entries: dict[str, FileEntry] = {}
    for path in paths:
        name = path.relative_to(folder).as_posix()
        entries[name] = FileEntry(path.stat().st_size, sha256(path))
    return entries


def verify(folder: Path, files: Mapping[str, FileEntry]) -> None:
    """Check the files of a folder against an inventory.

    Raises:
        IndexDamagedError: names the first file that is missing, cut short or changed.
    """
    for name, expected in files.items():
        path = folder / name
        try:
            size = path.stat().st_size
            if size != expected.size:
                raise damage(path, f"has {size} bytes; the manifest says {expected.size}")
            if sha256(path) != expected.sha256:
                raise damage(path, "is not the file that was built (SHA-256)")
        except OSError as unreadable:
            raise damage(path, f"cannot be read ({unreadable.strerror})") from unreadable


def damage(path: Path, what: str) -> IndexDamagedError:
    """Make the error for a damaged file or folder of an index."""
    hint = "Run `quotesearch build` to make it again from the quotes."
    return IndexDamagedError(what, where=str(path), hint=hint)


def flush(folder: Path) -> None:
    """Write every file and folder below, and the folder itself, through to the disk."""
    for path in (*folder.rglob("*"), folder):
        flush_entry(path)


def flush_entry(path: Path) -> None:
    """Write one file or folder through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
