"""References: whom "she" or "the senator" stands for, weighed among the people whom the article has named before.

A linear model of what the text says of each of them, fitted to references in training articles by
training/attribution/refer.py. It also knows that a reference may be to nobody who was named.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.resolution.entities import Cast, Entity, Place, between
from quotesearch.language.english import ROLE_HEADS
from quotesearch.language.names.given_names import Gender

Floats = NDArray[np.float64]

_LEAD = 300  # characters at the top of the article, which name whom it is about
_RECENT = 5  # subjects
_WINDOW = (
    1200  # characters that a reference looks back; farther off, the reader has lost the thread too
)
_DESCRIBED = 0.8  # less likely, a description meant somebody else in two of five articles left out
_AWAY = {"here": 0, "before": 1, "near": 3, "far": 6}  # sentences back, at most
_LONG = {"sen": "senator", "gov": "governor", "rep": "representative"} | dict.fromkeys(
    ("congressman", "congresswoman"), "representative"
)
# Whoever holds one of these is not called by another.
_ELECTED = frozenset(
    "senator governor representative president mayor judge pope king queen".split()
)

FEATURES = (
    *(f"subject_{away}" for away in _AWAY),  # last as the subject of a sentence that far back
    *(f"mentioned_{away}" for away in _AWAY),  # last mentioned at all
    "paragraph",  # mentioned in the same paragraph
    "last",  # the last subject of fitting gender
    "second",  # the last but one
    "recent",  # share of the last subjects
    "speaker",  # the last who was said to have said something
    "speaker_before",  # in this sentence or the one before
    "gender",  # known, and that of the reference
    "often",  # named, logarithm
    "lead",  # named at the top
    "spoken_of",  # named in what the reference is said to have said
    "office",  # has an office that the reference names
    "nobody",  # none of them
    "nobody_described",
)


@dataclass(frozen=True)
class Reference:
    """A pronoun or a description in the text.

    `offices` are what a description says of its referent, None for a pronoun; `words` what it is said to have said.
    """

    start: int
    gender: Gender | None
    offices: frozenset[str] | None
    words: str


def refer(cast: Cast, reference: Reference, speaker: Place | None) -> tuple[Entity | None, float]:
    """Whom a reference means, and how likely; None where that is most likely nobody whom the article has named before.

    Args:
        cast: the people of the article, those before the reference resolved.
        reference: the pronoun or the description.
        speaker: who was last said to have said something, and where.
    """
    people, features = candidates(cast, reference, speaker)
    if reference.offices and features[:, FEATURES.index("office")].sum() > 1:
        return None, 0.5  # two mayors
    values = features @ _weights()
    chances = np.exp(values - values.max())
    best = int(np.argmax(chances))
    chance = float(chances[best] / chances.sum())
    if reference.offices and chance < _DESCRIBED:
        return None, 0.5
    return people[best], chance


def candidates(
    cast: Cast, reference: Reference, speaker: Place | None
) -> tuple[Sequence[Entity | None], Floats]:
    """The people whom a reference may mean, at last nobody, and the features of each: float64 (people, FEATURES)."""
    past = _Past(cast, reference, speaker)
    rows = [past.features(entity) for entity in past.people]
    rows.append({"nobody": True, "nobody_described": reference.offices is not None})
    return [*past.people, None], np.array(
        [[float(row.get(name, 0)) for name in FEATURES] for row in rows]
    )


class _Past:
    """What an article has said before a reference."""

    def __init__(self, cast: Cast, reference: Reference, speaker: Place | None) -> None:
        self._layout, self._reference, self._speaker = cast.layout, reference, speaker
        self._offices = _offices(reference.offices or ())
        self._sentence = cast.layout.sentence_number(reference.start)
        self._paragraph = cast.layout.paragraph_number(reference.start)
        span = reference.start - _WINDOW, reference.start
        subjects, named = (
            [(at, entity) for at, entity in between(places, *span) if self._may_be(entity)]
            for places in (cast.subjects, cast.named)
        )
        once = {
            (self._layout.sentence_number(at), id(entity)): (at, entity) for at, entity in subjects
        }
        self._last_subject = {id(entity): at for at, entity in once.values()}
        mentioned = sorted([*named, *subjects], key=lambda item: item[0])
        self._last_mention = {id(entity): at for at, entity in mentioned}
        turns = [id(entity) for _, entity in once.values()]
        self._recent = turns[-_RECENT:]
        self._in_turn = list(dict.fromkeys(reversed(turns)))
        self.people = list({id(entity): entity for _, entity in mentioned}.values())

    def _may_be(self, entity: Entity) -> bool:
        gender, elected = self._reference.gender, self._offices & _ELECTED
        held = _offices(entity.roles) & _ELECTED or elected
        return (
            entity.one
            and entity.gender in (None, gender or entity.gender)
            and (not elected or bool(held & elected))
        )

    def features(self, entity: Entity) -> dict[str, float]:
        key, reference = id(entity), self._reference
        subject, mention = self._last_subject.get(key), self._last_mention.get(key)
        spoke = self._speaker[0] if self._speaker and self._speaker[1] is entity else None
        return {
            f"subject_{self._away(subject)}": 1,
            f"mentioned_{self._away(mention)}": 1,
            "paragraph": mention is not None
            and self._layout.paragraph_number(mention) == self._paragraph,
            "last": self._in_turn[:1] == [key],
            "second": self._in_turn[1:2] == [key],
            "recent": self._recent.count(key) / _RECENT,
            "speaker": spoke is not None,
            "speaker_before": spoke is not None and self._sentences(spoke) <= 1,
            "gender": entity.gender is not None and entity.gender == reference.gender,
            "often": float(np.log1p(entity.times)),
            "lead": entity.first is not None and entity.first < _LEAD,
            "spoken_of": entity.words[-1] in reference.words,
            "office": bool(self._offices & _offices(entity.roles)),
        }

    def _away(self, at: int | None) -> str | None:
        return next(
            (
                away
                for away, most in _AWAY.items()
                if at is not None and self._sentences(at) <= most
            ),
            None,
        )

    def _sentences(self, at: int) -> int:
        """How many sentences back a place is."""
        return self._sentence - self._layout.sentence_number(at)


def _offices(roles: Iterable[str]) -> set[str]:
    return {_LONG.get(role, role) for role in roles if role in ROLE_HEADS}


@cache
def _weights() -> Floats:
    weights = json.loads((files(__package__) / "pronoun_weights.json").read_text(encoding="utf-8"))
    return np.array([weights[name] for name in FEATURES])
