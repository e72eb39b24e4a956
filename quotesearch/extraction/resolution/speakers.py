"""Resolve speakers: from each mention in the article to a full name, or to nobody by name.

"He", "Hegseth" and "the Secretary of War" are ranked against everybody of whom the article speaks,
also those without a name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.resolution.candidate_ranking import Choice, choose
from quotesearch.extraction.resolution.confidence import confidence, mention_chance
from quotesearch.extraction.resolution.discourse import Discourse, Turn
from quotesearch.extraction.resolution.entities import Entities, Entity, Place, between
from quotesearch.extraction.resolution.mentions import Mention, MentionKind, read_mention
from quotesearch.extraction.resolution.speaker_candidates import Candidates, list_candidates


@dataclass(frozen=True)
class Resolution:
    """Whom a mention means.

    Attributes:
        speaker: the name of the likeliest speaker, None for nobody by name.
        confidence: how likely it is that this is right, 0 to 1.
        mention_chance: how likely it is that the mention is the right one, 0 to 1.
    """

    speaker: str | None
    confidence: float
    mention_chance: float


@dataclass(frozen=True)
class Resolutions:
    """The speaker of each attribution, in their order, and the subjects of the article's sentences.

    A mention that is resolved to an entity counts as a subject, too.
    """

    speakers: tuple[Resolution, ...]
    subjects: tuple[Place, ...]


class Step(NamedTuple):
    """How one mention is resolved, by what the article has said before."""

    attribution: Attribution
    mention: Mention
    candidates: Candidates
    choice: Choice


def resolve_all(attributions: Iterable[Attribution], entities: Entities) -> Resolutions:
    """Resolve the mentions of attributions, which are in the order of the text."""
    speakers = []
    discourse = Discourse.begin(entities)
    for step, after in steps(attributions, discourse):
        certainty = confidence(step.attribution, step.mention, step.choice)
        chance = mention_chance(step.attribution)
        speakers.append(Resolution(step.choice.speaker.name, certainty, chance))
        discourse = after
    return Resolutions(tuple(speakers), tuple(discourse.subjects))


def steps(
    attributions: Iterable[Attribution], discourse: Discourse
) -> Iterator[tuple[Step, Discourse]]:
    """Resolve one mention after the other; yield each with the state of the story after it.

    The order matters: a pronoun is resolved by who spoke before.
    """
    for attribution in attributions:
        mention = read_mention(attribution, discourse.entities)
        candidates = list_candidates(mention, discourse)
        choice = choose(candidates, mention.kind)
        discourse = discourse.with_turn(_turn(attribution, mention, choice, discourse))
        yield Step(attribution, mention, candidates, choice), discourse


def _turn(attribution: Attribution, mention: Mention, choice: Choice, discourse: Discourse) -> Turn:
    """Return who spoke, with or without a name."""
    start = attribution.mention[0] if attribution.mention else attribution.start
    entities = choice.speaker.entities
    speaker = entities[0] if len(entities) == 1 else None
    if speaker is None and mention.kind is MentionKind.DESCRIPTION:
        speaker = _unnamed(mention, discourse)
    return Turn(start, attribution.end, speaker, mention.gender)


def _unnamed(mention: Mention, discourse: Discourse) -> Entity | None:
    """Return whom the noun of a mention stands for, "a neighbour"."""
    inside = between(discourse.entities.appearances, mention.start, mention.end)
    unnamed = [place.entity for place in inside if not place.entity.is_named]
    return unnamed[0] if unnamed else None
