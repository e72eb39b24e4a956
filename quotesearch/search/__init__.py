"""Question -> hits: interpretation, candidates, fused scores, printings of one quote grouped into one hit."""

from quotesearch.search.engine import search
from quotesearch.search.question import MAX_QUESTION

__all__ = ["MAX_QUESTION", "search"]
