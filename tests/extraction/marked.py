"""Attributions written out: "[m Ann Lee] [c denied] [q that it rained]." with mention, cue and content in brackets."""

from __future__ import annotations

import re

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Kind, Span

_MARK = re.compile(r"\[([mcq]) ([^\[\]]*)\]")


def attribution(marked: str) -> tuple[Layout, Attribution]:
    """The text without its marks, and the attribution that they make; content in quotation marks is direct."""
    text, spans = "", {"m": [], "c": [], "q": []}  # type: tuple[str, dict[str, list[Span]]]
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans[match[1]].append((len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    layout = Layout.of(text + marked[at:])
    contents = tuple(spans["q"])
    mention, cue = (spans[part][0] if spans[part] else None for part in "mc")
    return layout, Attribution(contents, _kind(layout, contents), mention, cue, 0.9)


def _kind(layout: Layout, contents: tuple[Span, ...]) -> Kind:
    if all(layout.is_quoted(start) for start, _ in contents):
        return "direct" if all(layout.text[start] not in '“"' for start, _ in contents) else "mixed"
    return "mixed" if any(layout.runs_in(*span) for span in contents) else "indirect"
