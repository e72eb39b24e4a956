"""quotes.jsonl -> index/: passages, embedder, vectors, lexical index and records, built and opened as one."""

from quotesearch.index.builder import build, is_current, searchable
from quotesearch.index.generation import CURRENT, Generation, Manifest, check, open_index
from quotesearch.index.stores.quote_store import UNKNOWN

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
