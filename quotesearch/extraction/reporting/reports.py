"""Reports: the clause by which an article reports a quote, and whether its words are denied.

A report is one span of the article: content, cue and mention with the words that govern them, out
to the ends of the clause where another report or a semicolon says for certain where it ends, else
out to the ends of the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.denials import find_denial
from quotesearch.records import Span

_LONGEST = 400  # characters of a report whose content is shorter
_BRACKET = r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]"
_BRACKETS = re.compile(_BRACKET)
_PAUSE = re.compile(
    rf"""
    (?P<bracket>{_BRACKET})
  | (?P<semicolon>;)(?=\s)
  | (?P<mark>[,:—–]|(?<=\s)-{{1,2}})(?=\s)
    """,
    re.VERBOSE,
)
_JOINING = r"(?:and|but|while|whereas|yet|although|though)"
_OPENING = re.compile(rf"[\s,;—–]*\b{_JOINING}\s+")
_CLOSING = re.compile(rf"[,;—–]?\s+{_JOINING}\s+(?:that\s+)?|\s*;\s+")
_EDGE = " ,;:—–-\n"
_PAIRS = ("()", "[]")


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
        core = (
            (min(start, denial.span[0]), max(end, denial.span[1])) if denial.span else (start, end)
        )
        if not _is_near(layout, core, hulls[at]):
            core = hulls[at]
        others = [
            hulls[near] for near in range(max(0, at - 3), min(len(hulls), at + 4)) if near != at
        ]
        reports.append(Report(_clause(layout, core, others), denial.denied))
    return reports


def _hull(layout: Layout, attribution: Attribution) -> Span:
    """The content with its cue and its mention, where these stand within a sentence of it."""
    start, end = attribution.spans[0][0], attribution.spans[-1][1]
    first, last = layout.sentence_number(start), layout.sentence_number(end - 1)
    for part in (attribution.cue, attribution.mention):
        if (
            part
            and first - 1 <= layout.sentence_number(part[0])
            and layout.sentence_number(part[1] - 1) <= last + 1
        ):
            start, end = min(start, part[0]), max(end, part[1])
    return start, end


def _is_near(layout: Layout, core: Span, hull: Span) -> bool:
    """Tell whether the words that govern a quote stand within a sentence of it."""
    first, last = layout.sentence_number(hull[0]), layout.sentence_number(hull[1] - 1)
    return (
        layout.sentence_number(core[0]) >= first - 1
        and layout.sentence_number(core[1] - 1) <= last + 1
    )


def _clause(layout: Layout, core: Span, others: Sequence[Span]) -> Span:
    """Widen the words that must be shown to their clause, or to their sentences."""
    start, end = layout.sentence_at(core[0])[0], layout.sentence_at(core[1] - 1)[1]
    pauses = list(_pauses(layout, start, end))
    semicolons = [pause.span() for pause in pauses if pause["semicolon"]]
    clause = _between((start, end), semicolons, core)
    clause = _without_others(layout.text, clause, core, others)
    if clause[1] - clause[0] > _LONGEST:
        clause = _between(clause, [pause.span() for pause in pauses], core)
    return _whole(layout, clause, core)


def _pauses(layout: Layout, start: int, end: int) -> Iterator[re.Match[str]]:
    """The marks at which a clause can end, outside quoted runs and brackets."""
    for match in _PAUSE.finditer(layout.text, start, end):
        if not match["bracket"] and not layout.is_quoted(match.start()):
            yield match


def _between(span: Span, marks: Sequence[Span], core: Span) -> Span:
    """Cut a span at the marks next to the words that must be shown."""
    start = max((last for _, last in marks if span[0] < last <= core[0]), default=span[0])
    end = min((first for first, _ in marks if core[1] <= first < span[1]), default=span[1])
    return start, end


def _without_others(text: str, span: Span, core: Span, others: Sequence[Span]) -> Span:
    """Leave out another report that "but" or "while" joins to this one."""
    start, end = span
    for first, last in others:
        if start <= last <= core[0] and _OPENING.fullmatch(text, last, core[0]):
            start = core[0]
        if core[1] <= first <= end and _CLOSING.fullmatch(text, core[1], first):
            end = core[1]
    return start, end


def _whole(layout: Layout, span: Span, core: Span) -> Span:
    """Cut no quoted run and no brackets; leave out marks, space and half brackets at the ends."""
    text, (start, end) = layout.text, span
    for run in layout.runs_in(start, start + 1):
        start = min(start, run.start)
    for run in layout.runs_in(end - 1, end):
        end = max(end, run.end)
    for bracket in _BRACKETS.finditer(text, max(0, start - _LONGEST), end + _LONGEST):
        if bracket.start() < start < bracket.end() < end:
            start = bracket.start()
        if start < bracket.start() < end < bracket.end():
            end = bracket.end()
    edge = _EDGE + "".join(pair for pair in _PAIRS if not _is_balanced(text, pair, start, end))
    while start < core[0] and text[start] in edge:
        start += 1
    while end > core[1] and text[end - 1] in edge:
        end -= 1
    return start, end


def _is_balanced(text: str, pair: str, start: int, end: int) -> bool:
    return text.count(pair[0], start, end) == text.count(pair[1], start, end)
