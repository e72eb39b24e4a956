"""What an article has said before a mention: who its sentences were about, and who spoke last."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Self

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Entities, Place


@dataclass(frozen=True)
class Discourse:
    """The state of an article's story, as far as its mentions are resolved.

    `subjects` has the subjects of sentences, named or resolved, in the order of the text;
    `last_speaker` is who was last resolved as a speaker, and where.
    """

    entities: Entities
    subjects: Sequence[Place]
    last_speaker: Place | None = None

    @classmethod
    def begin(cls, entities: Entities) -> Self:
        """Return the state before any mention is resolved."""
        return cls(entities, tuple(entities.subjects))

    @property
    def layout(self) -> Layout:
        return self.entities.layout

    def with_speaker(self, speaker: Place) -> Self:
        """Return the state after a mention of a speaker is resolved."""
        index = bisect_right(self.subjects, speaker.start, key=itemgetter(0))
        subjects = (*self.subjects[:index], speaker, *self.subjects[index:])
        return replace(self, subjects=subjects, last_speaker=speaker)
