"""Resolve pronouns and descriptions: weigh who "she" or "the senator" may be.

The candidates are the people the article has named before, and nobody. They are weighed by a
linear model of what the text says of each, fitted to references in training articles by
training/attribution/refer.py.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.resolution.certainties import OPEN
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.entities import Entity, Place, between
from quotesearch.language.english import ROLE_HEADS
from quotesearch.language.names.given_names import Gender

Float64Array = NDArray[np.float64]

_LEAD = 300  # characters at the top of the article, which name the person it is about
_RECENT = 5  # subjects of sentences
_WINDOW = 1200  # characters that a reference looks back; beyond, readers have lost the thread too
# A description that is less likely than this meant somebody else in two of five held-out articles.
_LEAST_FOR_DESCRIPTION = 0.8
_DISTANCES = {"here": 0, "before": 1, "near": 3, "far": 6}  # sentences back, at most
_FULL_OFFICES = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
}
# Anyone who holds one of these offices is not referred to by another.
_EXCLUSIVE_OFFICES = frozenset(
    "senator governor representative president mayor judge pope king queen".split()
)

PRONOUN_FEATURES = (
    *(f"subject_{distance}" for distance in _DISTANCES),  # last as a subject, that far back
    *(f"mentioned_{distance}" for distance in _DISTANCES),  # last mentioned at all
    "paragraph",  # mentioned in the same paragraph
    "last",  # the last subject of fitting gender
    "second",  # the last but one
    "recent",  # share of the last subjects
    "speaker",  # the last speaker
    "speaker_before",  # the last speaker, in this sentence or the one before
    "gender",  # known, and that of the reference
    "often",  # how often named, logarithm
    "lead",  # named at the top
    "spoken_of",  # named in the quote
    "office",  # has an office that the reference names
    "nobody",  # the candidate is nobody
    "nobody_described",  # the candidate is nobody, and the reference is a description
)


@dataclass(frozen=True)
class Reference:
    """A pronoun or a description that is said to have spoken.

    `offices` are what a description says of its referent, None for a pronoun; `quote` is what it is
    said to have said.
    """

    start: int
    gender: Gender | None
    offices: frozenset[str] | None
    quote: str


class Candidates(NamedTuple):
    """Whom a reference may mean, the last of them nobody.

    `features` are float64 (candidates, PRONOUN_FEATURES).
    """

    people: Sequence[Entity | None]
    features: Float64Array


def resolve_reference(reference: Reference, discourse: Discourse) -> tuple[Entity | None, float]:
    """Return the entity a reference means, and how likely; None if probably nobody is named."""
    people, features = list_candidates(reference, discourse)
    if reference.offices:
        holders = features[:, PRONOUN_FEATURES.index("office")].sum()
        if holders > 1:  # two mayors
            return None, OPEN
    values = features @ _weights()
    chances = np.exp(values - values.max())
    best = int(np.argmax(chances))
    chance = float(chances[best] / chances.sum())
    if reference.offices and chance < _LEAST_FOR_DESCRIPTION:
        return None, OPEN
    return people[best], chance


def list_candidates(reference: Reference, discourse: Discourse) -> Candidates:
    """List the entities a reference may mean, with the features that weigh them."""
    history = _recall(reference, discourse)
    rows = [_row(_features(entity, history)) for entity in history.people]
    is_description = reference.offices is not None
    rows.append(_row({"nobody": 1, "nobody_described": is_description}))
    return Candidates([*history.people, None], np.array(rows))


def _row(features: Mapping[str, float]) -> list[float]:
    return [float(features.get(name, 0)) for name in PRONOUN_FEATURES]


@dataclass(frozen=True)
class _History:
    """What an article has said, within reach of a reference, of those it may mean.

    `people` are in the order in which they were first mentioned. `last_subject` and `last_mention`
    are offsets. `turns` are the subjects of the sentences in order, each once a sentence;
    `latest_first` has each of these people once, the latest first.
    """

    reference: Reference
    discourse: Discourse
    people: Sequence[Entity]
    last_subject: Mapping[Entity, int]
    last_mention: Mapping[Entity, int]
    turns: Sequence[Entity]
    latest_first: Sequence[Entity]

    def sentences_back(self, start: int) -> int:
        layout = self.discourse.layout
        return layout.sentence_number(self.reference.start) - layout.sentence_number(start)


def _recall(reference: Reference, discourse: Discourse) -> _History:
    subjects = _places_before(reference, discourse.subjects)
    appearances = _places_before(reference, discourse.entities.appearances)
    mentions = sorted([*appearances, *subjects], key=itemgetter(0))

    subject_of_sentence: dict[tuple[int, Entity], Place] = {}
    for place in subjects:
        sentence = discourse.layout.sentence_number(place.start)
        subject_of_sentence[sentence, place.entity] = place
    turns = [place.entity for place in subject_of_sentence.values()]
    return _History(
        reference=reference,
        discourse=discourse,
        people=list(dict.fromkeys(place.entity for place in mentions)),
        last_subject={place.entity: place.start for place in subject_of_sentence.values()},
        last_mention={place.entity: place.start for place in mentions},
        turns=turns,
        latest_first=list(dict.fromkeys(reversed(turns))),
    )


def _places_before(reference: Reference, places: Sequence[Place]) -> list[Place]:
    """Return the places within reach that name somebody the reference may mean."""
    within_reach = between(places, reference.start - _WINDOW, reference.start)
    return [place for place in within_reach if _may_mean(reference, place.entity)]


def _may_mean(reference: Reference, entity: Entity) -> bool:
    if not entity.is_single_person:
        return False
    if reference.gender and entity.gender not in (None, reference.gender):
        return False
    called = _full_offices(reference.offices or ()) & _EXCLUSIVE_OFFICES
    held = _full_offices(entity.roles) & _EXCLUSIVE_OFFICES
    return not called or not held or bool(held & called)


def _features(entity: Entity, history: _History) -> dict[str, float]:
    reference, layout = history.reference, history.discourse.layout
    features: dict[str, float] = {}
    subject = history.last_subject.get(entity)
    if subject is not None:
        features[f"subject_{_distance(history.sentences_back(subject))}"] = 1
    mention = history.last_mention.get(entity)
    if mention is not None:
        features[f"mentioned_{_distance(history.sentences_back(mention))}"] = 1
        paragraph = layout.paragraph_number(reference.start)
        features["paragraph"] = layout.paragraph_number(mention) == paragraph

    features["last"] = history.latest_first[:1] == [entity]
    features["second"] = history.latest_first[1:2] == [entity]
    features["recent"] = history.turns[-_RECENT:].count(entity) / _RECENT

    speaker = history.discourse.last_speaker
    if speaker and speaker.entity == entity:
        features["speaker"] = 1
        features["speaker_before"] = history.sentences_back(speaker.start) <= 1

    features["gender"] = entity.gender is not None and entity.gender == reference.gender
    features["often"] = float(np.log1p(entity.times))
    features["lead"] = entity.first is not None and entity.first < _LEAD
    features["spoken_of"] = entity.words[-1] in reference.quote
    called = _full_offices(reference.offices or ())
    features["office"] = not called.isdisjoint(_full_offices(entity.roles))
    return features


def _distance(sentences: int) -> str | None:
    """Return the name of a distance in sentences; None is farther than any that counts."""
    for name, most in _DISTANCES.items():
        if sentences <= most:
            return name
    return None


def _full_offices(roles: Iterable[str]) -> set[str]:
    return {_FULL_OFFICES.get(role, role) for role in roles if role in ROLE_HEADS}


@cache
def _weights() -> Float64Array:
    source = files(__package__) / "pronoun_weights.json"
    weights = json.loads(source.read_text(encoding="utf-8"))
    return np.array([weights[name] for name in PRONOUN_FEATURES])
