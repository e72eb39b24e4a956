from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from quotesearch.index import build, check
from tests.index.conftest import serving


def test_the_generation_before_is_kept_and_older_ones_are_not(
    index_dir: Path, quotes_file: Path
) -> None:
    generations = [serving(index_dir)]
    for _ in range(3):
        build(quotes_file, index_dir)
        generations.append(serving(index_dir))
    assert set((index_dir / "generations").iterdir()) == set(generations[-2:])


def test_two_builds_at_once_wait_for_each_other(index_dir: Path, quotes_file: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        built = list(pool.map(lambda _: build(quotes_file, index_dir), range(2)))
    assert check(index_dir) in built
    assert len(list((index_dir / "generations").iterdir())) == 2


def test_a_folder_of_another_name_is_not_removed(index_dir: Path, quotes_file: Path) -> None:
    other = index_dir / "generations" / "notes"
    other.mkdir()
    build(quotes_file, index_dir)
    assert other.exists()
