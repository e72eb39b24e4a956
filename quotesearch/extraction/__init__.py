"""Article -> quotes: what was said, by whom, when, and where the article says so.

The steps are plain functions: quotation marks (`marks`), what a trained model makes of each word (`tagger`), which
words make a quote and who is said to have said it (`attribution`), whom that mention names (`speakers`), on which
day (`dates`), and which clause reports it, or denies it (`reports`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from quotesearch.errors import ArticleError
from quotesearch.extraction.aliases import Aliases, known_as, read_aliases
from quotesearch.extraction.attribution import Attribution, attribute
from quotesearch.extraction.batch import Extraction, Skip, read_all
from quotesearch.extraction.cast import Cast, Names
from quotesearch.extraction.confidence import THRESHOLD, confidence
from quotesearch.extraction.dates import Dated, date_quotes
from quotesearch.extraction.full_names import full_names
from quotesearch.extraction.reports import Report, find_reports
from quotesearch.extraction.speakers import Resolution, Speakers
from quotesearch.extraction.structure import Layout, trim
from quotesearch.extraction.tagger import read
from quotesearch.models import Article, Quote, Span

__all__ = ["extract", "extract_corpus", "read_aliases"]

_CORPUS_CERTAINTY = 0.95
_CONTEXT = 300


def extract(article: Article) -> list[Quote]:
    """The attributed quotes of one article, by place; names are resolved within the article."""
    return _read(article).quotes


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
    found = read_all(_read, articles, jobs, journal, on_skip)
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
    likely = round(min(1.0, quote.confidence / resolution.certainty) * _CORPUS_CERTAINTY, 3) if name else 0.0
    return replace(quote, speaker=name, confidence=likely) if likely >= THRESHOLD else quote


def _read(article: Article) -> Extraction:
    layout = Layout.of(article.text)
    reading = read(layout)
    attributions = attribute(layout, reading)
    cast = Cast(layout, [found.mention for found in attributions if found.mention], reading.people())
    speakers = Speakers(cast)
    resolved = [speakers.resolve(found) for found in attributions]
    named = [resolution.speaker for resolution in resolved]
    subjects = [(at, entity.text) for at, entity in cast.subjects]
    dated = date_quotes(layout, attributions, named, article.date, subjects)
    reports = find_reports(layout, attributions)
    parts = zip(attributions, resolved, dated, reports, strict=True)
    return Extraction([_quote(article, layout, *part) for part in parts], resolved, cast.entities)


def _quote(
    article: Article,
    layout: Layout,
    attribution: Attribution,
    resolution: Resolution,
    dated: Dated,
    report: Report,
) -> Quote:
    text = article.text
    spans = attribution.spans
    words = " ".join(text[start:end] for start, end in spans)
    mention = attribution.mention
    certain = confidence(attribution, resolution)
    quoted = tuple(text[start:end] for start, end in _quoted(layout, attribution))
    quote_id = Quote.make_id(article.id, spans, words)
    return Quote(
        id=quote_id,
        text=words,
        kind=attribution.kind,
        quoted=quoted,
        report=text[slice(*report.span)] if report.span else None,
        report_start=report.span[0] if report.span else None,
        report_end=report.span[1] if report.span else None,
        denied=report.denied,
        spans=spans,
        start=spans[0][0],
        end=spans[-1][1],
        speaker=resolution.speaker if certain >= THRESHOLD else None,
        speaker_mention=text[slice(*mention)] if mention else None,
        speaker_start=mention[0] if mention else None,
        speaker_end=mention[1] if mention else None,
        cue=text[slice(*attribution.cue)] if attribution.cue else None,
        confidence=certain,
        date=dated.day,
        date_basis=dated.basis,
        published=article.date,
        source=article.source,
        title=article.title,
        url=article.url,
        article_id=article.id,
        context=text[slice(*_context(layout, (spans[0][0], spans[-1][1])))],
        group=quote_id if len(quoted) > 1 else None,
    )


def _quoted(layout: Layout, attribution: Attribution) -> Sequence[Span]:
    """The verbatim parts of a quote."""
    if attribution.kind == "direct":
        return attribution.spans
    inner = (
        (run.inner_start, run.inner_end)
        for start, end in attribution.spans
        for run in layout.runs_in(start, end)
        if start <= run.start and run.end <= end
    )
    return trim(layout.text, inner)


def _context(layout: Layout, quote: Span) -> Span:
    """The sentences around a quote, as many as fit; of a longer quote, its beginning with what leads to it."""
    sentences = layout.sentences
    first, last = layout.sentence_number(quote[0]), layout.sentence_number(quote[1] - 1)
    start, end = sentences[first][0], sentences[last][1]
    if end - start > _CONTEXT:
        start = max(start, quote[0] - _CONTEXT // 2)
        clipped = layout.text[start : start + _CONTEXT]
        return start, start + len(clipped.rsplit(None, 1)[0] if len(clipped) == _CONTEXT else clipped)
    while first > 0 and end - sentences[first - 1][0] <= _CONTEXT:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1][1] - sentences[first][0] <= _CONTEXT:
        last += 1
    return sentences[first][0], sentences[last][1]
