"""One built, immutable state of the index, and how to open it.

index/CURRENT                     names the generation that serves
index/generations/<id>/
  manifest.json                   written last: all below, by size and SHA-256
  vectors.*   tokens.*   lexical/   records.sqlite   embedder/
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quotesearch.embedding.embedder import Embedder
from quotesearch.errors import IndexMissingError
from quotesearch.index.inventory import damage, verify
from quotesearch.index.manifest import Manifest
from quotesearch.index.stores.flat_faiss import FlatFaissStore
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.index.stores.quote_store import QuoteStore
from quotesearch.index.stores.token_vectors import TokenVectorStore
from quotesearch.index.stores.vector_store import VectorStore

CURRENT, GENERATIONS = "CURRENT", "generations"
EMBEDDER, LEXICAL, RECORDS = "embedder", "lexical", "records.sqlite"

# The vector store that generations are built with and opened with.
VECTOR_STORE: type[VectorStore] = FlatFaissStore


@dataclass(frozen=True)
class Generation:
    """An opened generation. Several threads may use all of it at once.

    A reader keeps the generation that it opened: the files are open, so that on POSIX systems they
    stay readable when later builds remove the folder.
    """

    manifest: Manifest
    embedder: Embedder
    vectors: VectorStore
    token_vectors: TokenVectorStore
    lexical: LexicalIndex
    quotes: QuoteStore


def open_index(index_dir: Path) -> Generation:
    """Open the generation that serves.

    Raises:
        IndexMissingError: nothing was built here.
        IndexDamagedError: a file is missing, cut short or changed, or the parts do not belong
            together.
    """
    return open_generation(current_folder(index_dir))


def check(index_dir: Path) -> Manifest:
    """Check every file of the generation that serves against its hash.

    No native library is loaded, so that a server may check before it forks.

    Raises:
        IndexMissingError, IndexDamagedError: as `open_index`.
    """
    return _verified_manifest(current_folder(index_dir))


def open_generation(folder: Path) -> Generation:
    """Open a generation by its folder, after checking every file against its hash.

    No native library reads a file that was not checked.

    Raises:
        IndexDamagedError: as `open_index`.
    """
    manifest = _verified_manifest(folder)
    generation = Generation(
        manifest=manifest,
        quotes=QuoteStore.open(folder / RECORDS),
        embedder=Embedder(folder / EMBEDDER),
        vectors=VECTOR_STORE.open(folder),
        token_vectors=TokenVectorStore.open(folder),
        lexical=LexicalIndex.open(folder / LEXICAL),
    )
    _check_parts(generation, folder)
    return generation


def _check_parts(generation: Generation, folder: Path) -> None:
    """Raise an IndexDamagedError unless every store and the embedder match the manifest."""
    manifest = generation.manifest
    counts = {
        generation.vectors.count,
        generation.token_vectors.count,
        generation.lexical.count,
        generation.quotes.count,
    }
    if counts != {manifest.quotes} or generation.embedder.identity != manifest.embedder:
        what = (
            f"does not contain the {manifest.quotes} quotes or the embedder that its manifest names"
        )
        raise damage(folder, what)


def _verified_manifest(folder: Path) -> Manifest:
    manifest = Manifest.read(folder)
    verify(folder, manifest.files)
    return manifest


def current_folder(index_dir: Path) -> Path:
    """Return the folder of the generation that serves.

    Raises:
        IndexMissingError: no generation serves.
    """
    pointer = index_dir / CURRENT
    try:
        name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as missing:
        raise IndexMissingError(
            "there is no index here",
            where=str(index_dir),
            hint="Make one with `quotesearch build`.",
        ) from missing
    return index_dir / GENERATIONS / name
