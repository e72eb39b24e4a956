"""Rank the candidates of a question, and fall back where none of them answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from quotesearch.index import Generation
from quotesearch.index.stores.quote_store import Rows
from quotesearch.search.candidate_features import compute_features
from quotesearch.search.candidates import Candidates, propose
from quotesearch.search.ranker import ANSWER, Scores, read_ranker


@dataclass(frozen=True)
class Ranking:
    """Candidates with the log-odds that they answer, float64 (candidates,)."""

    candidates: Candidates
    values: Scores

    @property
    def has_answer(self) -> bool:
        return bool(self.values.max(initial=-np.inf) >= ANSWER)


def rank(generation: Generation, candidates: Candidates, allowed: Rows | None) -> Ranking:
    """Rank candidates, or others where these do not answer.

    The names in a question may be misunderstood. Where no candidate answers, others are proposed
    for the question without them. Where still none does, a quote that has all the words of the
    question answers.

    Args:
        generation: the index.
        candidates: those proposed for the question.
        allowed: the rows that pass the filters, int64 ascending, or None for all.
    """
    ranking = weigh(generation, candidates)
    if not ranking.has_answer and candidates.question.names_anything:
        unnamed = candidates.question.without_names()
        ranking = weigh(generation, propose(generation, unnamed, allowed))
    if not ranking.has_answer:
        ranking = _raise_literal_matches(generation, ranking)
    return ranking


def weigh(generation: Generation, candidates: Candidates) -> Ranking:
    """Compute the log-odds of each candidate."""
    features = compute_features(generation, candidates)
    return Ranking(candidates, read_ranker().values(features))


def _raise_literal_matches(generation: Generation, ranking: Ranking) -> Ranking:
    """Give the quotes that have all the words of the question the log-odds of an answer."""
    rows, terms = ranking.candidates.rows, ranking.candidates.lexical.terms
    literal = generation.lexical.rows_with_all(terms, rows)
    values = np.where(np.isin(rows, literal), ANSWER, ranking.values)
    return replace(ranking, values=values)
