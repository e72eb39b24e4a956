from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from quotesearch.archive import write_quotes
from quotesearch.errors import IndexDamagedError, IndexMissingError
from quotesearch.index import build, check, open_index
from quotesearch.records import Quote
from tests.index.conftest import answers, flip, serving


def test_a_reader_keeps_what_it_opened(
    built_index: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    reader = open_index(built_index)
    before = answers(reader)
    write_quotes(quotes[:1], quotes_file)
    build(quotes_file, built_index)
    build(quotes_file, built_index)
    assert not (built_index / "generations" / reader.manifest.id).exists()
    assert answers(reader) == before
    assert reader.quotes.get(np.arange(6)) == quotes


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink])
def test_damage_to_any_file_is_found_before_it_is_used(
    built_index: Path, damage: Callable[[Path], None]
) -> None:
    names = ["manifest.json", *check(built_index).files]
    assert {
        "vectors.words.faiss",
        "tokens.npy",
        "records.sqlite",
        "lexical/meta.json",
        "embedder/model.onnx",
    } < set(names)
    for name in names:
        path = serving(built_index) / name
        sound = path.read_bytes()
        damage(path)
        with pytest.raises(IndexDamagedError, match="quotesearch build"):
            open_index(built_index)
        path.write_bytes(sound)
    check(built_index)


@pytest.mark.parametrize("pointer", [b"", b"no-such-generation\n", b"\x00" * 30, b"\xff\xfe"])
def test_a_pointer_to_nothing_is_damage(index_dir: Path, pointer: bytes) -> None:
    (index_dir / "CURRENT").write_bytes(pointer)
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        open_index(index_dir)


def test_parts_of_different_generations_do_not_open(index_dir: Path, quotes_file: Path) -> None:
    other = serving(index_dir)
    build(quotes_file, index_dir)
    shutil.copy(other / "records.sqlite", serving(index_dir))
    with pytest.raises(IndexDamagedError, match=r"records\.sqlite"):
        open_index(index_dir)


def test_a_missing_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="quotesearch build"):
        open_index(tmp_path)


def test_an_index_is_opened_and_asked_without_torch(built_index: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from quotesearch.index import open_index;"
        "g = open_index(Path(sys.argv[1]));"
        "g.vectors.search(g.embedder.embed(['rain'])[0], (3, 3));"
        "g.lexical.search(['rain'], 3);"
        "heavy = {'torch', 'onnx', 'transformers', 'sentence_transformers'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, built_index], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
