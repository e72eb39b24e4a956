"""The edges of a reporting clause: where what is shown of a quote begins and ends."""

import re
from collections.abc import Iterator, Sequence

from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Span

_LONGEST = 400  # characters of a clause whose core is shorter
_BRACKETED = r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]"
_BRACKETS = re.compile(_BRACKETED)
_BRACKET_PAIRS = (("(", ")"), ("[", "]"))
_PAUSE = re.compile(
    rf"""
    (?P<brackets>{_BRACKETED})
  | (?P<semicolon>;)(?=\s)
  | (?P<mark>[,:—–]|(?<=\s)-{{1,2}})(?=\s)
    """,
    re.VERBOSE,
)
# What joins another report to this one, in front of it and behind it.
_CONJUNCTION = r"(?:and|but|while|whereas|yet|although|though)"
_JOIN_IN_FRONT = re.compile(rf"[\s,;—–]*\b{_CONJUNCTION}\s+")
_JOIN_BEHIND = re.compile(rf"[,;—–]?\s+{_CONJUNCTION}\s+(?:that\s+)?|\s*;\s+")
_LOOSE_ENDS = " ,;:—–-\n"


def widen_to_clause(layout: Layout, core: Span, other_reports: Sequence[Span]) -> Span:
    """Widen the words that must be shown to their clause, or else to their sentences.

    Args:
        layout: the article.
        core: the words that must be shown.
        other_reports: spans of the reports around this one, which the clause leaves out.
    """
    core_start, core_end = core
    start, _ = layout.sentence_at(core_start)
    _, end = layout.sentence_at(core_end - 1)
    pauses = list(_find_pauses(layout, start, end))
    semicolons = [pause.span() for pause in pauses if pause["semicolon"]]
    clause = _cut_at_marks((start, end), semicolons, core)
    clause = _without_others(layout.text, clause, core, other_reports)
    clause_start, clause_end = clause
    if clause_end - clause_start > _LONGEST:
        marks = [pause.span() for pause in pauses]
        clause = _cut_at_marks(clause, marks, core)
    whole = _without_cuts(layout, clause)
    return _without_loose_ends(layout.text, whole, core)


def _find_pauses(layout: Layout, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find the marks at which a clause can end, outside quoted runs and brackets."""
    for pause in _PAUSE.finditer(layout.text, start, end):
        if not pause["brackets"] and not layout.is_quoted(pause.start()):
            yield pause


def _cut_at_marks(span: Span, marks: Sequence[Span], core: Span) -> Span:
    """Cut a span at the marks next to the words that must be shown."""
    start, end = span
    core_start, core_end = core
    starts = [mark_end for _, mark_end in marks if start < mark_end <= core_start]
    ends = [mark_start for mark_start, _ in marks if core_end <= mark_start < end]
    return max(starts, default=start), min(ends, default=end)


def _without_others(text: str, span: Span, core: Span, others: Sequence[Span]) -> Span:
    """Leave out another report that "but" or "while" joins to this one."""
    start, end = span
    core_start, core_end = core
    for other_start, other_end in others:
        is_in_front = start <= other_end <= core_start
        if is_in_front and _JOIN_IN_FRONT.fullmatch(text, other_end, core_start):
            start = core_start
        is_behind = core_end <= other_start <= end
        if is_behind and _JOIN_BEHIND.fullmatch(text, core_end, other_start):
            end = core_end
    return start, end


def _without_cuts(layout: Layout, span: Span) -> Span:
    """Widen a span so that it cuts no quoted run and no brackets."""
    start, end = span
    for run in layout.runs_in(start, start + 1):
        start = min(start, run.start)
    for run in layout.runs_in(end - 1, end):
        end = max(end, run.end)
    nearby = max(0, start - _LONGEST), end + _LONGEST
    for brackets in _BRACKETS.finditer(layout.text, *nearby):
        opening, closing = brackets.span()
        if opening < start < closing < end:
            start = opening
        if start < opening < end < closing:
            end = closing
    return start, end


def _without_loose_ends(text: str, span: Span, core: Span) -> Span:
    """Leave out marks, space and half brackets at the ends."""
    start, end = span
    core_start, core_end = core
    loose_ends = _LOOSE_ENDS
    for opening, closing in _BRACKET_PAIRS:
        if text.count(opening, *span) != text.count(closing, *span):
            loose_ends += opening + closing
    while start < core_start and text[start] in loose_ends:
        start += 1
    while end > core_end and text[end - 1] in loose_ends:
        end -= 1
    return start, end
