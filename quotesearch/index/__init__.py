"""quotes.jsonl -> index/: passages, embedder, stores, built and opened as one generation."""

from quotesearch.index.builder import build, is_current, searchable
from quotesearch.index.generation import CURRENT, Generation, check, open_index
from quotesearch.index.manifest import Manifest
from quotesearch.index.stores.columns import UNKNOWN

__all__ = [
    "CURRENT",
    "UNKNOWN",
    "Generation",
    "Manifest",
    "build",
    "check",
    "is_current",
    "open_index",
    "searchable",
]
