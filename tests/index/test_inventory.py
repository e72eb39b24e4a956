from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from quotesearch.errors import IndexDamagedError
from quotesearch.index.inventory import FileEntry, flush, inventory, verify


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lexical").mkdir()
    (tmp_path / "lexical" / "meta.json").write_bytes(b"{}")
    (tmp_path / "records.sqlite").write_bytes(b"quotes")
    return tmp_path


def test_every_file_is_listed_with_size_and_hash(folder: Path) -> None:
    assert inventory(folder) == {
        "lexical/meta.json": FileEntry(2, hashlib.sha256(b"{}").hexdigest()),
        "records.sqlite": FileEntry(6, hashlib.sha256(b"quotes").hexdigest()),
    }


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"quote", "has 5 bytes; the manifest says 6"),
        (b"quotas", "is not the file that was built"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_has_changed_is_named(folder: Path, content: bytes | None, what: str) -> None:
    files = inventory(folder)
    verify(folder, files)
    path = folder / "records.sqlite"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexDamagedError, match=what) as refused:
        verify(folder, files)
    assert refused.value.where == str(path)


def test_flushing_changes_nothing(folder: Path) -> None:
    before = inventory(folder)
    flush(folder)
    assert inventory(folder) == before
