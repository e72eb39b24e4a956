"""Words that somebody passes on: who reads a letter out, or prints it, did not write it.

“It rained,” she said, according to the Times. Lee read out a message from Ann Orr: “It rained.”
"""

import re
from dataclasses import replace
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.attribution.printing import read_printing
from quotesearch.extraction.attribution.speaker_labels import NAME
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Span

_REACH = 240  # characters before or behind a quote that are looked at

_SAID = (
    r"(?:said|says|told|tells|wrote|writes|tweeted|posted|added|adds|asked|claimed|warned"
    r"|testified)"
)
_PHRASE = r"[^,.;:“”\"\n]"

_NAME_BEFORE = re.compile(rf"(?<!\w)(?P<name>{NAME}),?\ $")
_LONGEST_NAME = 60

# Behind a quote: a clause that reports it.
_CLAUSE = re.compile(
    rf"""
    ,? [”"’']{{1,2}} ,?[ ]
    (?:
        (?P<subject>{_PHRASE}{{1,80}}?)\ (?P<cue>{_SAID})\b
      | (?P<inverted_cue>{_SAID})\ (?P<object>{_PHRASE}{{1,80}})
    )
    [^“”\"\n;:]{{0,100}}$
    """,
    re.VERBOSE,
)

# Behind a quote: "Lee was quoted as saying".
_WAS_QUOTED = re.compile(
    rf"""
    ,? [”"’']{{1,2}} ,?[ ]
    (?P<subject>{_PHRASE}{{1,80}}?)(?:,{_PHRASE}{{1,80}},)?
    \ (?P<cue>(?:was|is|were|has\ been|had\ been)\ (?:quoted|heard|reported|recorded)\b)
    """,
    re.VERBOSE,
)

# Before a quote: what is read out, and by whom it is.
_DOCUMENT = r"(?:message|letter|text|note|e-?mail|postcard|diary|poem|tweet|voicemail)s?"
_READING = re.compile(
    rf"""
    (?P<cue>\b(?i:read|reads|reading|quoted|quotes|quoting|cited|cites|citing|recited|shared|shows
      |showed|played|repeated|repeating)\b(?:\ (?:out|aloud|from))*)
    \ {_PHRASE}{{0,40}}? \b{_DOCUMENT}\b
    (?:
        (?:\ {_PHRASE}{{1,40}}?)? \ (?:from|by)\ (?P<writer>{NAME})
      | (?P<nobody>)(?!\ {_PHRASE}{{0,40}}\b(?:by|from|of|he|she|they|I)\b)
    )
    """,
    re.VERBOSE,
)
_OWN = re.compile(r"\b(?:his|her|their|my|our|own)\b")

# Before a quote: whom somebody remembers, or cites, as saying it.
_CITED = re.compile(
    rf"""
    (?:
        \b(?:recall(?:ed|s|ing)?|remember(?:ed|s|ing)?|hear(?:d|s|ing)?|quot(?:ed|es|ing)
          |cit(?:ed|es|ing))
        \ (?P<cited>{NAME}|him|her|them)(?:,{_PHRASE}{{1,60}},)?
        \ (?P<cue>(?:as\ )?(?:saying|say|shouting|shout|asking|ask|telling|tell|writing|write)\b)
      | \b(?P<who>who)\ (?:{_PHRASE}{{0,20}}\ )?(?P<who_cue>wrote|said|told|asked|warned)\b
    )
    {_PHRASE}{{0,30}} [,:]\s*$
    """,
    re.VERBOSE,
)


class _First(NamedTuple):
    """The words that name who said it first, or None if none do, and the cue."""

    mention: Span | None
    cue: Span


def with_first_speaker(layout: Layout, attribution: Attribution) -> Attribution:
    """Give words that somebody passes on to whoever said them; return any other quote as it is."""
    if attribution.kind == "indirect":
        return attribution
    first = _in_clause_behind(layout, attribution) or _in_clause_before(layout, attribution)
    if first is None:
        return attribution
    runs = layout.runs_in(attribution.start, attribution.end)
    kind, spans = read_printing(layout, [(run.start, run.end) for run in runs])
    return replace(attribution, kind=kind, spans=spans, mention=first.mention, cue=first.cue)


def _in_clause_behind(layout: Layout, attribution: Attribution) -> _First | None:
    """Read “…,” she said, according to the Times, and “…,” Lee was quoted by it as saying.

    The model takes “…,” she said for the content.
    """
    run, *_ = layout.runs_in(attribution.start, attribution.end)
    if attribution.start > run.inner_start:
        return None
    end = _end_before_cue(attribution)
    _, end_of_sentence = layout.sentence_at(run.start)
    passive = _WAS_QUOTED.match(layout.text, run.inner_end - 1, end_of_sentence)
    if passive:
        return _First(passive.span("subject"), passive.span("cue"))
    if attribution.kind != "mixed":
        return None
    clause = _CLAUSE.match(layout.text, run.inner_end - 1, min(end, run.end + _REACH))
    if clause is None:
        return None
    if clause["subject"]:
        return _First(clause.span("subject"), clause.span("cue"))
    return _First(clause.span("object"), clause.span("inverted_cue"))


def _end_before_cue(attribution: Attribution) -> int:
    """Return the end of the first piece, with the pieces behind it that the cue does not part."""
    _, end = attribution.spans[0]
    for _, end_of_piece in attribution.spans[1:]:
        if attribution.cue and end_of_piece <= attribution.cue[0]:
            end = end_of_piece
    return end


def _in_clause_before(layout: Layout, attribution: Attribution) -> _First | None:
    """Read "Lee read out a message from Ann Orr: “…”" and "Lee recalled Ann Orr saying, “…”"."""
    runs = layout.runs_in(attribution.start, attribution.end)
    if not runs or attribution.end > runs[-1].end:
        return None
    end = runs[0].start
    start, _ = layout.sentence_at(end)
    start = max(start, end - _REACH)
    cited = _CITED.search(layout.text, start, end)
    if cited and cited["who"] and attribution.kind == "direct":
        return _First(_antecedent(layout, cited.start("who")), cited.span("who_cue"))
    if cited and cited["cited"]:
        return _First(cited.span("cited"), cited.span("cue"))
    if attribution.kind != "direct":
        return None
    reading = _READING.search(layout.text, start, end)
    if reading is None or _OWN.search(reading.group()):
        return None
    mention = reading.span("writer") if reading["writer"] else None
    return _First(mention, reading.span("cue"))


def _antecedent(layout: Layout, who: int) -> Span:
    """Return the name right before "who", or else "who"."""
    name = _NAME_BEFORE.search(layout.text, max(0, who - _LONGEST_NAME), who)
    return name.span("name") if name else (who, who + len("who"))
