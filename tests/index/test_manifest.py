from __future__ import annotations

from pathlib import Path

import pytest

from quotesearch.errors import IndexDamagedError
from quotesearch.index import open_index
from quotesearch.index.manifest import Manifest
from tests.index.conftest import serving


def test_a_manifest_comes_back_as_it_was_written(built_index: Path, tmp_path: Path) -> None:
    manifest = Manifest.read(serving(built_index))
    manifest.write(tmp_path)
    assert Manifest.read(tmp_path) == manifest
    assert (manifest.quotes, manifest.articles) == (6, 3)


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        ("", "is not a manifest"),
        ("[]", "is not a manifest"),
        ('{"format": 6}', "is not a manifest"),
        ('{"format": 99}', "has format 99"),
    ],
)
def test_a_file_that_is_not_a_manifest_is_damage(index_dir: Path, manifest: str, what: str) -> None:
    (serving(index_dir) / "manifest.json").write_text(manifest)
    with pytest.raises(IndexDamagedError, match=what):
        open_index(index_dir)
