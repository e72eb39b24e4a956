"""Verify a quotation: were these words printed, as they are quoted, and did this speaker say them?

The quotation is looked up in the index and compared with what it finds, word by word. The wording
is judged first, then the speaker.
"""

from quotesearch.search.verification.findings import Finding, say_speaker, say_wording
from quotesearch.search.verification.quotation import MAX_QUOTATION
from quotesearch.search.verification.verification import verify, verify_against

__all__ = [
    "MAX_QUOTATION",
    "Finding",
    "say_speaker",
    "say_wording",
    "verify",
    "verify_against",
]
