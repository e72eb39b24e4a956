"""The register of an article's entities while its names are read: tell who is who."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from quotesearch.extraction.resolution.entities import Entity
from quotesearch.extraction.resolution.name_parts import find_gender, name_key, surname
from quotesearch.extraction.resolution.noun_phrases import Name
from quotesearch.language.names.given_names import Gender


class Naming(NamedTuple):
    """A place outside quotation marks that names the entity of this folded name."""

    start: int
    end: int
    key: str


@dataclass
class Draft:
    """An entity while it is still being learned about."""

    words: tuple[str, ...]
    person: bool | None
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def learn(self, name: Name) -> None:
        """Add what a name says of the entity."""
        self.roles |= name.roles
        self.person = self.person or name.person
        self.gender = self.gender or find_gender(self.words, name.roles)


class EntityRegister:
    """The entities of an article: enter all of its full names first, then the short forms.

    `drafts` are by folded name; `surnames` and `given_names` have the folded names of those who
    bear one.
    """

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.surnames: dict[str, list[str]] = defaultdict(list)
        self.given_names: dict[str, list[str]] = defaultdict(list)

    def add_full_name(self, name: Name) -> None:
        """Add an entity, or what its name says here if it is already known."""
        key = name_key(name.text)
        if key not in self.drafts:
            self.drafts[key] = Draft(name.words, name.person)
            if "and" not in name.words:
                self.surnames[surname(name.words)].append(key)
                self.given_names[name_key(name.words[0])].append(key)
        self.drafts[key].learn(name)

    def add_short_form(self, name: Name, *, is_mention: bool) -> None:
        """Add what a single word says of the one entity that it may mean, or a new entity."""
        key = surname(name.words)
        namesakes = [self.drafts[bearer] for bearer in self.surnames.get(key, ())]
        people = [draft for draft in namesakes if draft.person is not False]
        if len(people) == 1:
            people[0].learn(name)
            return
        if namesakes:
            return
        bearers = [self.drafts[bearer] for bearer in self.given_names.get(key, ())]
        called = [draft for draft in bearers if draft.person]
        if len(called) == 1:
            called[0].learn(name)  # "Ban" of Ban Ki-moon
        elif is_mention or name.person:
            self.add_full_name(name)

    def entities(self, namings: Iterable[Naming]) -> dict[str, Entity]:
        """Return the entities by folded name, with how often and where first each is named."""
        times: Counter[str] = Counter()
        firsts: dict[str, int] = {}
        for naming in namings:
            times[naming.key] += 1
            firsts.setdefault(naming.key, naming.start)
        entities = {}
        for key, draft in self.drafts.items():
            entities[key] = Entity(
                words=draft.words,
                person=draft.person,
                roles=frozenset(draft.roles),
                gender=draft.gender,
                times=times[key],
                first=firsts.get(key),
            )
        return entities
