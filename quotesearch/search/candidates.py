"""Candidates: the quotes that dense and lexical search propose, with one score out of both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotesearch.index import Generation
from quotesearch.models import Quote

Rows = npt.NDArray[np.int64]
Vector = npt.NDArray[np.float32]
Scores = npt.NDArray[np.float64]

DEPTH = 200  # candidates of each kind

# Chosen on the training questions; benchmarks/retrieval.py measures them.
_WORDS, _PASSAGE, _LEXICAL = 0.2, 0.8, 0.5  # weights of the three signals of relevance
_VERBATIM = 0.1  # what exact words are worth above a paraphrase: a reporter wants to quote
_FULL_MATCH = 4.0  # BM25 over the sum of the terms' idf, at which a quote holds all that is asked
ANSWER = 0.26  # the most relevant quote reaches this, or nobody is quoted saying it
_READ = 20  # best by BM25 that are read for all the words of the question
_RELATED, _NOISE = 0.6, 0.22  # a further hit reaches this share of the best relevance, and this much


@dataclass(frozen=True)
class Candidates:
    """Quotes that may answer a question, best first.

    `scores` are float64 (n,) in 0 to 1; `terms` are the matched words as the lexical index has them.
    """

    rows: Rows
    quotes: list[Quote]
    scores: Scores
    terms: tuple[str, ...]


def candidates(generation: Generation, question: str, words: str, rows: Rows | None) -> Candidates:
    """Quotes that may answer a question; none when the question has no answer here.

    The relevance of a quote is the weighted mean of three signals: the cosine of question and words, the cosine of
    question and passage, and the BM25 of the matched words as a share of what a quote with all of them gets. It is
    absolute: a question that nothing answers finds low relevance everywhere. The score adds a little for the share
    of a quote that is verbatim.

    Args:
        generation: the index.
        question: the question as asked, which is embedded.
        words: those of its words that are matched.
        rows: the rows that pass the filters, or None for all.
    """
    vector = generation.embedder.embed([question])[0]
    dense, _ = generation.vectors.search(vector, DEPTH, rows)
    lexical, bm25 = generation.lexical.search(words, DEPTH, rows)
    terms = tuple(dict.fromkeys(term for term, _, _ in generation.lexical.terms(words)))
    found = np.union1d(dense, lexical)
    relevance = _relevance(generation, vector, found, terms, lexical, bm25)
    literal = np.isin(found, _holding_all(generation, terms, lexical))
    relevance[literal] = np.maximum(relevance[literal], ANSWER)
    best = relevance.max(initial=0.0)
    kept = (relevance >= max(_RELATED * best, _NOISE)) & (best >= ANSWER)
    found, relevance = found[kept], relevance[kept]
    quotes = generation.records.get(found)
    verbatim = np.array([min(1.0, sum(map(len, quote.quoted)) / len(quote.text)) for quote in quotes])
    scores = np.clip((relevance + _VERBATIM * verbatim) / (1 + _VERBATIM), 0.0, 1.0)
    order = np.lexsort((found, -scores))
    return Candidates(found[order], [quotes[at] for at in order], scores[order], terms)


def _relevance(
    generation: Generation, vector: Vector, found: Rows, terms: tuple[str, ...], lexical: Rows, bm25: Vector
) -> Scores:
    cosines = generation.vectors.scores(vector, found).astype(np.float64)
    shares = np.zeros(len(found))
    weight = sum(map(generation.lexical.idf, terms)) or 1.0
    shares[np.searchsorted(found, lexical)] = np.minimum(1.0, bm25 / (_FULL_MATCH * weight))
    total = _WORDS * cosines[:, 0] + _PASSAGE * cosines[:, 1] + _LEXICAL * shares
    return total / (_WORDS + _PASSAGE + _LEXICAL)


def _holding_all(generation: Generation, terms: tuple[str, ...], lexical: Rows) -> list[int]:
    """The rows among the best by BM25 whose words and speaker hold all that is asked: an answer, whatever it means."""
    rows = lexical[:_READ]
    held = []
    for row, quote in zip(rows.tolist(), generation.records.get(rows), strict=True):
        said = "\n".join(filter(None, (quote.text, quote.speaker, quote.speaker_mention)))
        if {term for term, _, _ in generation.lexical.terms(said)}.issuperset(terms):
            held.append(row)
    return held
