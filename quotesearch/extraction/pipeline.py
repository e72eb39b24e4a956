"""The way of an article through extraction: layout, tagging, attribution, resolution, dating."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotesearch.extraction.attribution.attributing import attribute
from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.dating import Dated, date_quotes
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.quote_making import QuoteParts, make_quote
from quotesearch.extraction.reporting.reports import Report, find_reports
from quotesearch.extraction.resolution.entities import Entities, EntitiesByName
from quotesearch.extraction.resolution.recognition import find_entities
from quotesearch.extraction.resolution.speakers import Resolution, Resolutions, resolve_all
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.language.clean_text import CleanText, clean_text
from quotesearch.records import Article, Quote


@dataclass(frozen=True)
class Extraction:
    """What one article gives.

    Attributes:
        quotes: its quotes, in the order of the text.
        resolutions: who the mention of each quote refers to.
        entities: the people and organisations that it names.
    """

    quotes: tuple[Quote, ...]
    resolutions: tuple[Resolution, ...]
    entities: EntitiesByName


@dataclass(frozen=True)
class ArticleReading:
    """What each step makes of an article; for every attribution, a resolution, date and report."""

    article: Article
    layout: Layout
    attributions: Sequence[Attribution]
    entities: Entities
    resolutions: Resolutions
    dates: Sequence[Dated]
    reports: Sequence[Report]


def extract_quotes(article: Article) -> list[Quote]:
    """Extract the attributed quotes of one article, in the order of its text.

    Speakers are resolved within the article; `extract_corpus` does so over many.
    """
    return list(extract_article(article).quotes)


def extract_article(article: Article) -> Extraction:
    """Extract the quotes of an article, with what resolution over many articles needs.

    The article is read in its clean form, and its quotes are cut from the text as it was printed.
    """
    clean = clean_text(article.text)
    reading = read_article(replace(article, text=clean.text))
    quotes = make_quotes(article, clean, reading)
    return Extraction(quotes, reading.resolutions.speakers, reading.entities.by_name)


def read_article(article: Article) -> ArticleReading:
    """Take an article through every step, up to the making of quotes; offsets are of its text."""
    layout = Layout.of(article.text)
    tagging = tag(layout)
    attributions = attribute(layout, tagging, tag)
    entities = find_entities(layout, tagging)
    resolutions = resolve_all(attributions, entities)
    speakers = [resolution.speaker for resolution in resolutions.speakers]
    subjects = [(place.start, place.entity.text) for place in resolutions.subjects]
    dates = date_quotes(layout, attributions, speakers, article.date, subjects)
    reports = find_reports(layout, attributions)
    return ArticleReading(article, layout, attributions, entities, resolutions, dates, reports)


def make_quotes(article: Article, clean: CleanText, reading: ArticleReading) -> tuple[Quote, ...]:
    """Make the quotes of an article out of what each step has found in its clean form."""
    parts = zip(
        reading.attributions,
        reading.resolutions.speakers,
        reading.dates,
        reading.reports,
        strict=True,
    )
    return tuple(make_quote(article, clean, reading.layout, QuoteParts(*part)) for part in parts)
