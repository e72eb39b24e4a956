"""Reports: the clause by which an article reports a quote, and whether its words are denied.

A report is one span of the article: content, cue and mention with the words that govern them. It
ends where another report or a semicolon says for certain that the clause does, else with the
sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_edges import widen_to_clause
from quotesearch.extraction.reporting.denials import find_denial
from quotesearch.records import Span

_NEIGHBOURS = 3  # attributions on either side whose reports may end this one


@dataclass(frozen=True)
class Report:
    """The reporting clause as a span of the article, None for a direct quote that is not denied."""

    span: Span | None
    denied: bool


def find_reports(layout: Layout, attributions: Sequence[Attribution]) -> list[Report]:
    """Find what has to be shown of each quote so that it does not say more than the speaker did.

    The attributions are all those of the article, in its order.
    """
    hulls = [_hull(layout, attribution) for attribution in attributions]
    reports = []
    for number, attribution in enumerate(attributions):
        denial = find_denial(layout, attribution)
        if attribution.kind == "direct" and not denial.denied:
            reports.append(Report(None, denied=False))
            continue
        core = _core(layout, hulls[number], denial.span)
        first_neighbour = max(0, number - _NEIGHBOURS)
        before = hulls[first_neighbour:number]
        after = hulls[number + 1 : number + 1 + _NEIGHBOURS]
        clause = widen_to_clause(layout, core, before + after)
        reports.append(Report(clause, denial.denied))
    return reports


def _hull(layout: Layout, attribution: Attribution) -> Span:
    """Span the content with its cue and its mention, where these stand within a sentence of it."""
    start, _ = attribution.spans[0]
    _, end = attribution.spans[-1]
    content = (start, end)
    for part in (attribution.cue, attribution.mention):
        if part and _is_near(layout, part, content):
            start = min(start, part[0])
            end = max(end, part[1])
    return start, end


def _core(layout: Layout, hull: Span, denial: Span | None) -> Span:
    """Add to a hull the words that govern the quote, where they stand within a sentence of it."""
    if denial is None:
        return hull
    start, end = hull
    denial_start, denial_end = denial
    core = (min(start, denial_start), max(end, denial_end))
    return core if _is_near(layout, core, hull) else hull


def _is_near(layout: Layout, span: Span, other: Span) -> bool:
    """Tell whether a span lies within a sentence of another."""
    first, last = _sentence_numbers(layout, span)
    other_first, other_last = _sentence_numbers(layout, other)
    return other_first - 1 <= first and last <= other_last + 1


def _sentence_numbers(layout: Layout, span: Span) -> tuple[int, int]:
    start, end = span
    return layout.sentence_number(start), layout.sentence_number(end - 1)
