"""The turns of a transcript, each a run that opens with its speaker: "PENCE: Thank you." """

import re

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.characters import CAPITALS, trim
from quotesearch.extraction.layout.layout import Layout

_LABEL = re.compile(rf"\s*(?P<speaker>[{CAPITALS}][{CAPITALS}.’'\- ]+):\s")
_SHARE = 0.985  # a transcript says who speaks about as surely as a clear cue does


def find_turns(layout: Layout) -> list[Attribution]:
    """Return the turns of a transcript, in order.

    Of "NEW DELHI: The plan is dead," the headline said, the label is a place in what is quoted.
    """
    turns = []
    for run in layout.runs:
        label = _LABEL.match(layout.text, run.inner_start, run.inner_end)
        is_reported = layout.text.endswith(",", run.inner_start, run.inner_end)
        if label is None or is_reported:
            continue
        spans = trim(layout.text, [(label.end(), run.inner_end)])
        if spans:
            turn = Attribution(tuple(spans), "direct", label.span("speaker"), None, _SHARE)
            turns.append(turn)
    return turns
