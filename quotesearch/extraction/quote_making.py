"""Make the record of a quote out of its attribution, speaker, date and report."""

from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.dating import Dated
from quotesearch.extraction.layout.characters import trim
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.reports import Report
from quotesearch.extraction.resolution.confidence import THRESHOLD
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.language.clean_text import CleanText
from quotesearch.records import Article, Quote, Span

_CONTEXT = 300  # characters of the article around a quote, at most


class QuoteParts(NamedTuple):
    """What extraction has found out about one quote."""

    attribution: Attribution
    resolution: Resolution
    dated: Dated
    report: Report


def make_quote(article: Article, clean: CleanText, layout: Layout, parts: QuoteParts) -> Quote:
    """Make the record of a quote; its offsets count code points of the article's text.

    Args:
        article: as it was printed.
        clean: its text in clean form.
        layout: of the clean form.
        parts: what extraction has found out, with offsets into the clean form.
    """
    attribution, resolution, dated, report = parts
    text = article.text
    spans = tuple(clean.printed_span(span) for span in attribution.spans)
    start, end = spans[0][0], spans[-1][1]
    words = " ".join(text[piece_start:piece_end] for piece_start, piece_end in spans)
    quote_id = Quote.make_id(article.id, spans, words)
    verbatim = _find_verbatim(layout, attribution)
    quoted = tuple(text[slice(*clean.printed_span(span))] for span in verbatim)
    mention = _printed_span(clean, attribution.mention)
    mention_start, mention_end = mention or (None, None)
    report_span = _printed_span(clean, report.span)
    report_start, report_end = report_span or (None, None)
    context = clean.printed_span(_find_context(layout, attribution.start, attribution.end))
    return Quote(
        id=quote_id,
        text=words,
        kind=attribution.kind,
        quoted=quoted,
        report=_printed(text, report_span),
        report_start=report_start,
        report_end=report_end,
        denied=report.denied,
        spans=spans,
        start=start,
        end=end,
        speaker=resolution.speaker if resolution.confidence >= THRESHOLD else None,
        speaker_mention=_printed(text, mention),
        speaker_start=mention_start,
        speaker_end=mention_end,
        cue=_printed(text, _printed_span(clean, attribution.cue)),
        confidence=resolution.confidence,
        date=dated.day,
        date_basis=dated.basis,
        published=article.date,
        source=article.source,
        title=article.title,
        url=article.url,
        article_id=article.id,
        context=text[slice(*context)][:_CONTEXT],
        group=quote_id if len(quoted) > 1 else None,
    )


def _printed_span(clean: CleanText, span: Span | None) -> Span | None:
    return clean.printed_span(span) if span else None


def _printed(text: str, span: Span | None) -> str | None:
    return text[slice(*span)] if span else None


def _find_verbatim(layout: Layout, attribution: Attribution) -> Sequence[Span]:
    """Return the parts of a quote that are printed in quotation marks, without the marks."""
    if attribution.kind == "direct":
        return attribution.spans
    inner_spans = []
    for start, end in attribution.spans:
        for run in layout.runs_in(start, end):
            if start <= run.start and run.end <= end:
                inner_spans.append((run.inner_start, run.inner_end))
    return trim(layout.text, inner_spans)


def _find_context(layout: Layout, start: int, end: int) -> Span:
    """Return the span of the sentences around a quote, as many as fit.

    Of a quote that is too long itself, that is its beginning and some words before it.
    """
    sentences = layout.sentences
    first, last = layout.sentence_number(start), layout.sentence_number(end - 1)
    context_start, context_end = sentences[first][0], sentences[last][1]
    if context_end - context_start > _CONTEXT:
        context_start = max(context_start, start - _CONTEXT // 2)
        return _clip(layout.text, context_start)
    while first > 0 and context_end - sentences[first - 1][0] <= _CONTEXT:
        first -= 1
        context_start = sentences[first][0]
    while last + 1 < len(sentences) and sentences[last + 1][1] - context_start <= _CONTEXT:
        last += 1
        context_end = sentences[last][1]
    return context_start, context_end


def _clip(text: str, start: int) -> Span:
    """Return the span from here that fits, up to the end of its last whole word."""
    clipped = text[start : start + _CONTEXT]
    if len(clipped) == _CONTEXT:
        clipped = clipped.rsplit(None, 1)[0]
    return start, start + len(clipped)
