"""Make a generation from `quotes.jsonl` and let it serve."""

from __future__ import annotations

import contextlib
import datetime
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from quotesearch.archive import read_quotes
from quotesearch.embedding.embedder import DEFAULT_MODEL, Embedder, EmbedderIdentity
from quotesearch.embedding.export import EXPORT_METHOD, export, weights_sha256
from quotesearch.errors import IndexDamagedError, IndexMissingError
from quotesearch.index.generation import (
    EMBEDDER,
    LEXICAL,
    RECORDS,
    VECTOR_STORE,
    Generation,
    current_folder,
    open_generation,
    open_index,
)
from quotesearch.index.inventory import inventory, sha256
from quotesearch.index.manifest import FORMAT, PARAMETERS, Manifest
from quotesearch.index.passage_vectors import Progress, embed_passages
from quotesearch.index.passages import introduced, passages
from quotesearch.index.publishing import build_lock, make_building_folder, publish
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.index.stores.quote_store import QuoteStore
from quotesearch.index.stores.token_vectors import TokenVectorStore
from quotesearch.presentation import says_something
from quotesearch.records import Quote


def build(
    quotes_path: Path,
    index_dir: Path,
    *,
    model: str | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Build a generation, let it serve, and keep the one that served before; remove older ones.

    The generation holds the quotes that `searchable` keeps. Passages that the serving generation
    has from the same embedder are not embedded again, nor is the embedder exported again. A second
    build in the same folder waits for the first.

    Args:
        quotes_path: the quotes, JSONL.
        index_dir: the index; made if it is missing.
        model: what `export` takes; None is the model that comes with the program, which needs no
            export.
        progress: called with (done, total) as passages are embedded, in this thread.

    Raises:
        RecordError: the quotes cannot be read.
        ModelError: the model cannot be exported.
    """
    digest = _digest(quotes_path)
    quotes = searchable(read_quotes(quotes_path))
    with build_lock(index_dir) as generations:
        previous = _open_previous(index_dir)
        created = datetime.datetime.now(datetime.UTC)
        name = f"{created:%Y%m%dT%H%M%S%f}-{digest[:8]}"
        building = make_building_folder(generations, name)
        embedder = _put_embedder(building, model, previous)
        _write_stores(building, quotes, embedder, previous, progress)
        manifest = Manifest(
            format=FORMAT,
            id=name,
            created=created.isoformat(timespec="seconds"),
            quotes=len(quotes),
            articles=len({quote.article_id for quote in quotes}),
            quotes_sha256=digest,
            embedder=embedder.identity,
            parameters=PARAMETERS,
            files=inventory(building),
        )
        manifest.write(building)
        open_generation(building)  # a generation that cannot be opened must not serve
        publish(building, name, index_dir)
    return manifest


def searchable(quotes: Iterable[Quote]) -> list[Quote]:
    """Keep the quotes that an index holds: row n is the n-th of them.

    Quotes that say nothing by themselves are left out.
    """
    return [quote for quote in quotes if says_something(quote)]


def is_current(index_dir: Path, quotes_path: Path, model: str | None = None) -> bool:
    """Ask whether a build would change nothing; goes by the manifest, not looking for damage."""
    try:
        manifest = Manifest.read(current_folder(index_dir))
    except (IndexMissingError, IndexDamagedError):
        return False
    return (
        manifest.quotes_sha256 == _digest(quotes_path)
        and manifest.parameters == PARAMETERS
        and _is_export_of(manifest.embedder, model)
    )


def _digest(quotes_path: Path) -> str:
    """Hash the quotes; "" if there is no file, about which `read_quotes` has more to say."""
    try:
        return sha256(quotes_path)
    except OSError:
        return ""


def _open_previous(index_dir: Path) -> Generation | None:
    """Open the generation that serves, to reuse its vectors; None if there is none or damaged."""
    with contextlib.suppress(IndexMissingError, IndexDamagedError):
        return open_index(index_dir)
    return None


def _is_export_of(identity: EmbedderIdentity, model: str | None) -> bool:
    """Ask whether an embedder is what an export of this model would be."""
    if model is None:
        return identity == EmbedderIdentity.read(DEFAULT_MODEL)
    return (
        identity.name == model
        and identity.weights_sha256 == weights_sha256(model)
        and identity.export == EXPORT_METHOD
    )


def _put_embedder(building: Path, model: str | None, previous: Generation | None) -> Embedder:
    """Copy the embedder into the generation, or export it there if it is a new model."""
    folder = building / EMBEDDER
    if model is None:
        shutil.copytree(DEFAULT_MODEL, folder, ignore=shutil.ignore_patterns("README.md"))
    elif previous and _is_export_of(previous.manifest.embedder, model):
        previous_folder = building.with_name(previous.manifest.id)
        shutil.copytree(previous_folder / EMBEDDER, folder)
    else:
        export(model, folder)
    return Embedder(folder)


def _write_stores(
    building: Path,
    quotes: Sequence[Quote],
    embedder: Embedder,
    previous: Generation | None,
    progress: Progress | None,
) -> None:
    searched = introduced(quotes)
    texts = [passages(quote) for quote in searched]
    embedded = embed_passages(embedder, texts, previous, progress)
    VECTOR_STORE.build(building, embedded.vectors)
    TokenVectorStore.build(building, embedded.tokens, embedder.identity.token_dimension)
    LexicalIndex.build(building / LEXICAL, searched)
    QuoteStore.build(building / RECORDS, quotes, texts)
