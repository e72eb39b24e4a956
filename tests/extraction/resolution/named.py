"""Articles whose names are marked by hand, so that resolution is tested without the model.

    "[P Ann Lee] of [O Acme] met a [U neighbour] in [X Leeds]. [q “It rained,”] [m she] said."

P is a person, O an organisation, X anything else with a name, U a noun for somebody unnamed. What
is said stands in [q …], and the mention of its speaker in [m …]; a mention may hold names. Several
quotes are numbered: "[q1 …] [m1 …] [q2 …]".
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.confidence import THRESHOLD
from quotesearch.extraction.resolution.entities import Entities
from quotesearch.extraction.resolution.mentions import Mention, read_mention
from quotesearch.extraction.resolution.recognition import find_entities
from quotesearch.extraction.resolution.speakers import Resolutions, resolve_all
from quotesearch.extraction.tagging.tagging import UNNAMED, Tagging
from tests.extraction.attribution.handmade import untagged

_BRACKET = re.compile(r"\[(?P<sort>[POXUqm])(?P<number>\d?) |\]")
_BEGIN = {"P": 1, "O": 3, "X": 5}
_SURE = 0.98


class Named(NamedTuple):
    """An article without its brackets."""

    layout: Layout
    tagging: Tagging
    attributions: list[Attribution]

    @property
    def entities(self) -> Entities:
        return find_entities(self.layout, self.tagging)

    def mention(self) -> Mention:
        """The last mention, as it is read."""
        return read_mention(self.attributions[-1], self.entities)

    def resolutions(self) -> Resolutions:
        return resolve_all(self.attributions, self.entities)

    def speaker(self) -> str | None:
        """The speaker of the last quote, if it is sure enough to be shown."""
        last = self.resolutions().speakers[-1]
        return last.speaker if last.confidence >= THRESHOLD else None


def named(marked: str) -> Named:
    """Read an article with brackets."""
    text = ""
    spans: list[tuple[str, str, int, int]] = []
    opened: list[tuple[str, str, int]] = []
    end_before = 0
    for bracket in _BRACKET.finditer(marked):
        text += marked[end_before : bracket.start()]
        end_before = bracket.end()
        if bracket["sort"]:
            opened.append((bracket["sort"], bracket["number"], len(text)))
        else:
            sort, number, start = opened.pop()
            spans.append((sort, number, start, len(text)))
    layout = Layout.of(text + marked[end_before:])
    tagging = untagged(layout)
    tagging.names[:, 0] = _SURE
    for sort, _, start, end in spans:
        _tag(tagging, sort, start, end)
    return Named(layout, tagging, _attributions(spans))


def _tag(tagging: Tagging, sort: str, start: int, end: int) -> None:
    words = tagging.words_in(start, end)
    if sort == "U":
        columns = [UNNAMED] * (words.end - words.first)
    elif sort in _BEGIN:
        columns = [_BEGIN[sort], *[_BEGIN[sort] + 1] * (words.end - words.first - 1)]
    else:
        return
    for word, column in zip(range(*words), columns, strict=True):
        tagging.names[word] = np.eye(8)[column] * _SURE


def _attributions(spans: list[tuple[str, str, int, int]]) -> list[Attribution]:
    mentions = {number: (start, end) for sort, number, start, end in spans if sort == "m"}
    quotes = sorted((start, end, number) for sort, number, start, end in spans if sort == "q")
    return [
        Attribution(((start, end),), "direct", mentions.get(number), None, _SURE)
        for start, end, number in quotes
    ]
