"""quotes.jsonl -> index/: passages, embedder, vectors, lexical index and records, built and opened as one."""

from quotesearch.index.builder import Progress, build, is_current
from quotesearch.index.embedder import Embedder, EmbedderIdentity
from quotesearch.index.generation import Generation, Manifest, check, open_index
from quotesearch.index.lexical import Lexical
from quotesearch.index.records import Records
from quotesearch.index.vectors import Vectors

__all__ = [
    "Embedder",
    "EmbedderIdentity",
    "Generation",
    "Lexical",
    "Manifest",
    "Progress",
    "Records",
    "Vectors",
    "build",
    "check",
    "is_current",
    "open_index",
]
