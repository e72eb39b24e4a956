"""What of a quote is searched: the texts that are embedded, and the fields of the lexical index."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from quotesearch.records import Quote

# The words alone answer "who said it like this"; with speaker, title and context they answer "who spoke about this".
PASSAGES = (("words",), ("speaker", "introduction", "words", "title", "context"))

FIELDS = ("words", "speaker", "rest")
_LONGEST = 120  # characters of a mention that may introduce somebody


def introduced(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes as they are searched: each with the fullest mention of its speaker that its article has.

    So "which judge refused to unseal it" finds what "Nervo said", where another quote is of "Justice Frank Nervo".
    """
    fullest: dict[tuple[str, str], str] = {}
    for quote in quotes:
        if quote.speaker and quote.speaker_mention and len(quote.speaker_mention) <= _LONGEST:
            key = quote.article_id, quote.speaker
            fullest[key] = max(fullest.get(key, ""), quote.speaker_mention, key=len)
    return [
        replace(
            quote,
            speaker_mention=fullest.get(
                (quote.article_id, quote.speaker or ""), quote.speaker_mention
            ),
        )
        for quote in quotes
    ]


def passages(quote: Quote) -> tuple[str, ...]:
    """The texts embedded for an introduced quote, one for each entry of PASSAGES.

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
