"""One built, immutable state of the index: what its manifest says, and opening it.

index/CURRENT                     names the generation that serves
index/generations/<id>/
  manifest.json                   written last: all below, by size and SHA-256
  vectors.*   tokens.*   lexical/   records.sqlite   embedder/
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from quotesearch.embedding.embedder import Embedder, EmbedderIdentity
from quotesearch.errors import IndexMissingError
from quotesearch.index.inventory import FileEntry, damaged, verify
from quotesearch.index.passages import FIELDS, PASSAGES
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.index.stores.quote_store import QuoteStore
from quotesearch.index.stores.token_vectors import TokenVectorStore
from quotesearch.index.stores.vectors import Vectors
from quotesearch.records import STRICT

# To be raised whenever the files of a generation mean something else than before.
FORMAT = 6

CURRENT, GENERATIONS = "CURRENT", "generations"
MANIFEST, EMBEDDER, LEXICAL, RECORDS = "manifest.json", "embedder", "lexical", "records.sqlite"

PARAMETERS: dict[str, list[str]] = {
    "passages": [" ".join(parts) for parts in PASSAGES],
    "fields": list(FIELDS),
}


@dataclass(frozen=True)
class Manifest:
    """What a generation is. `quotes` counts those that it holds; `created` is UTC, ISO; `files` go by their path in its
    folder.
    """

    __pydantic_config__ = STRICT

    format: int
    id: str
    created: str
    quotes: int
    articles: int
    quotes_sha256: str
    embedder: EmbedderIdentity
    parameters: dict[str, list[str]]
    files: Mapping[str, FileEntry]

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Raises:
        IndexDamagedError: it is missing, not a manifest, or of another format.
        """
        path = folder / MANIFEST
        try:
            text = path.read_bytes()
            version = _FORMAT.validate_json(text).get("format")
            if version != FORMAT:
                raise damaged(path, f"has format {version}, this program reads {FORMAT}")
            return _MANIFEST.validate_json(text)
        except ValidationError as invalid:
            raise damaged(path, "is not a manifest") from invalid
        except (OSError, ValueError) as unreadable:
            raise damaged(path, f"cannot be read ({unreadable})") from unreadable

    def write(self, folder: Path) -> None:
        (folder / MANIFEST).write_bytes(_MANIFEST.dump_json(self, indent=2))


@dataclass(frozen=True)
class Generation:
    """An opened generation. All of it may be used by several threads at once.

    A reader keeps the generation it opened: its files are open, and stay readable when later builds remove
    the folder, as POSIX has it.
    """

    manifest: Manifest
    embedder: Embedder
    vectors: Vectors
    token_vectors: TokenVectorStore
    lexical: LexicalIndex
    quotes: QuoteStore


def open_index(index_dir: Path) -> Generation:
    """Open the generation that serves.

    Raises:
        IndexMissingError: nothing was built here.
        IndexDamagedError: a file is missing, cut short or changed, or the parts do not belong together.
    """
    return open_generation(current_folder(index_dir))


def check(index_dir: Path) -> Manifest:
    """Prove every file of the generation that serves by its hash; raises what `open_index` raises.

    No native library is loaded for it, so that a server may check before it forks.
    """
    return _proven(current_folder(index_dir))


def open_generation(folder: Path) -> Generation:
    """Open a generation by its folder. No native library sees a file before its hash has been checked."""
    manifest = _proven(folder)
    quotes = QuoteStore.open(folder / RECORDS)
    generation = Generation(
        manifest,
        Embedder(folder / EMBEDDER),
        Vectors.open(folder),
        TokenVectorStore.open(folder),
        LexicalIndex.open(folder / LEXICAL),
        quotes,
    )
    parts = (generation.vectors, generation.token_vectors, generation.lexical, generation.quotes)
    counts = {part.count for part in parts}
    if counts != {manifest.quotes} or generation.embedder.identity != manifest.embedder:
        raise damaged(
            folder, f"does not hold the {manifest.quotes} quotes or the embedder of its manifest"
        )
    return generation


def _proven(folder: Path) -> Manifest:
    manifest = Manifest.read(folder)
    verify(folder, manifest.files)
    return manifest


def current_folder(index_dir: Path) -> Path:
    """The folder of the generation that serves.

    Raises:
        IndexMissingError: no generation serves.
    """
    pointer = index_dir / CURRENT
    try:
        return (
            index_dir / GENERATIONS / pointer.read_text(encoding="utf-8", errors="replace").strip()
        )
    except OSError as missing:
        raise IndexMissingError(
            "there is no index here", where=str(index_dir), hint="Make it with `quotesearch build`."
        ) from missing


_MANIFEST = TypeAdapter(Manifest)
_FORMAT = TypeAdapter(dict[str, object])
