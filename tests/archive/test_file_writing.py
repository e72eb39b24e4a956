"""Files that are put in their place, and places that are refused."""

from __future__ import annotations

import os
import socket
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from quotesearch.archive.file_writing import refuse_special, replace_file
from quotesearch.errors import OutputError

NOBODY = 65_534  # a user who owns nothing


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "quotes.jsonl"
    target.parent.mkdir()
    target.write_text("old")
    (tmp_path / "near").symlink_to("elsewhere/quotes.jsonl")
    (tmp_path / "far").symlink_to(tmp_path / "near")
    replace_file(tmp_path / "far", "new")
    assert (tmp_path / "far").is_symlink()
    assert (tmp_path / "near").is_symlink()
    assert target.read_text() == "new"
    assert not target.is_symlink()
    assert list(target.parent.iterdir()) == [target]


def test_a_link_to_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("new/quotes.jsonl")
    replace_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new" / "quotes.jsonl").read_text() == "new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "quotes.jsonl"
    path.write_text("old")
    path.chmod(mode)
    replace_file(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", mode)


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give a file to another owner")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "quotes.jsonl"
    path.write_text("old")
    os.chown(path, 12345, 23456)
    replace_file(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_a_new_file_has_the_mode_that_the_user_wants_for_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "quotes.jsonl", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "quotes.jsonl").stat().st_mode) == 0o640


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


def device(path: Path) -> None:
    path.symlink_to("/dev/null")


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (fifo, "a pipe (FIFO)"),
        (listening, "a socket"),
        (device, "a device"),
        (Path.mkdir, "a folder"),
    ],
)
def test_a_path_that_is_not_a_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], kind: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket has at most 107 bytes
    path = Path("place")
    make(path)
    before = path.lstat()
    for refused in (refuse_special, lambda path: replace_file(path, "new")):
        with pytest.raises(OutputError) as error:
            refused(path)
        assert error.value.what == f"is {kind}, not a file"
        assert error.value.where == "place"
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)


def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(OSError, match="symbolic links"):
        replace_file(tmp_path / "one", "new")


def test_a_file_that_is_read_only_is_refused() -> None:
    # Only its owner may enter `tmp_path`.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder, "quotes.jsonl")
        path.write_text("old")
        path.chmod(0o444)
        assert refusal_of(path) == "is read-only"


def refusal_of(path: Path) -> str:
    """Say why a file is refused to somebody who is not root: root may write every file."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(NOBODY)
            refuse_special(path)
        except OutputError as error:
            os.write(writer, error.what.encode())
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        return answer.read()
