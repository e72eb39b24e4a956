"""The lexical index: BM25 over stemmed English words, in tantivy."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import tantivy

from quotesearch.index.passages import FIELDS, lexical_fields
from quotesearch.models import Quote

Rows = npt.NDArray[np.int64]

# "U.S." and "1,000.5" are one term each; an apostrophe, straight or curly, stays inside its word.
TERM = (
    r"\p{L}(?:\.\p{L})+\b"
    r"|\p{N}+(?:[.,]\p{N}+)+"
    r"|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*"
)


class Lexical:
    """The lexical index of a generation. Several threads may ask at once."""

    def __init__(self, index: tantivy.Index) -> None:
        index.config_reader("manual")
        self._schema = index.schema
        self._searcher = index.searcher()
        self._analyzer = _analyzer()
        self.count: int = self._searcher.num_docs

    @classmethod
    def build(cls, folder: Path, quotes: Iterable[Quote]) -> None:
        """Index the quotes into a new folder; the n-th quote is row n."""
        folder.mkdir(parents=True)
        schema = _schema()
        index = tantivy.Index(schema, str(folder))
        index.register_tokenizer(_ANALYZER, _analyzer())
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for row, quote in enumerate(quotes):
            writer.add_document(tantivy.Document.from_dict({"row": row, **lexical_fields(quote)}, schema))
        writer.commit()
        writer.wait_merging_threads()
        for lock in folder.glob("*.lock"):
            lock.unlink()

    @classmethod
    def open(cls, folder: Path) -> Lexical:
        # tantivy locks the folder it opens, so that it must be able to write there even to read. It is given
        # links in a folder of its own, and a generation may lie where nothing can be written. What it has
        # opened it keeps open. Its first look at the folder is made in a thread of its own, and may leave a
        # lock there while the folder is being removed.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as links:
            for path in folder.resolve().iterdir():
                (Path(links) / path.name).symlink_to(path)
            return cls(tantivy.Index.open(links))

    def search(self, text: str, k: int, rows: Rows | None = None) -> tuple[Rows, npt.NDArray[np.float32]]:
        """The k best quotes that have any of the text's terms; nothing in the text is query syntax.

        Args:
            text: a question.
            k: at least 1.
            rows: when given, only these quotes are looked at; scores do not depend on it.

        Returns:
            Rows, int64 (n,), and BM25 scores summed over the fields, float32 (n,): best first, equal scores
            by row.
        """
        query = self._any_of(dict.fromkeys(term for term, _, _ in self.terms(text)))
        if rows is not None:
            among = tantivy.Query.term_set_query(self._schema, "row", rows.tolist())
            silent = tantivy.Query.const_score_query(among, 0.0)
            query = tantivy.Query.boolean_query([(_MUST, query), (_MUST, silent)])
        limit = k + 1
        hits = self._searcher.search(query, limit, count=False).hits
        # tantivy cuts equal scores as its segments happen to lie; all of them are needed to cut by row.
        while len(hits) == limit and hits[-1][0] == hits[k - 1][0]:
            limit *= 2
            hits = self._searcher.search(query, limit, count=False).hits
        found = np.array(self._searcher.fast_field_values("row", [address for _, address in hits]), np.int64)
        scores = np.array([score for score, _ in hits], np.float32)
        best = np.lexsort((found, -scores))[:k]
        return found[best], scores[best]

    def terms(self, text: str) -> list[tuple[str, int, int]]:
        """Each word of the text as (term, start, end): its stem, and its code points in the text."""
        tokens = self._analyzer.pre_tokenize(text).tokens
        return [(token.text, token.char_offset_from, token.char_offset_to) for token in tokens]

    def idf(self, term: str) -> float:
        """BM25's inverse document frequency of a term (as `terms` gives it) over all fields of a quote."""
        having = self._searcher.search(self._any_of([term]), 1).count  # type: ignore[attr-defined]
        return math.log(1 + (self.count - having + 0.5) / (having + 0.5))

    def _any_of(self, terms: Iterable[str]) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, term, "freq"))
                for term in terms
                for field in FIELDS
            ]
        )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_unsigned_field("row", indexed=True, fast=True)
    return builder.build()


def _analyzer() -> Any:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(TERM))
    # Folding turns ’ into ', which the stemmer needs to take a possessive off.
    for step in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


_ANALYZER = "english"
_MUST = tantivy.Occur.Must
