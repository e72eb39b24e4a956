"""Preferences: how well each quote fits the speaker, days and source that a question names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotesearch.index import Generation
from quotesearch.index.stores.columns import NO_DAY, Columns
from quotesearch.search.question.dates import Days
from quotesearch.search.question.understanding import Question
from quotesearch.search.ranker import Scores

_WEEK = 7  # days


@dataclass(frozen=True)
class Preferences:
    """How well each quote of the index fits what a question names, float64 (quotes,) each.

    1 is a quote that fits. Days that were not asked for fall off by the week; another speaker or
    source is 0. None stands where the question names nothing of the kind.
    """

    speaker: Scores | None
    day: Scores | None
    source: Scores | None

    @classmethod
    def of(cls, generation: Generation, question: Question) -> Preferences:
        """Look up what a question names in the columns of an index."""
        columns = generation.quotes.columns
        speaker = day = source = None
        if question.speaker:
            speaker = columns.has_any("speaker", question.speaker.names).astype(np.float64)
        if question.days:
            day = _closeness(columns, question.days)
        if question.source:
            source = columns.has_any("source", [question.source]).astype(np.float64)
        return cls(speaker, day, source)

    def all_met(self, count: int) -> npt.NDArray[np.bool_]:
        """Tell which of the `count` quotes of the index fit everything that is named."""
        met = np.ones(count, bool)
        for fit in (self.speaker, self.day, self.source):
            if fit is not None:
                met &= fit == 1
        return met


def _closeness(columns: Columns, days: Days) -> Scores:
    """1 on the days asked for, less by a factor of e for each week away; 0 for an unknown day."""
    known = columns.day
    first = days.since.toordinal() if days.since else NO_DAY + 1
    last = days.until.toordinal() if days.until else np.iinfo(known.dtype).max
    distance = np.maximum(first - known, known - last)
    weeks_away = np.maximum(distance, 0) / _WEEK
    return np.where(known == NO_DAY, 0.0, np.exp(-weeks_away))
