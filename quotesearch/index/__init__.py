"""quotes.jsonl -> index/: passages, embedder, vectors, lexical index and records, built and opened as one."""

from quotesearch.index.builder import build, is_current, searchable
from quotesearch.index.embedder import Embedder
from quotesearch.index.generation import CURRENT, Generation, Manifest, check, open_index
from quotesearch.index.people import Named
from quotesearch.index.records import UNKNOWN

__all__ = [
    "CURRENT",
    "UNKNOWN",
    "Embedder",
    "Generation",
    "Manifest",
    "Named",
    "build",
    "check",
    "is_current",
    "open_index",
    "searchable",
]
