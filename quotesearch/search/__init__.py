"""Question -> hits, quotation -> verification: a `Searcher` over one generation of an index."""

from quotesearch.search.question.understanding import MAX_QUESTION
from quotesearch.search.searcher import Searcher
from quotesearch.search.verification import (
    MAX_QUOTATION,
    Finding,
    say_speaker,
    say_wording,
    verify_against,
)

__all__ = [
    "MAX_QUESTION",
    "MAX_QUOTATION",
    "Finding",
    "Searcher",
    "say_speaker",
    "say_wording",
    "verify_against",
]
