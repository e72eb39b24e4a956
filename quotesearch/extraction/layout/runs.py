"""The quoted runs of a text, between double marks or, in some papers, between single ones.

British, Irish, Indian and Australian papers often set ‘so’ what others set “so”, and the other
marks inside. Which of them a text quotes with is decided over the whole of it: in a paper of
double marks, single ones hold titles, headlines and quotes inside quotes.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from quotesearch.extraction.layout.quotation_marks import Run, find_double_runs
from quotesearch.extraction.layout.single_marks import find_single_runs
from quotesearch.records import Span

_MOST_DOUBLE = 0.2  # of the quoted characters, in a text that quotes with single marks


def find_runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """Return all quoted runs, in order and never overlapping.

    Marks inside a run belong to it. No run crosses the end of a paragraph.
    """
    doubles = find_double_runs(text, paragraphs)
    singles = find_single_runs(text, paragraphs)
    outer_doubles = list(_outside(doubles, singles))
    outer_singles = list(_outside(singles, doubles))
    between_doubles = _characters_in(outer_doubles)
    between_singles = _characters_in(outer_singles)
    if between_doubles >= _MOST_DOUBLE * (between_doubles + between_singles):
        return doubles
    return _merged(outer_doubles, outer_singles)


def _outside(runs: Sequence[Run], others: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs that stand in none of the others."""
    number = 0
    for run in runs:
        while number < len(others) and others[number].end < run.end:
            number += 1
        is_inside = number < len(others) and others[number].start < run.start
        if not is_inside:
            yield run


def _characters_in(runs: Sequence[Run]) -> int:
    return sum(run.inner_end - run.inner_start for run in runs)


def _merged(doubles: Sequence[Run], singles: Sequence[Run]) -> list[Run]:
    """Return the runs of both kinds in order; of two that overlap, the first."""
    merged: list[Run] = []
    for run in sorted([*doubles, *singles], key=attrgetter("start")):
        if not merged or merged[-1].end <= run.start:
            merged.append(run)
    return merged
