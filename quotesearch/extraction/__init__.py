"""Article -> quotes: what was said, by whom, when, and where the article says so.

The steps are plain functions: quotation marks (`marks`), cues with their subjects (`reports`), which words they
report (`attribution`), whom a mention names (`speakers`), on which day (`dates`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotesearch.extraction.attribution import Attribution, attribute
from quotesearch.extraction.dates import Dated, date_quotes
from quotesearch.extraction.speakers import Cast, Names, Resolution, full_names
from quotesearch.extraction.structure import Layout, trim
from quotesearch.models import Article, Quote, Span

__all__ = ["extract", "extract_corpus"]

# How often the mention is right for each rule, on the training articles of PolNeAR.
_RULE_PRECISION = {
    "trailing": 0.98,
    "announced": 0.95,
    "transcript": 0.9,
    "leading": 0.88,
    "reported": 0.86,
    "monologue": 0.75,
    "headed": 0.6,
}
_THRESHOLD = 0.6  # below this confidence no speaker is shown
_CORPUS_CERTAINTY = 0.95
_CONTEXT = 300


def extract(article: Article) -> list[Quote]:
    """The attributed quotes of one article, by place; names are resolved within the article."""
    return _read(article)[0]


def extract_corpus(articles: Iterable[Article]) -> list[Quote]:
    """The quotes of many articles, names resolved over each article and then over all of them.

    Article ids must be unique.
    """
    quotes: list[Quote] = []
    names: dict[str, Names] = {}
    for article in articles:
        found, names[article.id] = _read(article)
        quotes.extend(found)
    full = full_names(names)
    return [_complete(quote, full.get((quote.article_id, quote.speaker or ""))) for quote in quotes]


def _complete(quote: Quote, full_name: str | None) -> Quote:
    if full_name is None:
        return quote
    return replace(quote, speaker=full_name, confidence=round(quote.confidence * _CORPUS_CERTAINTY, 3))


def _read(article: Article) -> tuple[list[Quote], Names]:
    layout = Layout.of(article.text)
    attributions = attribute(layout)
    cast = Cast(layout, [found.mention for found in attributions if found.mention])
    resolved = [cast.resolve(found.mention) for found in attributions]
    speakers = [resolution.speaker for resolution in resolved]
    dated = date_quotes(layout, attributions, speakers, article.date, cast.subjects())
    parts = zip(attributions, resolved, dated, strict=True)
    return [_quote(article, layout, *part) for part in parts], cast.entities


def _quote(article: Article, layout: Layout, attribution: Attribution, resolution: Resolution, dated: Dated) -> Quote:
    text = article.text
    spans = attribution.spans
    words = " ".join(text[start:end] for start, end in spans)
    mention = attribution.mention
    confidence = round(_RULE_PRECISION[attribution.rule] * resolution.certainty, 3)
    return Quote(
        id=Quote.make_id(article.id, spans, words),
        text=words,
        kind=attribution.kind,
        quoted=tuple(text[start:end] for start, end in _quoted(layout, attribution)),
        spans=spans,
        start=spans[0][0],
        end=spans[-1][1],
        speaker=resolution.speaker if confidence >= _THRESHOLD else None,
        speaker_mention=text[slice(*mention)] if mention else None,
        speaker_start=mention[0] if mention else None,
        speaker_end=mention[1] if mention else None,
        cue=text[slice(*attribution.cue)] if attribution.cue else None,
        confidence=confidence,
        date=dated.day,
        date_basis=dated.basis,
        published=article.date,
        source=article.source,
        title=article.title,
        url=article.url,
        article_id=article.id,
        context=text[slice(*_context(layout, (spans[0][0], spans[-1][1])))],
    )


def _quoted(layout: Layout, attribution: Attribution) -> Sequence[Span]:
    """The verbatim parts of a quote."""
    if attribution.kind == "direct":
        return attribution.spans
    inner = (
        trim(layout.text, run.inner_start, run.inner_end)
        for start, end in attribution.spans
        for run in layout.runs_in(start, end)
        if start <= run.start and run.end <= end
    )
    return [span for span in inner if span]


def _context(layout: Layout, quote: Span) -> Span:
    """The sentences around a quote, as many as fit; of a longer quote, its beginning with what leads to it."""
    start, end = layout.sentence_at(quote[0])[0], layout.sentence_at(quote[1] - 1)[1]
    if end - start > _CONTEXT:
        start = max(start, quote[0] - _CONTEXT // 2)
        clipped = layout.text[start : start + _CONTEXT]
        return start, start + len(clipped.rsplit(None, 1)[0] if len(clipped) == _CONTEXT else clipped)
    at, after = (bisect_left(layout.sentences, layout.sentence_at(place)) for place in (quote[0], quote[1] - 1))
    while at > 0 and end - layout.sentences[at - 1][0] <= _CONTEXT:
        at -= 1
        start = layout.sentences[at][0]
    while after + 1 < len(layout.sentences) and layout.sentences[after + 1][1] - start <= _CONTEXT:
        after += 1
        end = layout.sentences[after][1]
    return start, end
