"""Entities: the people and organisations of an article, and where it names them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.name_parts import name_key, surname
from quotesearch.extraction.resolution.noun_phrases import Name
from quotesearch.language.names.given_names import Gender
from quotesearch.records import Span


@dataclass(frozen=True)
class Entity:
    """A person or an organisation of one article, with everything the article says of it.

    `person` is None where nothing tells a person from an organisation. `times` is how often the
    article names the entity outside quotation marks, `first` the offset of the first time.
    """

    words: tuple[str, ...]
    person: bool | None
    roles: frozenset[str] = frozenset()
    gender: Gender | None = None
    times: int = 0
    first: int | None = None

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def is_single_person(self) -> bool:
        """Tell one person from two: "Mr. and Mrs. Khan" are two."""
        is_couple = "and" in self.words or self.roles >= {"mr", "mrs"}
        return bool(self.person) and not is_couple


EntitiesByName = Mapping[str, Entity]
"""The entities of one article by their folded names (`name_key`)."""


class Place(NamedTuple):
    """An offset of the text at which an entity is meant."""

    start: int
    entity: Entity


Placed = TypeVar("Placed", bound=tuple[int, *tuple[Any, ...]])


def between(places: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """Return the places from one offset up to another; they are in the order of the text."""
    first = bisect_left(places, start, key=itemgetter(0))
    last = bisect_left(places, end, key=itemgetter(0))
    return places[first:last]


@dataclass(frozen=True)
class Entities:
    """The people and organisations of one article.

    Attributes:
        by_name: every entity by its folded name, in the order in which they were recognised.
        surnames, given_names: the entities that bear a name, folded; names with "and" are left out.
        mentions: what each mention of an attribution reads as.
        printings: how often the text prints the full name of an entity, also in quotation marks.
        appearances: where the text names an entity outside quotation marks, in order.
        subjects: where a name of an entity is the subject of its sentence, in order.
    """

    layout: Layout
    by_name: EntitiesByName
    surnames: Mapping[str, Sequence[Entity]]
    given_names: Mapping[str, Sequence[Entity]]
    mentions: Mapping[Span, Name]
    printings: Counter[str]
    appearances: Sequence[Place]
    subjects: Sequence[Place]

    def named(self, name: str) -> Entity | None:
        """Return the entity of exactly this name, or None."""
        return self.by_name.get(name_key(name))

    def with_surname(self, words: Sequence[str]) -> Sequence[Entity]:
        """Return the entities that share the surname of a name."""
        return self.surnames.get(surname(words), ())

    def with_given_name(self, name: str) -> Sequence[Entity]:
        """Return the entities whose first word is this name."""
        return self.given_names.get(name_key(name), ())
