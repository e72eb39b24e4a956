"""What of a quote is searched: the texts that are embedded, and the fields of the lexical index."""

from __future__ import annotations

import hashlib

from quotesearch.models import Quote

# The words alone answer "who said it like this"; with speaker, title and context they answer "who spoke about this".
PASSAGES = (("words",), ("speaker", "words", "title", "context"))

FIELDS = ("words", "speaker", "rest")


def passages(quote: Quote) -> tuple[str, ...]:
    """The texts embedded for a quote, one for each entry of PASSAGES.

    The whole passage reads "Pete Hegseth, The Secretary of War: words", and below it title and context; what is unknown
    is left out. The words come early, since an embedder may not read to the end.
    """
    who = ", ".join(dict.fromkeys(filter(None, (quote.speaker, quote.speaker_mention))))
    said = f"{who}: {quote.text}" if who else quote.text
    return quote.text, "\n".join(filter(None, (said, quote.title, quote.context)))


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
