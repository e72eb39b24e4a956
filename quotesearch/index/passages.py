"""What of a quote is searched: the texts that are embedded, and the fields of the lexical index."""

from __future__ import annotations

import hashlib

from quotesearch.models import Quote

# The words alone answer "who said it like this"; with speaker and context they answer "who spoke about this".
PASSAGES = (("words",), ("speaker", "words", "context"))

FIELDS = ("words", "speaker", "rest")


def passages(quote: Quote) -> tuple[str, ...]:
    """The texts embedded for a quote, one for each entry of PASSAGES, its parts joined by newlines.

    Where the speaker is unknown, the mention stands in; a part that is unknown is left out.
    """
    parts = {"words": quote.text, "speaker": quote.speaker or quote.speaker_mention, "context": quote.context}
    return tuple("\n".join(part for name in names if (part := parts[name])) for names in PASSAGES)


def passage_key(text: str) -> bytes:
    """Names a passage for as long as its text stays the same: its SHA-256."""
    return hashlib.sha256(text.encode()).digest()


def lexical_fields(quote: Quote) -> dict[str, str]:
    """The text of each of FIELDS: the words, the speaker with the mention, and the context, title and source."""
    parts = {
        "words": (quote.text,),
        "speaker": (quote.speaker, quote.speaker_mention),
        "rest": (quote.context, quote.title, quote.source),
    }
    return {name: "\n".join(filter(None, parts[name])) for name in FIELDS}
