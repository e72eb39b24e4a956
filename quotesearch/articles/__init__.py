"""Readers: files and streams -> Article.

To read a new format, write a module with its reader and add one line to `formats.FORMATS`.
"""

from quotesearch.articles.article_files import count_unread
from quotesearch.articles.formats import READERS, Reader
from quotesearch.articles.read import read_articles

__all__ = ["READERS", "Reader", "count_unread", "read_articles"]
