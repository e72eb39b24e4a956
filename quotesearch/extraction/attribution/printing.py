"""How a quote is printed: in quotation marks, partly in them, or without any."""

from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.extraction.layout.characters import trim
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.quotation_marks import Run
from quotesearch.records import Kind, Span

_PUNCTUATION = ".,;:—–- "


class Printing(NamedTuple):
    """How a quote is printed, and the spans of the article that make up its text."""

    kind: Kind
    spans: tuple[Span, ...]


def read_printing(layout: Layout, contents: Sequence[Span]) -> Printing:
    """Tell how the contents of a quote are printed.

    Direct: every word stands inside quotation marks. Mixed: some words do. Indirect: none does.
    A direct quote is what stands inside the marks; any other is the clause as printed.
    """
    runs: list[Run] = []
    for start, end in contents:
        runs.extend(layout.runs_in(start, end))
    if not runs:
        return Printing("indirect", tuple(trim(layout.text, contents, _PUNCTUATION)))
    if _have_unquoted_words(layout, contents):
        return Printing("mixed", tuple(trim(layout.text, contents)))
    return Printing("direct", tuple(_words_in_marks(layout.text, runs)))


def _have_unquoted_words(layout: Layout, spans: Sequence[Span]) -> bool:
    for start, end in spans:
        for position in range(start, end):
            if layout.text[position].isalnum() and not layout.is_quoted(position):
                return True
    return False


def _words_in_marks(text: str, runs: Sequence[Run]) -> list[Span]:
    """Return what stands inside the marks of each run; a run without words is left out."""
    inside_marks = trim(text, [(run.inner_start, run.inner_end) for run in runs])
    without_commas = [_without_comma(text, span) for span in inside_marks]
    trimmed = trim(text, without_commas)
    return [span for span in trimmed if _has_words(text, span)]


def _without_comma(text: str, span: Span) -> Span:
    """Leave out the comma before the reporting clause, “I am mayor,”: it is the newspaper's."""
    start, end = span
    return (start, end - 1) if text[end - 1] == "," else span


def _has_words(text: str, span: Span) -> bool:
    start, end = span
    return any(character.isalnum() for character in text[start:end])
