"""quotes.jsonl -> index/: passages, embedder, vectors, lexical index and records, built and opened as one."""

from quotesearch.index.builder import Progress, build, is_current
from quotesearch.index.embedder import Embedder, EmbedderIdentity
from quotesearch.index.generation import CURRENT, Generation, Manifest, check, open_index
from quotesearch.index.lexical import Lexical
from quotesearch.index.people import TITLES, Named, People, fold_words, may_be_one
from quotesearch.index.records import UNKNOWN, Records, ordinal
from quotesearch.index.sources import Sources
from quotesearch.index.vectors import Vectors

__all__ = [
    "CURRENT",
    "TITLES",
    "UNKNOWN",
    "Embedder",
    "EmbedderIdentity",
    "Generation",
    "Lexical",
    "Manifest",
    "Named",
    "People",
    "Progress",
    "Records",
    "Sources",
    "Vectors",
    "build",
    "check",
    "fold_words",
    "is_current",
    "may_be_one",
    "open_index",
    "ordinal",
]
