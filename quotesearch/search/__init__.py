"""Question -> hits: understood, candidates proposed and weighed, printings of one quote grouped into one hit."""

from quotesearch.search.engine import search
from quotesearch.search.question import MAX_QUESTION
from quotesearch.search.verify import MAX_QUOTATION, verify

__all__ = ["MAX_QUESTION", "MAX_QUOTATION", "search", "verify"]
