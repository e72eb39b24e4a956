"""Make a generation from `quotes.jsonl` and let it serve.

Everything is written into a folder beside the generations, read back, flushed and renamed; CURRENT is replaced
last. Interrupted at any point, the generation before goes on serving.
"""

import contextlib
import datetime
import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import numpy as np

from quotesearch.archive import read_quotes
from quotesearch.embedding.embedder import DEFAULT, Embedder, EmbedderIdentity, TokenVectors, Vector
from quotesearch.embedding.export import EXPORT, export, weights_sha256
from quotesearch.errors import IndexDamagedError, IndexMissingError
from quotesearch.index.generation import (
    CURRENT,
    EMBEDDER,
    FORMAT,
    GENERATIONS,
    LEXICAL,
    PARAMETERS,
    RECORDS,
    Generation,
    Manifest,
    current_folder,
    open_generation,
    open_index,
)
from quotesearch.index.inventory import flush, flush_entry, inventory, sha256
from quotesearch.index.passages import PASSAGES, introduced, passage_key, passages
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.index.stores.quote_store import QuoteStore
from quotesearch.index.stores.token_vectors import TokenVectorStore
from quotesearch.index.stores.vectors import Vectors
from quotesearch.presentation import says_something
from quotesearch.records import Quote

Progress = Callable[[int, int], None]

_GENERATION = re.compile(
    r"\d{8}T\d{12}-[0-9a-f]{8}"
)  # how `build` names a folder: no other is removed

_WHOLE = slice(
    len(PASSAGES) - 1, None, len(PASSAGES)
)  # of the passages of all quotes, the last of each


def build(
    quotes_path: Path,
    index_dir: Path,
    *,
    model: str | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Build a generation, let it serve, and keep the one that served before; older ones are removed.

    It holds the quotes that `searchable` keeps; `quotes` of the manifest counts these.
    Passages that the serving generation already has with the same embedder are not embedded again, nor is the
    embedder exported again. A second build of the same folder waits for the first.

    Args:
        quotes_path: the quotes, JSONL.
        index_dir: the index; made when it is missing.
        model: what `export` takes; None is the model that comes with the program, which needs no export.
        progress: called with (done, total) as passages are embedded, in this thread.

    Raises:
        RecordError: the quotes cannot be read.
        ModelError: the model cannot be exported.
    """
    digest = _digest(quotes_path)
    quotes = searchable(read_quotes(quotes_path))
    generations = index_dir / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    with (index_dir / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for abandoned in generations.glob(".*.building"):
            shutil.rmtree(abandoned)
        previous = None
        with contextlib.suppress(
            IndexMissingError, IndexDamagedError
        ):  # of a damaged generation nothing is reused
            previous = open_index(index_dir)
        created = datetime.datetime.now(datetime.UTC)
        name = f"{created:%Y%m%dT%H%M%S%f}-{digest[:8]}"
        building = generations / f".{name}.building"
        building.mkdir()

        embedder = _embedder(model, building, previous)
        searched = introduced(quotes)
        texts = list(map(passages, searched))
        vectors, tokens = _read(embedder, texts, previous, progress)
        Vectors.build(building, vectors)
        TokenVectorStore.build(building, tokens, embedder.identity.token_dimension)
        LexicalIndex.build(building / LEXICAL, searched)
        QuoteStore.build(building / RECORDS, quotes, texts)
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
        open_generation(building)
        _publish(building, name, index_dir)
    return manifest


def searchable(quotes: Iterable[Quote]) -> list[Quote]:
    """Keep the quotes that an index holds: row n is the n-th of these. Words that say nothing alone are left out."""
    return [quote for quote in quotes if says_something(quote)]


def is_current(index_dir: Path, quotes_path: Path, model: str | None = None) -> bool:
    """Whether a build would change nothing; goes by the manifest, and does not look for damage."""
    try:
        manifest = Manifest.read(current_folder(index_dir))
    except (IndexMissingError, IndexDamagedError):
        return False
    return (
        manifest.quotes_sha256 == _digest(quotes_path)
        and manifest.parameters == PARAMETERS
        and _exported_from(manifest.embedder, model)
    )


def _digest(quotes_path: Path) -> str:
    """SHA-256 of the quotes; empty where there is no file, about which `read_quotes` has more to say."""
    try:
        return sha256(quotes_path)
    except OSError:
        return ""


def _exported_from(identity: EmbedderIdentity, model: str | None) -> bool:
    if model is None:
        return identity == EmbedderIdentity.read(DEFAULT)
    return (identity.name, identity.weights_sha256, identity.export) == (
        model,
        weights_sha256(model),
        EXPORT,
    )


def _embedder(model: str | None, building: Path, previous: Generation | None) -> Embedder:
    folder = building / EMBEDDER
    if model is None:
        shutil.copytree(DEFAULT, folder, ignore=shutil.ignore_patterns("README.md"))
    elif previous and _exported_from(previous.manifest.embedder, model):
        shutil.copytree(building.with_name(previous.manifest.id) / EMBEDDER, folder)
    else:
        export(model, folder)
    return Embedder(folder)


def _read(
    embedder: Embedder,
    texts: Sequence[Sequence[str]],
    previous: Generation | None,
    progress: Progress | None,
) -> tuple[Vector, list[TokenVectors]]:
    """The vectors of the passages of each quote, float32 (quotes, 2, dimension), and the tokens of the last of them.

    A text is read once, or never where the generation before has read it.
    """
    vectors: dict[bytes, Vector] = {}
    tokens: dict[bytes, TokenVectors] = {}
    if previous and previous.manifest.embedder == embedder.identity:
        keys = previous.quotes.passage_keys()
        old = previous.vectors.vectors(np.arange(previous.quotes.count))
        vectors.update(zip(keys, old.reshape(-1, old.shape[-1]), strict=True))
        tokens.update(
            zip(
                keys[_WHOLE],
                map(previous.token_vectors.of, range(previous.quotes.count)),
                strict=True,
            )
        )
    keys = [passage_key(text) for of_quote in texts for text in of_quote]
    whole = set(keys[_WHOLE])
    fresh = {
        key: text
        for key, text in zip(keys, chain.from_iterable(texts), strict=True)
        if key not in vectors or (key in whole and key not in tokens)
    }
    for key, (vector, of_tokens) in zip(
        fresh, _read_all(embedder, list(fresh.values()), progress), strict=True
    ):
        vectors[key] = vector
        if key in whole:
            tokens[key] = of_tokens
    stacked = np.array([vectors[key] for key in keys], np.float32)
    shape = len(texts), len(PASSAGES), embedder.identity.dimension
    return stacked.reshape(shape), [tokens[key] for key in keys[_WHOLE]]


def _read_all(
    embedder: Embedder, texts: Sequence[str], progress: Progress | None
) -> Iterator[tuple[Vector, TokenVectors]]:
    """Read with as many threads as there are cores."""
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        for done, read in enumerate(pool.map(embedder.read, texts), start=1):
            yield read
            if progress:
                progress(done, len(texts))
    finally:
        # Ctrl-C shall not wait until everything has been read.
        pool.shutdown(cancel_futures=True)


def _publish(building: Path, name: str, index_dir: Path) -> None:
    """Let a finished generation serve, and remove all but the one that served before."""
    pointer = index_dir / CURRENT
    kept = {name, current_folder(index_dir).name} if pointer.exists() else {name}
    flush(building)
    building.rename(building.with_name(name))
    flush_entry(building.parent)
    replacement = index_dir / f".{CURRENT}"
    replacement.write_text(f"{name}\n", encoding="utf-8")
    flush_entry(replacement)
    replacement.replace(pointer)
    flush_entry(index_dir)
    for generation in building.parent.iterdir():
        if generation.name not in kept and _GENERATION.fullmatch(generation.name):
            shutil.rmtree(generation)
