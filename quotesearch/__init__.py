"""Attributed quotes from news articles: extract them, index them, ask for them.

    from quotesearch import Searcher, build, extract, read_articles, write_quotes

The names below are the public API, described in docs/python.md. Each is loaded when it is first
used, so that importing the package costs nothing. docs/architecture.md shows the rooms behind it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotesearch.archive import read_quotes, write_quotes
    from quotesearch.archive.runs.corpus_extraction import extract
    from quotesearch.articles import read_articles
    from quotesearch.errors import ArticleError, ForeignLanguageError, QuotesearchError
    from quotesearch.index import build
    from quotesearch.records import Article, Filters, Quote
    from quotesearch.search import Searcher

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleError",
    "Filters",
    "ForeignLanguageError",
    "Quote",
    "QuotesearchError",
    "Searcher",
    "build",
    "extract",
    "read_articles",
    "read_quotes",
    "write_quotes",
]

_HOMES = {
    "Article": "quotesearch.records",
    "ArticleError": "quotesearch.errors",
    "Filters": "quotesearch.records",
    "ForeignLanguageError": "quotesearch.errors",
    "Quote": "quotesearch.records",
    "QuotesearchError": "quotesearch.errors",
    "Searcher": "quotesearch.search",
    "build": "quotesearch.index",
    "extract": "quotesearch.archive.runs.corpus_extraction",
    "read_articles": "quotesearch.articles",
    "read_quotes": "quotesearch.archive",
    "write_quotes": "quotesearch.archive",
}


def __getattr__(name: str) -> Any:
    """Load a name of the public API."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
