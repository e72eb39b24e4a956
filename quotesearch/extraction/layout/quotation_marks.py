"""Quotation marks: the runs of text that stand between double marks.

Marks come straight, curly and doubled (`''`, ``, ‘‘ ’’), mixed within one article. A quotation of
several paragraphs opens again at each of them and closes once. The finder reads each character
once, and every offset points into the unaltered text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotesearch.records import Span

MARK = re.compile(r"[“”„«»\"]|''|``|‘‘|’’")
_OPENERS = frozenset(("“", "„", "«", "``", "‘‘"))
_CLOSERS = frozenset(("”", "»", "’’"))
_AFTER_A_CLOSING_MARK = ",.;:?!)"


@dataclass(frozen=True)
class Run:
    """A quoted run.

    `start` and `end` include the marks, `inner_start` and `inner_end` do not. `continues` says that
    the run is still open at the end of its paragraph, and that the next run goes on with it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool = False


class _Directions(NamedTuple):
    """What a mark can do where it stands; a straight mark can often do both."""

    can_open: bool
    can_close: bool


def find_quoted_runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """Return all quoted runs, in order and never overlapping.

    Marks inside a run belong to it. No run crosses the end of a paragraph.
    """
    opening = [_opens_with_a_mark(text, paragraph) for paragraph in paragraphs]
    reopening = [*opening[1:], False]  # whether the next paragraph opens with a mark
    runs: list[Run] = []
    for paragraph, reopens in zip(paragraphs, reopening, strict=False):
        runs.extend(_runs_of_paragraph(text, paragraph, reopens))
    return runs


def _opens_with_a_mark(text: str, paragraph: Span) -> bool:
    start, end = paragraph
    mark = MARK.search(text, start, end)
    if mark is None or mark.group() in _CLOSERS:
        return False
    return not text[start : mark.start()].strip()


def _runs_of_paragraph(text: str, paragraph: Span, reopens: bool) -> Iterator[Run]:
    """Yield the runs of a paragraph; `reopens` tells that the next one opens with a mark."""
    start, end = paragraph
    marks = list(MARK.finditer(text, start, end))
    may_nest = _are_curly_marks_paired(marks)
    opener: re.Match[str] | None = None
    depth = 0
    for mark in marks:
        directions = _directions(text, mark, paragraph)
        if opener is None:
            if directions.can_open:
                opener, depth = mark, 1
            continue
        is_german_closer = opener.group() == "„" and mark.group() == "“"
        if mark.group() in _OPENERS and not is_german_closer:
            if may_nest:
                depth += 1
        elif directions.can_close or is_german_closer:
            depth -= 1
            if depth == 0:
                yield Run(opener.start(), mark.end(), opener.end(), mark.start())
                opener = None
        elif directions.can_open:
            # The run before was never closed: a typing error, not a quotation.
            opener, depth = mark, 1
    if opener is None:
        return
    is_whole_paragraph = not text[start : opener.start()].strip()
    if reopens or is_whole_paragraph:
        yield Run(opener.start(), end, opener.end(), end, continues=reopens)


def _are_curly_marks_paired(marks: Sequence[re.Match[str]]) -> bool:
    signs = [mark.group() for mark in marks]
    return signs.count("“") == signs.count("”")


def _directions(text: str, mark: re.Match[str], paragraph: Span) -> _Directions:
    start, end = paragraph
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    sign = mark.group()
    if sign in _OPENERS:
        return _Directions(can_open=True, can_close=False)
    if sign in _CLOSERS:
        can_open = before.isspace() and not after.isspace()
        return _Directions(can_open, can_close=True)
    can_open = not before.isalnum() and not after.isspace()
    can_close = not before.isspace() or after.isspace() or after in _AFTER_A_CLOSING_MARK
    return _Directions(can_open, can_close)
