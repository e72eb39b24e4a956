"""Weigh the candidates of a question, and fall back where none of them answers."""

import numpy as np

from quotesearch.index import Generation
from quotesearch.index.stores.quote_store import Rows
from quotesearch.search.candidates import Candidates, Scores, propose
from quotesearch.search.question.understanding import Question
from quotesearch.search.ranker import ANSWER, read_ranker


def weigh(
    generation: Generation, asked: Question, candidates: Candidates, kept: Rows | None
) -> tuple[Candidates, Scores]:
    """The candidates of a question, and the log-odds of each.

    Where none answers, what the question names is left out of it, since it may be misunderstood, and others are
    proposed; where still none does, a quote with all the words of the question answers.
    """
    ranker = read_ranker()
    found = ranker.values(candidates.features)
    if asked.names and found.max(initial=-np.inf) < ANSWER:
        candidates = propose(generation, asked.unnamed(), kept)
        found = ranker.values(candidates.features)
    if found.max(initial=-np.inf) < ANSWER:
        literal = generation.lexical.rows_with_all(candidates.terms, candidates.rows)
        found = np.where(np.isin(candidates.rows, literal), ANSWER, found)
    return candidates, found
