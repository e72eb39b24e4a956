"""Attributions written out, with mention, cue and content in brackets.

"[m Ann Lee] [c denied] [q that it rained]."
"""

from __future__ import annotations

import re

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Kind, Span

_BRACKETS = re.compile(r"\[(?P<part>[mcq]) (?P<words>[^\[\]]*)\]")


def attribution(marked: str) -> tuple[Layout, Attribution]:
    """The text without its brackets, and the attribution that they make.

    Content in quotation marks is direct.
    """
    text = ""
    spans: dict[str, list[Span]] = {"m": [], "c": [], "q": []}
    end_before = 0
    for match in _BRACKETS.finditer(marked):
        text += marked[end_before : match.start()]
        start = len(text)
        text += match["words"]
        spans[match["part"]].append((start, len(text)))
        end_before = match.end()
    layout = Layout.of(text + marked[end_before:])
    contents = tuple(spans["q"])
    mention = spans["m"][0] if spans["m"] else None
    cue = spans["c"][0] if spans["c"] else None
    return layout, Attribution(contents, _kind(layout, contents), mention, cue, share=0.9)


def _kind(layout: Layout, contents: tuple[Span, ...]) -> Kind:
    if all(_is_inside_marks(layout, start) for start, _ in contents):
        return "direct"
    has_marks = any(layout.runs_in(start, end) for start, end in contents)
    return "mixed" if has_marks else "indirect"


def _is_inside_marks(layout: Layout, start: int) -> bool:
    return layout.is_quoted(start) and layout.text[start] not in '“"'
