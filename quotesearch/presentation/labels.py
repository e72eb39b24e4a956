"""Labels of a quote: who said it, when, where it was printed, and what to be told about it."""

import datetime

from quotesearch.records import Occurrence, Quote

DENIED = "denied or not said"
PARAPHRASED = "paraphrased by the reporter"


def notes(quote: Quote) -> list[str]:
    """List what a reader has to be told about the words."""
    labels = []
    if quote.denied:
        labels.append(DENIED)
    if quote.kind == "indirect":
        labels.append(PARAPHRASED)
    return labels


def said_by(quote: Quote) -> str:
    """Name the speaker, and how the article does: "Sam Altman (named there: he)"."""
    speaker = quote.speaker or "unknown speaker"
    if not quote.speaker_mention:
        return speaker
    return f"{speaker} (named there: {quote.speaker_mention})"


def said_when(quote: Quote) -> str:
    """Tell the day of the words or, if that is unknown, the day of the article."""
    if quote.date_basis == "stated":
        return f"said {quote.date}"
    published = quote.date or quote.published
    return f"published {published}" if published else "date unknown"


def place(printing: Quote | Occurrence) -> str:
    """Name where it was printed: the source or, if that is unknown, the headline."""
    return printing.source or printing.title or printing.article_id


def headline(printing: Quote | Occurrence) -> str:
    """Name the article: its headline or, if that is unknown, the source."""
    return printing.title or printing.source or printing.article_id


def written_day(iso: str) -> str:
    """Write a day out: "2026-02-07" -> "7 February 2026"."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"
