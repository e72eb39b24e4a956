"""Attribution by rules: which words somebody said, the cue that reports them, the mention of who said them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotesearch.extraction.claims import Rule, find_claims
from quotesearch.extraction.content import Contents
from quotesearch.extraction.reports import Reports
from quotesearch.extraction.structure import Layout
from quotesearch.models import Kind, Span


@dataclass(frozen=True)
class Attribution:
    """Words with who is said to have said them, all as spans of the article.

    `spans` are the pieces of the content: for a direct quote without its quotation marks.
    """

    spans: tuple[Span, ...]
    kind: Kind
    mention: Span | None
    cue: Span | None
    rule: Rule


def attribute(layout: Layout) -> list[Attribution]:
    """All attributions of a text, by place."""
    return sorted(_attributions(layout), key=lambda attribution: attribution.spans)


def _attributions(layout: Layout) -> Iterable[Attribution]:
    reports = Reports.of(layout)
    contents = Contents(layout, reports)
    taken: set[Span] = set()
    for claims in find_claims(layout, reports):
        kind, spans = contents.quoted(claims)
        first = claims[0]
        cue = first.report.cue if first.report else None
        yield Attribution(spans, kind, first.mention, cue, first.rule)
        taken.update(claim.report.cue for claim in claims if claim.report)
    for report in reports:
        span = contents.reported(report) if report.mention and report.cue not in taken else None
        if span:
            yield Attribution((span,), "indirect", report.mention, report.cue, "reported")
