"""The quotes of many articles, names resolved over all of them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quotesearch.archive.across_articles import full_names
from quotesearch.archive.known_speakers import Aliases, known_as
from quotesearch.archive.runs.workers import Skip, read_all
from quotesearch.errors import ArticleError
from quotesearch.extraction import extract_article
from quotesearch.extraction.resolution.confidence import THRESHOLD
from quotesearch.extraction.resolution.entities import Names
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.records import Article, Quote

_CORPUS_CERTAINTY = 0.95


def extract_corpus(
    articles: Iterable[Article | ArticleError],
    *,
    aliases: Aliases | None = None,
    jobs: int = 1,
    journal: Path | None = None,
    on_skip: Skip | None = None,
) -> list[Quote]:
    """The quotes of many articles, names resolved over each article and then over all of them.

    Args:
        articles: as `read_articles` yields them, with ids of their own. They are taken as they are needed.
        aliases: the people whom the user knows, from `read_aliases`.
        jobs: how many processes read articles; the quotes are the same. Each imports the script that calls this,
            which therefore needs `if __name__ == "__main__"`.
        journal: a file that keeps what is done, for a run that goes on where this one is interrupted; remove it
            when the quotes are safe.
        on_skip: told of each article that cannot be read or extracted; without it the first error is raised.

    Raises:
        WorkerError: a worker process died.
    """
    found = read_all(extract_article, articles, jobs, journal, on_skip)
    full = full_names({article_id: extraction.names for article_id, extraction in found.items()})
    quotes = []
    for article_id, extraction in found.items():
        for quote, resolution in zip(extraction.quotes, extraction.resolutions, strict=True):
            full_name = full.get((article_id, quote.speaker or ""))
            likely = round(quote.confidence * _CORPUS_CERTAINTY, 3)
            named = replace(quote, speaker=full_name, confidence=likely) if full_name else quote
            quotes.append(_identify(named, resolution, aliases or {}, extraction.names))
    return quotes


def _identify(quote: Quote, resolution: Resolution, aliases: Aliases, names: Names) -> Quote:
    """Give a known person the one name; where the article names nobody, by what it calls the speaker."""
    if quote.speaker:
        return replace(quote, speaker=known_as(quote.speaker, aliases, names) or quote.speaker)
    if resolution.speaker or not quote.speaker_mention:
        return quote  # named, though not for certain; or not even mentioned
    name = known_as(quote.speaker_mention, aliases, names)
    likely = (
        round(min(1.0, quote.confidence / resolution.certainty) * _CORPUS_CERTAINTY, 3)
        if name
        else 0.0
    )
    return replace(quote, speaker=name, confidence=likely) if likely >= THRESHOLD else quote
