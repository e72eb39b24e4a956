"""The way of an article through extraction."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution.attributing import attribute
from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.dating import Dated, date_quotes
from quotesearch.extraction.layout.characters import trim
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.reports import Report, find_reports
from quotesearch.extraction.resolution.confidence import THRESHOLD, confidence
from quotesearch.extraction.resolution.entities import Cast, Names
from quotesearch.extraction.resolution.speakers import Resolution, Speakers
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.records import Article, Quote, Span

_CONTEXT = 300


@dataclass(frozen=True)
class Extraction:
    """What one article gives: its quotes, whom the mention of each refers to, and everybody whom it names."""

    quotes: list[Quote]
    resolutions: list[Resolution]
    names: Names


def extract(article: Article) -> list[Quote]:
    """Extract the attributed quotes of one article, in their order; names are resolved within the article."""
    return extract_article(article).quotes


def extract_article(article: Article) -> Extraction:
    layout = Layout.of(article.text)
    reading = tag(layout)
    attributions = attribute(layout, reading, tag)
    cast = Cast(
        layout, [found.mention for found in attributions if found.mention], reading.people()
    )
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
        return start, start + len(
            clipped.rsplit(None, 1)[0] if len(clipped) == _CONTEXT else clipped
        )
    while first > 0 and end - sentences[first - 1][0] <= _CONTEXT:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1][1] - sentences[first][0] <= _CONTEXT:
        last += 1
    return sentences[first][0], sentences[last][1]
