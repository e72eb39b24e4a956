"""Article -> quotes: what was said, by whom, when, and where the article says so.

`languages` chooses the extractor of an article: the only one, for English, is `pipeline`. Each of
its steps has a room of its own: `layout`, `tagging`, `attribution`, `resolution`, `reporting` and
`dating`.
"""

from quotesearch.extraction.languages import EXTRACTORS, extract_in_its_language, language_of
from quotesearch.extraction.pipeline import Extraction, extract_article, extract_quotes

__all__ = [
    "EXTRACTORS",
    "Extraction",
    "extract_article",
    "extract_in_its_language",
    "extract_quotes",
    "language_of",
]
