"""Resolve names: find the entity of the article that a name in a mention stands for."""

from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.extraction.resolution import certainties
from quotesearch.extraction.resolution.entities import Entities, Entity
from quotesearch.extraction.resolution.name_parts import find_gender, name_key
from quotesearch.extraction.resolution.noun_phrases import Name
from quotesearch.language.english import ROLE_HEADS

# An entity that the article is about is named this many times as often as each namesake.
_PROMINENCE = 3


class Referent(NamedTuple):
    """Whom a mention refers to, and how certain that is (0 to 1).

    `speaker` is an entity of the article, a name that is no entity's, or None for nobody by name.
    """

    speaker: Entity | str | None
    certainty: float

    @property
    def name(self) -> str | None:
        return self.speaker.text if isinstance(self.speaker, Entity) else self.speaker


def resolve_name(name: Name, entities: Entities) -> Referent:
    """Find the entity that a name stands for; of an ambiguous name, the name itself is returned."""
    exact = entities.named(name.text)
    if exact and len(name.words) > 1:
        return Referent(_complete_surname(exact, entities), certainties.FULL_NAME)

    namesakes = entities.with_surname(name.words)
    if name.person is not False:
        namesakes = [entity for entity in namesakes if entity.person is not False]
    fitting = _of_fitting_gender(namesakes, name)
    if len(fitting) == 1:
        is_only = len(namesakes) == 1
        certainty = certainties.ONLY_NAMESAKE if is_only else certainties.GENDER_FITS
        return Referent(fitting[0], certainty)
    if fitting:
        return _choose_among(fitting, name, entities)

    bearers = [entity for entity in entities.with_given_name(name.text) if entity.person]
    if not namesakes and len(bearers) == 1:
        return Referent(bearers[0], certainties.ONLY_GIVEN_NAME)
    return Referent(name.text, certainties.UNKNOWN_NAME)


def _complete_surname(entity: Entity, entities: Entities) -> Entity:
    """Return the one entity whose name ends with this one: "Vargas Llosa" of Mario Vargas Llosa."""
    ending = f" {name_key(entity.text)}"
    namesakes = entities.with_surname(entity.words)
    longer = [other for other in namesakes if name_key(other.text).endswith(ending)]
    return longer[0] if len(longer) == 1 else entity


def _of_fitting_gender(namesakes: Sequence[Entity], name: Name) -> list[Entity]:
    """Leave out a Bill Clinton where the name is "Mrs. Clinton"."""
    gender = find_gender(("", *name.words), name.roles)
    return [entity for entity in namesakes if not gender or entity.gender in (None, gender)]


def _choose_among(namesakes: Sequence[Entity], name: Name, entities: Entities) -> Referent:
    """Choose among people of one surname by their office, else by who the article is about."""
    offices = name.roles & ROLE_HEADS
    holders = [entity for entity in namesakes if offices & entity.roles]
    if len(holders) == 1:
        return Referent(holders[0], certainties.OFFICE_FITS)
    by_printings = sorted(
        namesakes, key=lambda entity: entities.printings[entity.text], reverse=True
    )
    most, second = by_printings[:2]
    printings = entities.printings
    if printings[most.text] >= _PROMINENCE * printings[second.text]:
        return Referent(most, certainties.NAMED_MOST)
    return Referent(name.text, certainties.SHARED_SURNAME)
