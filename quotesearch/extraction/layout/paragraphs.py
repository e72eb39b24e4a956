"""The paragraphs of a text: in news, each line is one."""

import re

from quotesearch.records import Span

_LINE_WITH_WORDS = re.compile(r"[^\n]*\S[^\n]*")


def find_paragraphs(text: str) -> list[Span]:
    """Return the spans of the lines that hold more than white space, in order."""
    return [match.span() for match in _LINE_WITH_WORDS.finditer(text)]
