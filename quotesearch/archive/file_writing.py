"""Write a file whole or not at all, and never over something that is not a file."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from quotesearch.errors import OutputError

_SPECIAL_FILES = {
    stat.S_IFDIR: "a folder",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFIFO: "a pipe (FIFO)",
    stat.S_IFSOCK: "a socket",
}


def refuse_special(path: Path) -> None:
    """Refuse a path that leads to anything but a file that may be written, or to nothing yet.

    Links are followed.

    Raises:
        OutputError: a folder, device, pipe or socket stands there, or a file that is read-only.
        OSError: the path leads nowhere, as through a file or around a circle of links.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        kind = _SPECIAL_FILES.get(stat.S_IFMT(mode), "something else")
        hint = 'Give the path of a file, or "-" for standard output; nothing was changed.'
        raise OutputError(f"is {kind}, not a file", where=str(path), hint=hint)
    if not os.access(path, os.W_OK):
        hint = "Make it writable (chmod u+w) or choose another file; nothing was changed."
        raise OutputError("is read-only", where=str(path), hint=hint)


def replace_file(path: Path, text: str) -> None:
    """Write a file in one step: a reader sees the old text or the new one, never a part.

    A link stays a link, and the file that it leads to is replaced. A file that was there keeps its
    mode and owner.

    Raises:
        OutputError, OSError: as `refuse_special`, or the disk is full; the old file is unchanged.
    """
    refuse_special(path)
    target = _follow_links(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
        temporary = Path(folder, target.name)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            _copy_owner_and_mode(target.stat(), temporary)
        temporary.replace(target)


def _follow_links(path: Path) -> Path:
    """Return where a path leads, also if no file stands there yet."""
    while path.is_symlink():
        path = path.parent / path.readlink()
    return path


def _copy_owner_and_mode(before: os.stat_result, path: Path) -> None:
    with suppress(PermissionError):  # only root may give a file to another owner
        os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))
