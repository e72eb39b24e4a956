"""The lexical index: BM25 over stemmed English words, in tantivy."""

from __future__ import annotations

import json
import math
import re
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from quotesearch.index.passages import FIELDS, lexical_fields
from quotesearch.index.stores.quote_store import Rows
from quotesearch.records import Quote

# "U.S." and "1,000.5" are one term each.
TERM = r"\p{L}(?:\.\p{L})+\b|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+"
# Nobody types apostrophes: "cant" finds "can’t", and "trumps" what "Trump's" stems to.
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


class LexicalIndex:
    """The lexical index of a generation. Several threads may ask at once."""

    def __init__(self, index: tantivy.Index, frequencies: dict[str, int]) -> None:
        index.config_reader("manual")
        self._schema = index.schema
        self._searcher = index.searcher()
        self._analyzer = _analyzer()
        self._frequencies = frequencies
        self.count: int = self._searcher.num_docs

    @classmethod
    def build(cls, folder: Path, quotes: Iterable[Quote]) -> None:
        """Index the quotes into a new folder; the n-th quote is row n."""
        folder.mkdir(parents=True)
        schema = _schema()
        index = tantivy.Index(schema, str(folder))
        analyzer = _analyzer()
        index.register_tokenizer(_ANALYZER, analyzer)
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        frequencies: Counter[str] = Counter()
        for row, quote in enumerate(quotes):
            fields = {
                name: _APOSTROPHE.sub("", text) for name, text in lexical_fields(quote).items()
            }
            writer.add_document(tantivy.Document.from_dict({"row": row, **fields}, schema))
            frequencies.update(
                {
                    token.text
                    for text in fields.values()
                    for token in analyzer.pre_tokenize(text).tokens
                }
            )
        writer.commit()
        writer.wait_merging_threads()
        for lock in folder.glob("*.lock"):
            lock.unlink()
        (folder / VOCABULARY).write_text(
            json.dumps(frequencies, ensure_ascii=False, sort_keys=True), encoding="utf-8"
        )

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        # tantivy locks the folder it opens, so that it must be able to write there even to read. It is given
        # links in a folder of its own, and a generation may lie where nothing can be written. What it has
        # opened it keeps open. Its first look at the folder is made in a thread of its own, and may leave a
        # lock there while the folder is being removed.
        with tempfile.TemporaryDirectory(
            prefix="quotesearch-lexical-", ignore_cleanup_errors=True
        ) as links:
            for path in folder.resolve().iterdir():
                (Path(links) / path.name).symlink_to(path)
            frequencies = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
            return cls(tantivy.Index.open(links), frequencies)

    def search(
        self, terms: Iterable[str], k: int, rows: Rows | None = None, fields: Sequence[str] = FIELDS
    ) -> tuple[Rows, npt.NDArray[np.float32]]:
        """The k best quotes that have any of the terms.

        Args:
            terms: as `terms` gives them; nothing in them is query syntax.
            k: at least 1.
            rows: when given, only these quotes are looked at; scores do not depend on it.
            fields: where the terms are looked for.

        Returns:
            Rows, int64 (n,), and BM25 scores summed over the fields, float32 (n,): best first, equal scores
            by row.
        """
        query = self._any_of(dict.fromkeys(terms), fields)
        if rows is not None:
            query = query.and_must_match(self._among(rows))
        limit = k + 1
        found, scores = self._best(query, limit)
        # tantivy cuts equal scores as its segments happen to lie; all of them are needed to cut by row.
        while len(found) == limit and scores[-1] == scores[k - 1]:
            limit *= 2
            found, scores = self._best(query, limit)
        best = np.lexsort((found, -scores))[:k]
        return found[best], scores[best]

    def terms(self, text: str) -> list[tuple[str, int, int]]:
        """Each word of the text as (term, start, end): its stem, and its code points in the text."""
        left_out = [
            found.start() - before for before, found in enumerate(_APOSTROPHE.finditer(text))
        ]
        tokens = self._analyzer.pre_tokenize(_APOSTROPHE.sub("", text)).tokens
        spans = ((token.text, token.char_offset_from, token.char_offset_to) for token in tokens)
        return [
            (term, start + bisect_right(left_out, start), end + bisect_right(left_out, end - 1))
            for term, start, end in spans
        ]

    def knows(self, term: str) -> bool:
        """Whether any quote has the term."""
        return term in self._frequencies

    def idf(self, term: str) -> float:
        """BM25's inverse document frequency of a term (as `terms` gives it) over all fields of a quote."""
        return inverse_frequency(self._frequencies.get(term, 0), self.count)

    def closest(self, term: str) -> str:
        """The term itself or, where no quote has it, the most frequent of those that are one typing error away."""
        if term in self._frequencies or len(term) < _TYPO:
            return term
        near = process.extract(
            term, self._frequencies.keys(), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        return max(
            (known for known, _, _ in near),
            key=lambda known: self._frequencies[known],
            default=term,
        )

    def holding(self, phrase: str) -> Rows:
        """The quotes whose words have those of a phrase one after the other, in any inflection; int64 ascending."""
        terms = [term for term, _, _ in self.terms(phrase)]
        if len(terms) > 1:
            return self._all(tantivy.Query.phrase_query(self._schema, "words", [*terms]))
        return self._all(self._any_of(terms, ["words"]))

    def holding_all(self, terms: Iterable[str], rows: Rows) -> Rows:
        """Those of the rows whose words, speaker and mention have every term; int64 ascending."""
        every = [self._any_of([term], ["words", "speaker"]) for term in terms]
        return self._all(self._among(rows).and_must_match(*every)) if every else rows[:0]

    def _best(self, query: tantivy.Query, limit: int) -> tuple[Rows, npt.NDArray[np.float32]]:
        hits = self._searcher.search(query, limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return np.array(rows, np.int64), np.array([score for score, _ in hits], np.float32)

    def _all(self, query: tantivy.Query) -> Rows:
        return np.sort(self._best(query, max(self.count, 1))[0])

    def _among(self, rows: Rows) -> tantivy.Query:
        """A query that these rows meet, and that adds nothing to their scores."""
        return tantivy.Query.const_score_query(
            tantivy.Query.term_set_query(self._schema, "row", rows.tolist()), 0.0
        )

    def _any_of(self, terms: Iterable[str], fields: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, term, "freq"))
                for term in terms
                for field in fields
            ]
        )


def inverse_frequency(having: int, count: int) -> float:
    """BM25's inverse document frequency of a term that `having` of `count` quotes have."""
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        option: Literal["position", "freq"] = "position" if field == "words" else "freq"
        builder.add_text_field(field, tokenizer_name=_ANALYZER, index_option=option)
    builder.add_unsigned_field("row", indexed=True, fast=True)
    return builder.build()


def _analyzer() -> Any:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(TERM))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


_ANALYZER = "english"
VOCABULARY = "vocabulary.json"  # each term's number of quotes
_TYPO = 5  # letters that a word has before one of them may be wrong
