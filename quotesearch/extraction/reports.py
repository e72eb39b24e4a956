"""Reports: the clause by which an article reports a quote, and whether the speaker denies what it says.

A report is one span of the article: content, cue and mention with the words that govern them, out to the ends of the
clause where another report or a semicolon says for certain where it ends, else out to the ends of the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution import Attribution
from quotesearch.extraction.denials import find_denial
from quotesearch.extraction.structure import Layout
from quotesearch.models import Span

_LONGEST = 400  # characters of a report whose content is shorter
_MARKS = re.compile(r"[;,—–](?=\s)|\s-{1,2}(?=\s)|:(?=\s)")
_SEMICOLON = re.compile(r";(?=\s)")
_LINK = re.compile(r"[\s,;—–-]*(?:\b(?:and|but|while|whereas|yet|although|though)\b)?[\s,]*")
_OPENING = re.compile(r"[\s,;—–]*\b(?:and|but|while|whereas|yet|although|though)\s+$")
_CLOSING = re.compile(r"[,;—–]?\s+(?:and|but|while|whereas|yet|although|though)\s+(?:that\s+)?$|\s*;\s+$")
_BRACKETS = re.compile(r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]")
_PIECE = " ,;:—–-"


@dataclass(frozen=True)
class Report:
    """The reporting clause as a span of the article, None for a direct quote that is not denied."""

    span: Span | None
    denied: bool


def find_reports(layout: Layout, attributions: Sequence[Attribution]) -> list[Report]:
    """Find what has to be shown of each quote so that it does not say more than the speaker did.

    The attributions are those of the whole article, by place.
    """
    hulls = [_hull(layout, attribution) for attribution in attributions]
    reports = []
    for at, attribution in enumerate(attributions):
        denial = find_denial(layout, attribution)
        if attribution.kind == "direct" and not denial.denied:
            reports.append(Report(None, denied=False))
            continue
        start, end = hulls[at]
        core = (min(start, denial.span[0]), max(end, denial.span[1])) if denial.span else (start, end)
        if not _is_near(layout, core, hulls[at]):
            core = hulls[at]
        others = [hulls[near] for near in range(max(0, at - 3), min(len(hulls), at + 4)) if near != at]
        reports.append(Report(_clause(layout, core, others), denial.denied))
    return reports


def _hull(layout: Layout, attribution: Attribution) -> Span:
    """The content with its cue and its mention where these stand in the same sentence or the next to it."""
    start, end = attribution.spans[0][0], attribution.spans[-1][1]
    first, last = layout.sentence_number(start), layout.sentence_number(end - 1)
    for part in (attribution.cue, attribution.mention):
        if part and first - 1 <= layout.sentence_number(part[0]) and layout.sentence_number(part[1] - 1) <= last + 1:
            start, end = min(start, part[0]), max(end, part[1])
    return start, end


def _is_near(layout: Layout, core: Span, hull: Span) -> bool:
    """Tell whether the words that govern a quote stand within a sentence of it."""
    first, last = layout.sentence_number(hull[0]), layout.sentence_number(hull[1] - 1)
    return layout.sentence_number(core[0]) >= first - 1 and layout.sentence_number(core[1] - 1) <= last + 1


def _clause(layout: Layout, core: Span, others: Sequence[Span]) -> Span:
    """Widen the words that must be shown to their clause."""
    start, end = layout.sentence_at(core[0])[0], layout.sentence_at(core[1] - 1)[1]
    start = max(start, _clause_start(layout, start, core, others))
    end = min(end, _clause_end(layout, end, core, others))
    if end - start > _LONGEST:
        start, end = _shortened(layout, (start, end), core)
    return _whole(layout, (start, end), core)


def _clause_start(layout: Layout, sentence_start: int, core: Span, others: Sequence[Span]) -> int:
    """Leave out what goes before a semicolon, and another's report with its "but"."""
    text, start = layout.text, sentence_start
    for match in _SEMICOLON.finditer(text, sentence_start, core[0]):
        if not layout.is_quoted(match.start()) and not _in_brackets(layout, match.start(), core):
            start = match.end()
    for other in others:
        if start <= other[1] <= core[0] and _OPENING.fullmatch(text, other[1], core[0]):
            start = core[0]
    return start


def _clause_end(layout: Layout, sentence_end: int, core: Span, others: Sequence[Span]) -> int:
    """Leave out what follows a semicolon, and another's report with its "but"."""
    text, end = layout.text, sentence_end
    for match in _SEMICOLON.finditer(text, core[1], sentence_end):
        if not layout.is_quoted(match.start()) and not _in_brackets(layout, match.start(), core):
            end = match.start()
            break
    for other in others:
        if core[1] <= other[0] <= end and _CLOSING.fullmatch(text, core[1], other[0]):
            end = core[1]
    return end


def _in_brackets(layout: Layout, position: int, core: Span) -> bool:
    """Tell whether a character stands inside a pair of brackets on its line."""
    low = max(0, position - 300, layout.text.rfind("\n", max(0, position - 300), position))
    return any(match.start() < position < match.end() for match in _BRACKETS.finditer(layout.text, low, position + 300))


def _shortened(layout: Layout, clause: Span, core: Span) -> Span:
    """Cut a long clause at the marks next to the words that must be shown."""
    text = layout.text
    start, end = clause
    for match in _MARKS.finditer(text, start, core[0]):
        if not layout.is_quoted(match.start()):
            start = match.end()
    for match in _MARKS.finditer(text, core[1], end):
        if not layout.is_quoted(match.start()):
            end = match.start()
            break
    return start, end


def _whole(layout: Layout, span: Span, core: Span) -> Span:
    """Cut no quoted run and no brackets, and leave out marks and space at the ends."""
    text, (start, end) = layout.text, span
    for run in layout.runs_in(start, end):
        start, end = min(start, run.start), max(end, run.end)
    low = max(0, start - 300)
    for match in _BRACKETS.finditer(text, low, min(len(text), end + 300)):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    if text[start] in "([" and start < core[0] and text.count(text[start], start, end) > _closed(text, start, end):
        start += 1  # it opens a bracket that closes a sentence later
    if text[end - 1] in ")]" and end > core[1] and text.count(text[end - 1], start, end) > _opened(text, start, end):
        end -= 1
    while start < core[0] and text[start] in _PIECE + "\n":
        start += 1
    while end > core[1] and text[end - 1] in _PIECE + "\n":
        end -= 1
    return start, end


def _closed(text: str, start: int, end: int) -> int:
    return text.count({"(": ")", "[": "]"}[text[start]], start, end)


def _opened(text: str, start: int, end: int) -> int:
    return text.count({")": "(", "]": "["}[text[end - 1]], start, end)
