"""The turns of a transcript or an interview, each of which opens with its speaker.

A turn is a run in quotation marks ("PENCE: Thank you.") or a line without any (PENCE: Thank you.).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.attribution.speaker_labels import LABEL_SHARE, NAME
from quotesearch.extraction.layout.characters import CAPITALS, trim
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Span

_QUOTED_LABEL = re.compile(rf"\s*(?P<speaker>[{CAPITALS}][{CAPITALS}.’'\- ]+):\s")
_LABEL = re.compile(rf"\s*(?:(?P<letter>[QA])\.|(?P<speaker>{NAME}):)\s+(?=\S)")
_NOBODY = frozenset(  # labels that name nobody
    "q a question answer interviewer reporter journalist moderator audience".split()
)
_LEAST_TURNS = 4
_LEAST_TURNS_EACH = 2  # of a speaker who counts as one of the dialogue
_LEAST_SHARE = 0.5  # of the lines from the first label to the last, that have a label


class _Turn(NamedTuple):
    """The line of a turn by its number, its label and where its words start."""

    line: int
    label: Span
    start: int


def find_turns(layout: Layout) -> list[Attribution]:
    """Return the turns of a transcript, in order."""
    turns = [*_quoted_turns(layout), *_unquoted_turns(layout)]
    return sorted(turns, key=lambda turn: turn.spans)


def is_in_turn(turns: Sequence[Attribution], attribution: Attribution) -> bool:
    """Tell whether words of an attribution belong to one of the turns."""
    return any(turn.start < attribution.end and attribution.start < turn.end for turn in turns)


def _quoted_turns(layout: Layout) -> Iterator[Attribution]:
    """Yield the turns that stand in quotation marks, label and all.

    Of "NEW DELHI: The plan is dead," the headline said, the label is a place in what is quoted.
    """
    for run in layout.runs:
        label = _QUOTED_LABEL.match(layout.text, run.inner_start, run.inner_end)
        is_reported = layout.text.endswith(",", run.inner_start, run.inner_end)
        if label is None or is_reported:
            continue
        spans = trim(layout.text, [(label.end(), run.inner_end)])
        if spans:
            mention = label.span("speaker")
            yield Attribution(tuple(spans), "direct", mention, None, LABEL_SHARE)


def _unquoted_turns(layout: Layout) -> Iterator[Attribution]:
    """Yield the lines of a dialogue without quotation marks, each with those that go on with it."""
    turns = _labelled_lines(layout)
    if not _is_dialogue(layout, turns):
        return
    for turn, next_turn in zip(turns, [*turns[1:], None], strict=True):
        last = next_turn.line - 1 if next_turn else turn.line
        _, end = layout.paragraphs[turn.line]
        pieces = [(turn.start, end), *layout.paragraphs[turn.line + 1 : last + 1]]
        spans = tuple(trim(layout.text, pieces))
        names_nobody = layout.text[slice(*turn.label)].lower() in _NOBODY
        mention = None if names_nobody else turn.label
        yield Attribution(spans, "direct", mention, None, LABEL_SHARE)


def _labelled_lines(layout: Layout) -> list[_Turn]:
    """Find the lines that open with a label that others share, up to the quotation marks."""
    turns = []
    for line, (start, end) in enumerate(layout.paragraphs):
        label = _LABEL.match(layout.text, start, end)
        if label and not layout.is_quoted(label.end()):
            name = label.span("letter" if label["letter"] else "speaker")
            turns.append(_Turn(line, name, label.end()))
    return turns


def _is_dialogue(layout: Layout, turns: Sequence[_Turn]) -> bool:
    """Tell whether labelled lines are a dialogue: speakers take turns, and one asks."""
    if len(turns) < _LEAST_TURNS:
        return False
    first, last = turns[0].line, turns[-1].line
    counts = Counter(layout.text[slice(*turn.label)].split()[-1].lower() for turn in turns)
    repeated = [label for label, count in counts.items() if count >= _LEAST_TURNS_EACH]
    lines = range(first, last + 1)
    asks = any(layout.text[layout.paragraphs[line][1] - 1] == "?" for line in lines)
    return len(repeated) >= 2 and asks and len(turns) / len(lines) >= _LEAST_SHARE
