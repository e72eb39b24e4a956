"""Single quotation marks, ‘so’ and 'so', told from apostrophes.

An apostrophe stands inside a word (it’s), opens a year or a clipped word ('90s, 'em), or ends a
plural or a clipped word (the dogs’ dinner, goin’). The last looks like a closing mark, so that one
closes a run only if no better one follows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotesearch.extraction.layout.quotation_marks import (
    Run,
    open_run,
    reported_run,
)
from quotesearch.records import Span

SINGLE_SIGNS = frozenset("‘’'`")
_SIGNS = "‘’'`"
_MARK = re.compile(rf"(?<![{_SIGNS}])[{_SIGNS}](?![{_SIGNS}])")  # two of them are a double mark
_BEFORE_OPENING = '([{—–-/:“"«'
_AFTER_CLOSING = ',.;:?!)]}…—–-/”"»'
_YEAR = re.compile(r"\d\ds?\b")
_CLIPPED = re.compile(
    r"(?:[Tt]is|[Tt]was|[Tt]were|[Tt]il|till|[Ee]m|cause|cos|coz|bout|round|n|nuff|fore|neath)\b"
)
# The end of a plural, or of a word that is clipped in speech.
_ENDS_LIKE_A_WORD = re.compile(r"(?:[sSzZxX]|in|['’‘]n|\b(?:o|an|th|ol|wi))\Z")
_LONGEST_ENDING = 4  # characters that tell


@dataclass(frozen=True)
class _Mark:
    """A single mark, with what it can do where it stands.

    `may_be_apostrophe` says that it would also end a word.
    """

    match: re.Match[str]
    can_open: bool
    can_close: bool
    may_be_apostrophe: bool


def find_single_runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """Return the runs between single marks, in order and never overlapping.

    Marks inside a run belong to it. No run crosses the end of a paragraph.
    """
    marks = [_marks_of_paragraph(text, paragraph) for paragraph in paragraphs]
    opening = [
        _opens_paragraph(text, paragraph, marks_there)
        for paragraph, marks_there in zip(paragraphs, marks, strict=True)
    ]
    reopening = [*opening[1:], False]  # whether the next paragraph opens with a mark
    runs: list[Run] = []
    for paragraph, marks_there, reopens in zip(paragraphs, marks, reopening, strict=False):
        runs.extend(_runs_of_paragraph(text, paragraph, marks_there, reopens))
    return runs


def _marks_of_paragraph(text: str, paragraph: Span) -> list[_Mark]:
    found = (_read_mark(text, match, paragraph) for match in _MARK.finditer(text, *paragraph))
    return [mark for mark in found if mark.can_open or mark.can_close]


def _read_mark(text: str, match: re.Match[str], paragraph: Span) -> _Mark:
    start, end = paragraph
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    sign = match.group()
    stands_before_word = before.isspace() or before in _BEFORE_OPENING
    stands_after_word = after.isspace() or after in _AFTER_CLOSING
    can_open = stands_before_word and not stands_after_word
    if sign == "’":
        can_open = can_open and after.isupper()  # typed the wrong way round
    if can_open and _is_clipped_word(text, match, paragraph):
        can_open = False
    can_close = stands_after_word and not before.isspace() and sign != "`"
    return _Mark(match, can_open, can_close, _may_end_a_word(text, match))


def _opens_paragraph(text: str, paragraph: Span, marks: Sequence[_Mark]) -> bool:
    if not marks or not marks[0].can_open:
        return False
    start, _ = paragraph
    return not text[start : marks[0].match.start()].strip()


def _is_clipped_word(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Tell the apostrophe of '90s, 'em and the summer of '69 from an opening mark."""
    if _CLIPPED.match(text, match.end()):
        return True
    year = _YEAR.match(text, match.end())
    if year is None:
        return False
    if year.group().endswith("s") or year.group().startswith("0"):
        return True
    start, _ = paragraph
    words_before = text[max(start, match.start() - 2) : match.start()].rstrip()
    return match.group() != "‘" and words_before[-1:].isalnum()


def _may_end_a_word(text: str, match: re.Match[str]) -> bool:
    start = max(0, match.start() - _LONGEST_ENDING)
    return bool(_ENDS_LIKE_A_WORD.search(text[start : match.start()]))


def _runs_of_paragraph(
    text: str, paragraph: Span, marks: Sequence[_Mark], reopens: bool
) -> Iterator[Run]:
    """Yield the runs of a paragraph; `reopens` tells that the next one opens with a mark."""
    start, end = paragraph
    opener: re.Match[str] | None = None
    maybe: re.Match[str] | None = None  # an apostrophe, or the mark that closes the run
    read_to = start  # what stands before was searched for a reporting clause
    for mark in marks:
        if opener is None:
            if mark.can_open:
                opener, read_to = mark.match, mark.match.end()
        elif mark.can_close and mark.may_be_apostrophe:
            maybe = maybe or mark.match
        elif mark.can_close:
            yield _closed(opener, mark.match)
            opener = maybe = None
        else:
            run = reported_run(text, opener, read_to, mark.match.start())
            if maybe is not None:
                yield _closed(opener, maybe)
            elif run is not None:
                yield run
            opener, maybe, read_to = mark.match, None, mark.match.end()
    if opener is None:
        return
    if maybe is not None:
        yield _closed(opener, maybe)
        return
    run = reported_run(text, opener, read_to, end)
    run = run or open_run(text, paragraph, opener, reopens)
    if run is not None:
        yield run


def _closed(opener: re.Match[str], closer: re.Match[str]) -> Run:
    return Run(opener.start(), closer.end(), opener.end(), closer.start())
