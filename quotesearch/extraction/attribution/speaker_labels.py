"""Speakers that the layout names, without a verb: “It rained.” — Ann Lee. Ann Lee: “It rained.”"""

import re
from collections import Counter
from collections.abc import Mapping, Set
from itertools import pairwise
from typing import NamedTuple

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.quotation_marks import Run
from quotesearch.extraction.tagging.tagging import CUE, OUTSIDE, Tagging
from quotesearch.records import Span

_WORD = rf"[{CAPITALS}][\w.’'\-]*+"
_PARTICLE = r"(?:de|da|del|der|den|di|la|le|van|von|bin|al|of|the|and|for)"
NAME = rf"{_WORD}(?:\ (?:{_PARTICLE}\ ){{0,2}}{_WORD}){{0,6}}+"  # the words of a label, titles too

# Before a quote.
_BEFORE = re.compile(
    rf"""
    (?:(?:And|Then|Also)\ )?
    (?P<from>[Ff]rom\ (?:the\ )?)?
    (?P<name>{NAME})
    (?P<role>,\ [a-z][^:“”"\n]{{1,60}})?   # what they are
    :\s*
    """,
    re.VERBOSE,
)
# Behind a quote, up to the end of the line.
_DESCRIPTION = r"(?:,\ [^“”\"\n]{1,120}|\ \([^()\n]{1,40}\)[^“”\"\n]{0,40})?"
_SIGNATURE = re.compile(
    rf"""
    (?: [ ]*(?:[—–][—–]?|--?) | \s*[—–][—–]? )
    \ ?(?P<name>{NAME}){_DESCRIPTION}
    (?<![—–\-.])[ ]*$
    """,
    re.VERBOSE | re.MULTILINE,
)
# Or the line below it: a name with what they are, or a name alone that a blank line follows.
_LINE_BELOW = re.compile(
    rf"""
    \s* (?P<name>{_WORD}(?:\ {_WORD}){{1,3}}) ,\ [a-z][^“”\"\n]{{1,80}}(?<![.:])[ ]*$
  | [ ]*\n[ ]*(?P<name_alone>{_WORD}(?:\ {_WORD}){{1,3}})[ ]*(?=\n\s*\n|\s*\Z)
    """,
    re.VERBOSE | re.MULTILINE,
)
_AGENCY = re.compile(r"(?:[A-Z]{2,5}|Reuters|Agencies|Bloomberg|Getty\ Images)$")
LABEL_SHARE = 0.985  # a label says who speaks about as surely as a clear cue does
_OFTEN = 2  # a label that comes so often is no headline
_NO_CUE = 0.5  # a word that is less likely outside a cue belongs to a reporting clause
_LEAST_WORDS = 4  # of a quote that does not open its paragraph


class _Label(NamedTuple):
    name: Span
    is_sure: bool  # that it names who speaks


def find_labels(layout: Layout, tagging: Tagging) -> Mapping[Run, Span]:
    """Return the quoted runs whose speaker the layout names, each with the words that do."""
    people = tagging.people()
    before = {run: _label_before(layout, tagging, run) for run in layout.runs}
    names = Counter(_last_word(layout, label.name) for label in before.values() if label)
    labels: dict[Run, Span] = {}
    for run in layout.runs:
        label = before[run]
        if label and _is_name(layout, label, names, people):
            labels[run] = label.name
        elif behind := _label_behind(layout, run, people):
            labels[run] = behind
    whole = _for_whole_quotations(layout, labels)
    return {run: whole[run] for run in layout.runs if run in whole}


def _is_name(layout: Layout, label: _Label, names: Mapping[str, int], people: Set[int]) -> bool:
    """Tell a label that names a speaker from a heading; `names` counts the labels by last word."""
    is_repeated = names[_last_word(layout, label.name)] >= _OFTEN
    return label.is_sure or is_repeated or _has_person(layout, label.name, people)


def _label_before(layout: Layout, tagging: Tagging, run: Run) -> _Label | None:
    """Find "Ann Lee:" or "From Ann Lee:" right before a run, or at the end of the line before."""
    number = layout.sentence_number(run.start)
    start, end = layout.sentences[number]
    if _has_cue(tagging, (run.end, end)):
        return None
    if start == run.start and number > 0:
        start, _ = layout.sentences[number - 1]
    label = _BEFORE.match(layout.text, start, run.start)
    if label is None or label.end() != run.start:
        return None
    if label["role"] and _has_cue(tagging, label.span("role")):
        return None
    return _Label(label.span("name"), is_sure=label["from"] is not None)


def _has_cue(tagging: Tagging, span: Span) -> bool:
    """Tell whether a reporting clause stands in a span."""
    words = tagging.words_in(*span)
    outside = tagging.tags[words.first : words.end, CUE, OUTSIDE]
    return bool((outside < _NO_CUE).any())


def _label_behind(layout: Layout, run: Run, people: Set[int]) -> Span | None:
    """Find "— Ann Lee, a baker" behind a run, or "Ann Lee, a baker" in the line below it."""
    number = layout.paragraph_number(run.start)
    start, _ = layout.paragraphs[number]
    opens_paragraph = start == run.start
    words = layout.text[run.inner_start : run.inner_end].split()
    signature = _SIGNATURE.match(layout.text, run.end)
    if signature and (opens_paragraph or len(words) >= _LEAST_WORDS):
        is_agency = _AGENCY.match(signature["name"])
        return None if is_agency else signature.span("name")
    line = _LINE_BELOW.match(layout.text, run.end)
    if line is None or not opens_paragraph:
        return None
    name = line.span("name" if line["name"] else "name_alone")
    return name if _has_person(layout, name, people) else None


def _has_person(layout: Layout, name: Span, people: Set[int]) -> bool:
    start, end = name
    last_word = layout.text.rfind(" ", start, end) + 1
    return max(start, last_word) in people


def _last_word(layout: Layout, name: Span) -> str:
    return layout.text[slice(*name)].split()[-1].lower()


def _for_whole_quotations(layout: Layout, labels: Mapping[Run, Span]) -> dict[Run, Span]:
    """Give each label to all runs of a quotation that goes on from paragraph to paragraph."""
    whole = dict(labels)
    for before, run in pairwise(layout.runs):
        if before.continues and before in whole:
            whole.setdefault(run, whole[before])
    for run, following in reversed(list(pairwise(layout.runs))):
        if run.continues and following in whole:
            whole.setdefault(run, whole[following])
    return whole
