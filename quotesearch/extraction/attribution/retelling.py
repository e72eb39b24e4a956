"""Quotes that somebody retells: of "Lee said that Ray had told her “no”", the words are Ray's."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.language.english import PRONOUNS

_RETELLING = re.compile(r"\b(?:said|says|saying|told|tells|asked|wrote|writes|called)\b")
_THAT = "that "


def find_first_speaker(
    layout: Layout,
    attribution: Attribution,
    attribute: Callable[[Layout], Iterable[Attribution]],
) -> Attribution:
    """Give a retold quote to the person who said it first; return any other quote as it is.

    The model marks one attribution around a clause such as "that Ray had told her “no”". The
    clause, read by itself, gives the other.

    Args:
        layout: of the text.
        attribution: one of the text.
        attribute: finds the attributions of a text.
    """
    if not _may_be_retold(layout, attribution):
        return attribution
    start = attribution.start
    if layout.text.startswith(_THAT, start):
        start += len(_THAT)
    clause = Layout.of(layout.text[start : attribution.end])
    for inner in attribute(clause):
        if _names_its_speaker(clause, inner):
            share = min(inner.share, attribution.share)
            return replace(inner.moved(start), share=share)
    return attribution


def _may_be_retold(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether a cue stands in the clause before its first quotation mark."""
    if attribution.kind != "mixed":
        return False
    first_run = layout.runs_in(attribution.start, attribution.end)[0]
    start_of_marks = max(attribution.start, first_run.start)
    return _RETELLING.search(layout.text, attribution.start, start_of_marks) is not None


def _names_its_speaker(clause: Layout, attribution: Attribution) -> bool:
    """Tell whether words in quotation marks have a cue and a mention that is a name."""
    if attribution.kind == "indirect" or attribution.cue is None or attribution.mention is None:
        return False
    start, end = attribution.mention
    name = clause.text[start:end]
    return name[:1].isupper() and name.lower() not in PRONOUNS
