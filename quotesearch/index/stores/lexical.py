"""The lexical index: BM25 over stemmed English words, in tantivy."""

from __future__ import annotations

import json
import math
import re
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

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
VOCABULARY = "vocabulary.json"  # each term's number of quotes

# Nobody types apostrophes: "cant" finds "can’t", and "trumps" what "Trump's" stems to.
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_ANALYZER = "english"
_SHORTEST_TYPO = 5  # letters that a term has before one of them may be wrong
_WRITER_MEMORY = 128_000_000  # bytes


class Term(NamedTuple):
    """A word of a text: its stem, and the code points of the text where it starts and ends."""

    text: str
    start: int
    end: int


class LexicalHits(NamedTuple):
    """Rows, int64 (n,), and their BM25 scores, float32 (n,)."""

    rows: Rows
    scores: npt.NDArray[np.float32]


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
        analyzer = _analyzer()
        index = tantivy.Index(schema, str(folder))
        index.register_tokenizer(_ANALYZER, analyzer)
        writer = index.writer(heap_size=_WRITER_MEMORY, num_threads=1)
        frequencies: Counter[str] = Counter()
        for row, quote in enumerate(quotes):
            texts = lexical_fields(quote).items()
            fields = {name: _without_apostrophes(text) for name, text in texts}
            document = tantivy.Document.from_dict({"row": row, **fields}, schema)
            writer.add_document(document)
            frequencies.update(_distinct_terms(analyzer, fields.values()))
        writer.commit()
        writer.wait_merging_threads()
        for lock in folder.glob("*.lock"):
            lock.unlink()
        _write_vocabulary(folder, frequencies)

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """Open what `build` has written into this folder."""
        # tantivy locks the folder it opens, and so must be able to write there even to read. It is
        # given links in a folder of its own, so that a generation may lie where nothing can be
        # written. It keeps open what it has opened. It scans the folder in a background thread,
        # which may create a lock file during clean-up: hence ignore_cleanup_errors.
        with tempfile.TemporaryDirectory(
            prefix="quotesearch-lexical-", ignore_cleanup_errors=True
        ) as links:
            for path in folder.resolve().iterdir():
                (Path(links) / path.name).symlink_to(path)
            vocabulary = (folder / VOCABULARY).read_text(encoding="utf-8")
            return cls(tantivy.Index.open(links), json.loads(vocabulary))

    def search(
        self, terms: Iterable[str], k: int, rows: Rows | None = None, fields: Sequence[str] = FIELDS
    ) -> LexicalHits:
        """Find the k best quotes that have any of the terms.

        Args:
            terms: the texts of terms, as `terms` gives them; nothing in them is query syntax.
            k: at least 1.
            rows: if given, only these quotes are looked at; scores do not depend on it.
            fields: where to look for the terms.

        Returns:
            The hits with scores summed over the fields: best first, equal scores by row.
        """
        query = self._any_of(dict.fromkeys(terms), fields)
        if rows is not None:
            query = query.and_must_match(self._among(rows))
        limit = k + 1
        hits = self._best(query, limit)
        # tantivy cuts equal scores as its segments happen to lie. To cut by row, get all of them.
        while len(hits.rows) == limit and hits.scores[-1] == hits.scores[k - 1]:
            limit *= 2
            hits = self._best(query, limit)
        best = np.lexsort((hits.rows, -hits.scores))[:k]
        return LexicalHits(hits.rows[best], hits.scores[best])

    def terms(self, text: str) -> list[Term]:
        """Return each word of the text as a term."""
        apostrophes = [match.start() for match in _APOSTROPHE.finditer(text)]
        # Where the text goes on without each apostrophe, in code points of the text without any.
        gaps = [start - before for before, start in enumerate(apostrophes)]
        terms = []
        for token in self._analyzer.pre_tokenize(_without_apostrophes(text)).tokens:
            first, last = token.char_offset_from, token.char_offset_to - 1
            start = first + bisect_right(gaps, first)
            end = last + bisect_right(gaps, last) + 1
            terms.append(Term(token.text, start, end))
        return terms

    def knows(self, term: str) -> bool:
        """Ask whether any quote has the term."""
        return term in self._frequencies

    def idf(self, term: str) -> float:
        """Return BM25's inverse document frequency of a term over all fields of a quote."""
        return inverse_frequency(self._frequencies.get(term, 0), self.count)

    def closest(self, term: str) -> str:
        """Return the term or, if no quote has it, the most frequent one that is a typo away."""
        if term in self._frequencies or len(term) < _SHORTEST_TYPO:
            return term
        known_terms = self._frequencies.keys()
        matches = process.extract(
            term, known_terms, scorer=OSA.distance, score_cutoff=1, limit=None
        )
        near = [known for known, _, _ in matches]
        if not near:
            return term
        return max(near, key=lambda known: self._frequencies[known])

    def rows_with_phrase(self, phrase: str) -> Rows:
        """Return the quotes whose words have those of a phrase one after the other.

        The words may be inflected. int64, ascending.
        """
        terms = [term.text for term in self.terms(phrase)]
        if len(terms) > 1:
            return self._all(tantivy.Query.phrase_query(self._schema, "words", [*terms]))
        return self._all(self._any_of(terms, ["words"]))

    def rows_with_all(self, terms: Iterable[str], rows: Rows) -> Rows:
        """Return those of the rows whose words, speaker and mention have every term.

        int64, ascending. None of the rows if there are no terms.
        """
        queries = [self._any_of([term], ["words", "speaker"]) for term in terms]
        if not queries:
            return rows[:0]
        return self._all(self._among(rows).and_must_match(*queries))

    def _best(self, query: tantivy.Query, limit: int) -> LexicalHits:
        hits = self._searcher.search(query, limit, count=False).hits
        addresses = [address for _, address in hits]
        rows = self._searcher.fast_field_values("row", addresses)
        scores = [score for score, _ in hits]
        return LexicalHits(np.array(rows, np.int64), np.array(scores, np.float32))

    def _all(self, query: tantivy.Query) -> Rows:
        every_quote = max(self.count, 1)  # tantivy takes no limit of 0
        return np.sort(self._best(query, every_quote).rows)

    def _among(self, rows: Rows) -> tantivy.Query:
        """Make a query that these rows meet, and that adds nothing to their scores."""
        any_row = tantivy.Query.term_set_query(self._schema, "row", rows.tolist())
        return tantivy.Query.const_score_query(any_row, 0.0)

    def _any_of(self, terms: Iterable[str], fields: Sequence[str]) -> tantivy.Query:
        """Make a query for any of the terms in any of the fields."""
        clauses = []
        for term in terms:
            for field in fields:
                query = tantivy.Query.term_query(self._schema, field, term, "freq")
                clauses.append((tantivy.Occur.Should, query))
        return tantivy.Query.boolean_query(clauses)


def inverse_frequency(having: int, count: int) -> float:
    """Return BM25's inverse document frequency of a term that `having` of `count` quotes have."""
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


def _without_apostrophes(text: str) -> str:
    return _APOSTROPHE.sub("", text)


def _distinct_terms(analyzer: Any, texts: Iterable[str]) -> set[str]:
    terms: set[str] = set()
    for text in texts:
        terms.update(token.text for token in analyzer.pre_tokenize(text).tokens)
    return terms


def _write_vocabulary(folder: Path, frequencies: Mapping[str, int]) -> None:
    text = json.dumps(frequencies, ensure_ascii=False, sort_keys=True)
    (folder / VOCABULARY).write_text(text, encoding="utf-8")
