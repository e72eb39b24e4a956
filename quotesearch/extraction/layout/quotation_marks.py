"""Quotation marks: the runs of text that stand between double marks.

Marks come straight, curly and doubled (`''`, ``, ‘‘ ’’), mixed within one article. A quotation of several
paragraphs opens again at each of them and closes once. Every offset points into the unaltered text, and the
finder reads each character once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"[“”„«»\"]|''|``|‘‘|’’")
_OPENERS = frozenset(("“", "„", "«", "``", "‘‘"))
_CLOSERS = frozenset(("”", "»", "’’"))
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class Run:
    """A quoted run.

    `start` and `end` include the marks, `inner_start` and `inner_end` do not; `continues` says that the run is
    left open at the end of its paragraph and the next run goes on with it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold more than white space; in a news text, a line is a paragraph."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def quoted_runs(text: str) -> list[Run]:
    """All quoted runs, in order, never overlapping; nested marks belong to the run around them."""
    runs: list[Run] = []
    spans = paragraphs(text)
    for number, (start, end) in enumerate(spans):
        reopens = number + 1 < len(spans) and _opens(text, *spans[number + 1])
        runs.extend(_runs_of_paragraph(text, start, end, reopens))
    return runs


def _runs_of_paragraph(text: str, start: int, end: int, reopens: bool) -> Iterator[Run]:
    opener: re.Match[str] | None = None
    depth = 0
    marks = list(MARK.finditer(text, start, end))
    balanced = sum(m.group() == "“" for m in marks) == sum(m.group() == "”" for m in marks)
    for mark in marks:
        opens, closes = _directions(text, mark, start, end)
        if opener and (opener.group(), mark.group()) == ("„", "“"):
            opens, closes = False, True
        if opener is None:
            if opens:
                opener, depth = mark, 1
        elif opens and mark.group() in _OPENERS:
            depth += balanced
        elif closes:
            depth -= 1
            if depth == 0:
                yield Run(opener.start(), mark.end(), opener.end(), mark.start())
                opener = None
        elif opens:
            opener, depth = (
                mark,
                1,
            )  # the run before was never closed: a typing error, not a quotation
    if opener is not None and (reopens or not text[start : opener.start()].strip()):
        yield Run(opener.start(), end, opener.end(), end, continues=reopens)


def _directions(text: str, mark: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Whether the mark can open a run here, and whether it can close one."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if sign in _OPENERS:
        return True, False
    if sign in _CLOSERS:
        return before.isspace() and not after.isspace(), True
    opens = not before.isalnum() and not after.isspace()
    closes = not before.isspace() or after.isspace() or after in ",.;:?!)"
    return opens, closes


def _opens(text: str, start: int, end: int) -> bool:
    mark = MARK.search(text, start, end)
    return (
        mark is not None and not text[start : mark.start()].strip() and mark.group() not in _CLOSERS
    )
