"""Candidates: the quotes that vectors and words propose as answers to a question."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quotesearch.embedding.embedder import TokenVectors, Vector
from quotesearch.index import Generation
from quotesearch.index.passages import FIELDS
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.index.stores.quote_store import Rows
from quotesearch.search.preferences import Preferences
from quotesearch.search.question.understanding import Question

NEAREST = (100, 200)  # candidates by the vector of the words, and by that of the passage
_BEST_BY_WORDS = 100  # candidates by BM25
_PREFERRED = 50  # candidates of each kind among the quotes that fit all that the question names
# BM25 is known for so many quotes. The other candidates count as 0: they have next to none of the
# words.
_BM25_DEPTH = 500


class LexicalMatches(NamedTuple):
    """The quotes with any of some terms, best first: rows, int64 (n,), and BM25, float32 (n,)."""

    rows: Rows
    scores: npt.NDArray[np.float32]


@dataclass(frozen=True)
class LexicalSearch:
    """What BM25 finds for the words of a question.

    `terms` are the words as the lexical index has them, typing errors corrected. They are looked
    for `anywhere`, and in the quoted `words` alone. `described` looks for the words that may
    describe the speaker in the speaker and the mention.
    """

    terms: tuple[str, ...]
    anywhere: LexicalMatches
    words: LexicalMatches
    described: LexicalMatches


@dataclass(frozen=True)
class Candidates:
    """Quotes that may answer a question, and the searches that proposed them.

    `rows` is int64 (n,), ascending. `vector` is the question's, `tokens` are those of its tokens.
    """

    question: Question
    rows: Rows
    vector: Vector
    tokens: TokenVectors
    lexical: LexicalSearch
    preferences: Preferences


def propose(generation: Generation, question: Question, allowed: Rows | None) -> Candidates:
    """Propose the quotes nearest to a question by meaning and by words.

    Where the question names a speaker, days or a source, the nearest quotes that fit these are
    proposed, too: they may be far down in the index as a whole.

    Args:
        generation: the index.
        question: as understood.
        allowed: the rows that pass the filters, int64 ascending, or None for all.
    """
    lexical = _search_words(generation.lexical, question, allowed)
    vector, tokens = generation.embedder.embed_with_tokens(question.text)
    preferences = Preferences.of(generation, question)
    by_words = lexical.anywhere.rows
    proposals = [
        generation.vectors.search(vector, NEAREST, allowed),
        by_words[:_BEST_BY_WORDS],
    ]
    is_preferred = preferences.all_met(generation.quotes.count)
    if not is_preferred.all():
        preferred = _select(is_preferred, allowed)
        nearest = generation.vectors.search(vector, (_PREFERRED, _PREFERRED), preferred)
        best_by_words = by_words[np.isin(by_words, preferred)]
        proposals += [nearest, best_by_words[:_PREFERRED]]
    rows = np.unique(np.concatenate(proposals))
    return Candidates(question, rows, vector, tokens, lexical, preferences)


def _search_words(lexical: LexicalIndex, question: Question, allowed: Rows | None) -> LexicalSearch:
    corrected = {term: lexical.closest(term) for term, _, _ in lexical.terms(question.words)}
    terms = tuple(dict.fromkeys(corrected.values()))
    described = [term for term, _, _ in lexical.terms(question.description)]
    describing = [corrected[term] for term in described if term in corrected]
    anywhere = lexical.search(terms, _BM25_DEPTH, allowed, FIELDS)
    in_words = lexical.search(terms, _BM25_DEPTH, allowed, ["words"])
    in_speaker = lexical.search(describing, _BM25_DEPTH, allowed, ["speaker"])
    return LexicalSearch(
        terms=terms,
        anywhere=LexicalMatches(*anywhere),
        words=LexicalMatches(*in_words),
        described=LexicalMatches(*in_speaker),
    )


def _select(mask: npt.NDArray[np.bool_], allowed: Rows | None) -> Rows:
    """Return the rows of a mask that are allowed."""
    if allowed is None:
        return np.flatnonzero(mask)
    return allowed[mask[allowed]]
