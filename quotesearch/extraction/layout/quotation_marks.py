"""Quotation marks: the runs of text that stand between double marks.

Marks come straight, curly, angled, low and doubled (`''`, ``, ‘‘ ’’), mixed within one article. A
quotation of several paragraphs opens again at each of them and closes once. The finder reads each
character once, and every offset points into the unaltered text.

Marks are also broken: one is typed the wrong way round, or the closing one is missing. Then a run
ends before the clause that reports it ("“It is over, said Ann Lee."), or as the paragraph does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.records import Span

MARK = re.compile(r"[“”„«»‹›「」『』\"＂]|''|``|‘‘|’’")
_OPENERS = frozenset(("“", "„", "«", "‹", "「", "『", "``", "‘‘"))
_CLOSERS = frozenset(("”", "»", "›", "」", "』", "’’"))
_STRAIGHT = frozenset(('"', "＂"))
# A mark that opens in one country closes what another mark has opened: „so“, »so«.
_CLOSED_BY = {"„": "“", "»": "«", "›": "‹"}
_AFTER_A_CLOSING_MARK = ",.;:?!)"

_SAYING = """
    said says added adds told asked asks wrote writes replied explained recalled insisted argued
    warned continued noted
    """.split()
_VERB = rf"(?:{'|'.join(_SAYING)})\b"
# What reports the words before it: ", said Ann Lee", ", she said.", ", Ann Lee added."
_REPORTING_CLAUSE = re.compile(
    rf"""
    (?<=[,?!]) (?= [ ]
        (?: {_VERB} [ ] (?: [{CAPITALS}] | (?:the|an?|one|his|her|their|its)\b )
          | (?: (?:he|she|they|I|we) [ ] | (?:[{CAPITALS}][\w.’'-]*+[ ]){{1,4}}+ )
            (?: {_VERB} (?: [.,:;] | $ )
              | told[ ] (?: reporters | journalists | (?:the[ ])?[{CAPITALS}] )
            )
        )
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Run:
    """A quoted run.

    `start` and `end` include the marks, `inner_start` and `inner_end` do not; without a closing
    mark, `end` is `inner_end`. `continues` says that the run is still open at the end of its
    paragraph, and that the next run goes on with it.
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


def find_double_runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """Return the runs between double marks, in order and never overlapping.

    Marks inside a run belong to it. No run crosses the end of a paragraph.
    """
    opening = [_opens_with_a_mark(text, paragraph) for paragraph in paragraphs]
    reopening = [*opening[1:], False]  # whether the next paragraph opens with a mark
    runs: list[Run] = []
    for paragraph, reopens in zip(paragraphs, reopening, strict=False):
        runs.extend(_runs_of_paragraph(text, paragraph, reopens))
    return runs


def reported_run(text: str, opener: re.Match[str], start: int, end: int) -> Run | None:
    """Return the run without a closing mark that a reporting clause follows, if there is one.

    Args:
        text: the text.
        opener: the mark that opens the run.
        start: where to look for the clause from: inside the run.
        end: where to look to: the next mark, or the end of the paragraph.
    """
    clause = _REPORTING_CLAUSE.search(text, start, end)
    if clause is None:
        return None
    return Run(opener.start(), clause.start(), opener.end(), clause.start())


def open_run(text: str, paragraph: Span, opener: re.Match[str], reopens: bool) -> Run | None:
    """Return the run of a mark that is still open at the end of its paragraph.

    The mark is taken for a typing error (None) unless it opens the paragraph, or the next paragraph
    opens with one.
    """
    start, end = paragraph
    is_whole_paragraph = not text[start : opener.start()].strip()
    if reopens or is_whole_paragraph:
        return Run(opener.start(), end, opener.end(), end, continues=reopens)
    return None


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
    are_spaced = _are_straight_marks_spaced(text, paragraph, marks)
    opener: re.Match[str] | None = None
    depth = 0
    read_to = start  # what stands before was searched for a reporting clause
    for mark in marks:
        directions = _directions(text, mark, paragraph, are_spaced)
        if opener is None:
            if directions.can_open:
                opener, depth, read_to = mark, 1, mark.end()
            continue
        if _closes(mark, opener, directions):
            depth -= 1
            if depth == 0:
                yield Run(opener.start(), mark.end(), opener.end(), mark.start())
                opener = None
        elif mark.group() in _OPENERS and may_nest:
            depth += 1
        elif directions.can_open:
            # The run before was never closed.
            run = reported_run(text, opener, read_to, mark.start())
            if run is not None:
                yield run
            if run is not None or mark.group() not in _OPENERS:
                opener, depth = mark, 1
        read_to = mark.end()
    if opener is None:
        return
    run = reported_run(text, opener, read_to, end)
    run = run or open_run(text, paragraph, opener, reopens)
    if run is not None:
        yield run


def _are_curly_marks_paired(marks: Sequence[re.Match[str]]) -> bool:
    signs = [mark.group() for mark in marks]
    return signs.count("“") == signs.count("”")


def _are_straight_marks_spaced(text: str, paragraph: Span, marks: Sequence[re.Match[str]]) -> bool:
    """Tell whether the straight marks are pairs with white space on both sides: " so " """
    straight = [mark for mark in marks if mark.group() in _STRAIGHT]
    around = [_characters_around(text, mark, paragraph) for mark in straight]
    is_spaced = all(before.isspace() and after.isspace() for before, after in around)
    return is_spaced and len(straight) % 2 == 0


def _closes(mark: re.Match[str], opener: re.Match[str], directions: _Directions) -> bool:
    """Tell whether a mark closes what is open: the run, or another that is nested in it."""
    if _CLOSED_BY.get(opener.group()) == mark.group():
        return True
    return directions.can_close


def _directions(text: str, mark: re.Match[str], paragraph: Span, are_spaced: bool) -> _Directions:
    before, after = _characters_around(text, mark, paragraph)
    sign = mark.group()
    if sign in _OPENERS:
        is_turned = not before.isspace() and _is_after_a_closing_mark(after)  # “so,“ she said
        return _Directions(can_open=True, can_close=is_turned)
    if sign in _CLOSERS:
        can_open = before.isspace() and not after.isspace()
        return _Directions(can_open, can_close=True)
    can_open = not before.isalnum() and (are_spaced or not after.isspace())
    can_close = not before.isspace() or _is_after_a_closing_mark(after)
    return _Directions(can_open, can_close)


def _characters_around(text: str, mark: re.Match[str], paragraph: Span) -> tuple[str, str]:
    """Return the characters before and after a mark; a paragraph has a space at either end."""
    start, end = paragraph
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return before, after


def _is_after_a_closing_mark(character: str) -> bool:
    return character.isspace() or character in _AFTER_A_CLOSING_MARK
