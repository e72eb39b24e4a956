"""The folders of generations: one is built at a time, becomes the one that serves, and is removed.

A generation is written into a hidden folder next to the others, flushed and renamed. CURRENT is
replaced last. Interrupted at any point, the previous generation goes on serving.
"""

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotesearch.index.generation import CURRENT, GENERATIONS, current_folder
from quotesearch.index.inventory import flush, flush_entry

# The name of a generation: when it was built, and the start of the hash of its quotes. Nothing of
# another name is removed.
_GENERATION = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}")


@contextmanager
def build_lock(index_dir: Path) -> Iterator[Path]:
    """Wait until no other process builds in this folder, and keep others from building.

    Makes the folder if it is missing, removes what interrupted builds have left, and gives the
    folder of the generations.
    """
    generations = index_dir / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    with (index_dir / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for abandoned in generations.glob(".*.building"):
            shutil.rmtree(abandoned)
        yield generations


def make_building_folder(generations: Path, name: str) -> Path:
    """Make the folder in which the generation of this name is built."""
    folder = generations / f".{name}.building"
    folder.mkdir()
    return folder


def publish(building: Path, name: str, index_dir: Path) -> None:
    """Let a finished generation serve, and remove all others but the one that served before."""
    keep = {name} | _serving(index_dir)
    flush(building)
    building.rename(building.with_name(name))
    flush_entry(building.parent)
    _point_to(name, index_dir)
    for generation in building.parent.iterdir():
        if generation.name not in keep and _GENERATION.fullmatch(generation.name):
            shutil.rmtree(generation)


def _serving(index_dir: Path) -> set[str]:
    """Return the name of the generation that serves, if there is one."""
    if not (index_dir / CURRENT).exists():
        return set()
    return {current_folder(index_dir).name}


def _point_to(name: str, index_dir: Path) -> None:
    """Replace CURRENT in one step."""
    replacement = index_dir / f".{CURRENT}"
    replacement.write_text(f"{name}\n", encoding="utf-8")
    flush_entry(replacement)
    replacement.replace(index_dir / CURRENT)
    flush_entry(index_dir)
