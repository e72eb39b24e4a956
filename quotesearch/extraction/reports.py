"""Reports: the clause by which an article reports a quote, and whether the speaker denies what it says."""

from dataclasses import dataclass

from quotesearch.extraction.attribution import Attribution
from quotesearch.extraction.structure import Layout
from quotesearch.models import Span


@dataclass(frozen=True)
class Report:
    """The reporting clause as a span of the article, None for a direct quote that is not denied."""

    span: Span | None
    denied: bool


def find_report(layout: Layout, attribution: Attribution) -> Report:
    """Find what has to be shown of a quote so that it does not say more than the speaker did."""
    if attribution.kind == "direct":
        return Report(None, denied=False)
    first = layout.sentence_at(attribution.spans[0][0])
    last = layout.sentence_at(attribution.spans[-1][1] - 1)
    return Report((first[0], last[1]), denied=False)
