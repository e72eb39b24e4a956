"""What of a quote is searched: the texts that are embedded, and the fields of the lexical index."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from quotesearch.records import Quote

# The words alone answer "who said it like this"; with speaker, title and context they answer "who
# spoke about this".
PASSAGES = (("words",), ("speaker", "introduction", "words", "title", "context"))

FIELDS = ("words", "speaker", "rest")
_LONGEST_INTRODUCTION = 120  # characters of a mention that may introduce somebody


def introduced(quotes: Sequence[Quote]) -> list[Quote]:
    """Give each quote the fullest mention of its speaker in the article.

    "Which judge refused to unseal it" then finds what "Nervo" said, if the article elsewhere names
    "Justice Frank Nervo".
    """
    fullest = _fullest_mentions(quotes)
    searched = []
    for quote in quotes:
        key = (quote.article_id, quote.speaker or "")
        mention = fullest.get(key, quote.speaker_mention)
        searched.append(replace(quote, speaker_mention=mention))
    return searched


def _fullest_mentions(quotes: Sequence[Quote]) -> dict[tuple[str, str], str]:
    """Return the longest mention, by article and speaker, that is short enough to introduce."""
    fullest: dict[tuple[str, str], str] = {}
    for quote in quotes:
        mention = quote.speaker_mention
        if not quote.speaker or not mention or len(mention) > _LONGEST_INTRODUCTION:
            continue
        key = (quote.article_id, quote.speaker)
        if len(mention) > len(fullest.get(key, "")):
            fullest[key] = mention
    return fullest


def passages(quote: Quote) -> tuple[str, ...]:
    """Return the texts to embed for an introduced quote, one for each entry of PASSAGES.

    The whole passage reads "Pete Hegseth, The Secretary of War: words", and below it title and
    context; what is unknown is left out. The words come early, since an embedder may not read to
    the end.
    """
    names = dict.fromkeys(filter(None, (quote.speaker, quote.speaker_mention)))
    introduction = ", ".join(names)
    statement = f"{introduction}: {quote.text}" if introduction else quote.text
    return quote.text, _lines(statement, quote.title, quote.context)


def passage_key(text: str) -> bytes:
    """Name a passage by the SHA-256 of its text."""
    return hashlib.sha256(text.encode()).digest()


def lexical_fields(quote: Quote) -> dict[str, str]:
    """Return the text of each of FIELDS: the words; speaker and mention; context, title, source."""
    return {
        "words": quote.text,
        "speaker": _lines(quote.speaker, quote.speaker_mention),
        "rest": _lines(quote.context, quote.title, quote.source),
    }


def _lines(*texts: str | None) -> str:
    """Join the texts that are not empty, a line each."""
    return "\n".join(filter(None, texts))
