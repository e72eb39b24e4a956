"""Article -> quotes: what was said, by whom, when, and where the article says so.

`pipeline` is the way of an article; each step has a room of its own: `layout`, `tagging`,
`attribution`, `resolution`, `reporting` and `dating`.
"""

from quotesearch.extraction.pipeline import Extraction, extract_article, extract_quotes

__all__ = ["Extraction", "extract_article", "extract_quotes"]
