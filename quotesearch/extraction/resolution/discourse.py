"""What an article has said before a mention: who its sentences were about, and who spoke last."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple, Self

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Entities, Entity, Place
from quotesearch.language.names.given_names import Gender

_TURNS = 8  # of speakers that are remembered


class Turn(NamedTuple):
    """What somebody said: the offsets of the mention and of the words, and who, if known."""

    mention: int
    end: int
    speaker: Entity | None
    gender: Gender | None


@dataclass(frozen=True)
class Discourse:
    """The state of an article's story, as far as its mentions are resolved.

    `subjects` has the subjects of sentences, named or resolved, in the order of the text; `turns`
    who spoke last, the latest at the end.
    """

    entities: Entities
    subjects: Sequence[Place]
    turns: Sequence[Turn] = ()

    @classmethod
    def begin(cls, entities: Entities) -> Self:
        """Return the state before any mention is resolved."""
        return cls(entities, list(entities.subjects))

    @property
    def layout(self) -> Layout:
        return self.entities.layout

    def with_turn(self, turn: Turn) -> Self:
        """Return the state after a mention is resolved; whoever speaks is a subject there."""
        turns = (*self.turns[-_TURNS + 1 :], turn)
        if turn.speaker is None:
            return replace(self, turns=turns)
        index = bisect_right(self.subjects, turn.mention, key=itemgetter(0))
        subjects = list(self.subjects)
        subjects.insert(index, Place(turn.mention, turn.speaker))
        return replace(self, subjects=subjects, turns=turns)
