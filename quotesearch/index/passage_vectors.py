"""Embed the passages of the quotes, each text once, and reuse what the last build has embedded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import NamedTuple

import numpy as np

from quotesearch.embedding.embedder import Embedder, Embedding, TokenVectors, Vector
from quotesearch.index.generation import Generation
from quotesearch.index.passages import PASSAGES, passage_key

Progress = Callable[[int, int], None]
"""Called with (done, total)."""

# Of the passages of all quotes, one after the other: the last of each quote, its whole passage.
_WHOLE_PASSAGES = slice(len(PASSAGES) - 1, None, len(PASSAGES))


class PassageVectors(NamedTuple):
    """The vectors of the passages of each quote, and of the tokens of its whole passage.

    `vectors`: float32 (quotes, 2, dimension), in the order of PASSAGES. `tokens`: for each quote
    int8 (tokens, token_dimension).
    """

    vectors: Vector
    tokens: list[TokenVectors]


class _Cache:
    """Vectors by the keys of their passages; those of tokens only where they are needed."""

    def __init__(self) -> None:
        self.vectors: dict[bytes, Vector] = {}
        self.tokens: dict[bytes, TokenVectors] = {}

    def lacks(self, key: bytes, *, tokens: bool) -> bool:
        return key not in self.vectors or (tokens and key not in self.tokens)

    def add(self, key: bytes, embedding: Embedding, *, tokens: bool) -> None:
        self.vectors[key] = embedding.vector
        if tokens:
            self.tokens[key] = embedding.tokens


def embed_passages(
    embedder: Embedder,
    passages: Sequence[Sequence[str]],
    previous: Generation | None,
    progress: Progress | None,
) -> PassageVectors:
    """Embed the passages of all quotes.

    Args:
        embedder: the embedder of the generation that is being built.
        passages: the passages of each quote, as `passages` makes them.
        previous: the generation before, whose vectors are reused if its embedder is the same.
        progress: called in this thread as passages are embedded.
    """
    cache = _cache_of(previous, embedder)
    texts = list(chain.from_iterable(passages))
    keys = [passage_key(text) for text in texts]
    whole_passages = keys[_WHOLE_PASSAGES]
    need_tokens = set(whole_passages)
    new_texts: dict[bytes, str] = {}
    for key, text in zip(keys, texts, strict=True):
        if cache.lacks(key, tokens=key in need_tokens):
            new_texts[key] = text
    embeddings = _embed_all(embedder, list(new_texts.values()), progress)
    for key, embedding in zip(new_texts, embeddings, strict=True):
        cache.add(key, embedding, tokens=key in need_tokens)
    vectors = np.array([cache.vectors[key] for key in keys], np.float32)
    shape = (len(passages), len(PASSAGES), embedder.identity.dimension)
    tokens = [cache.tokens[key] for key in whole_passages]
    return PassageVectors(vectors.reshape(shape), tokens)


def _cache_of(previous: Generation | None, embedder: Embedder) -> _Cache:
    """Return the vectors of a generation; nothing if they are of another embedder."""
    cache = _Cache()
    if not previous or previous.manifest.embedder != embedder.identity:
        return cache
    count = previous.quotes.count
    keys = previous.quotes.passage_keys()
    vectors = previous.vectors.get(np.arange(count))
    one_a_passage = vectors.reshape(-1, vectors.shape[-1])
    cache.vectors.update(zip(keys, one_a_passage, strict=True))
    tokens = map(previous.token_vectors.get, range(count))
    cache.tokens.update(zip(keys[_WHOLE_PASSAGES], tokens, strict=True))
    return cache


def _embed_all(
    embedder: Embedder, texts: Sequence[str], progress: Progress | None
) -> Iterator[Embedding]:
    """Embed texts with as many threads as there are cores."""
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        embeddings = pool.map(embedder.embed_with_tokens, texts)
        for done, embedding in enumerate(embeddings, start=1):
            yield embedding
            if progress:
                progress(done, len(texts))
    finally:
        # Ctrl-C must not wait until everything has been embedded.
        pool.shutdown(cancel_futures=True)
