"""Entities: whom an article speaks of, by name or without one, and where it does so."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.namings import Naming
from quotesearch.language.names.given_names import Gender
from quotesearch.records import Span


@dataclass(frozen=True)
class Entity:
    """A person, an organisation or a thing of one article, with what the article says of it.

    Attributes:
        words: its fullest name; of somebody without one, the noun that stands for them.
        person: None where nothing tells a person from an organisation.
        roles: the lower-case words of offices and callings around its names.
        gender: what a title, a role or the given name implies.
        times: how often the article names it outside quotation marks.
        first: the offset of the first time.
        is_named: whether it has a name.
        is_thing: whether its name is that of a place, a law, a work or the like.
        is_ambiguous: whether its name may be the short form of several others here.
        descriptions: the words by which appositions describe it: "Jane Doe, a nurse".
        pronouns: how many more of the pronouns near its names are he than she.
    """

    words: tuple[str, ...]
    person: bool | None
    roles: frozenset[str] = frozenset()
    gender: Gender | None = None
    times: int = 0
    first: int | None = None
    is_named: bool = True
    is_thing: bool = False
    is_ambiguous: bool = False
    descriptions: frozenset[str] = frozenset()
    pronouns: int = 0

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def __hash__(self) -> int:
        return hash((self.words, self.is_named))


EntitiesByName = Mapping[str, Entity]
"""The named entities of one article by their folded names (`name_key`)."""


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
    """Whom one article speaks of.

    Attributes:
        layout: of the article.
        namings: where it names somebody, in quotation marks or not, in order.
        bearers: whom each naming means, with those of whose names it may be a form, too.
        by_name: every named entity by its folded name, in the order of their first places.
        appearances: where the text names an entity, or has the noun of somebody unnamed, outside
            quotation marks, in order.
        subjects: those of them that are the subject of their sentence.
    """

    layout: Layout
    namings: Sequence[Naming]
    bearers: Mapping[Span, Sequence[Entity]]
    by_name: EntitiesByName
    appearances: Sequence[Place]
    subjects: Sequence[Place]

    def meant_by(self, naming: Naming) -> Entity:
        """Return whom a naming means, as far as its words tell."""
        return self.bearers[naming.start, naming.end][0]
