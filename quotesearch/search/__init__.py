"""Question -> hits: understood, candidates proposed and weighed, printings of one quote grouped into one hit."""

from quotesearch.search.engine import search
from quotesearch.search.findings import Finding, say_speaker, say_wording
from quotesearch.search.question import MAX_QUESTION
from quotesearch.search.verification import MAX_QUOTATION, verify, verify_against

__all__ = [
    "MAX_QUESTION",
    "MAX_QUOTATION",
    "Finding",
    "say_speaker",
    "say_wording",
    "search",
    "verify",
    "verify_against",
]
