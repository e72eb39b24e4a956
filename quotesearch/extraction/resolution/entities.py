"""The cast of an article: the people and organisations that it names, and where."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.noun_phrases import Name, fold, gender, parse, surname
from quotesearch.language.names.given_names import Gender
from quotesearch.records import Span

_CAPITALISED = rf"[{CAPITALS}](?:[\w’'\-]|(?<=[ÃÂ])[\x80-¿])*\.?"
_APPOSITION = re.compile(
    r"(?: \([^()]{1,15}\))?, ((?:(?:who (?:is|was) )?(?:an?|the)|his|her|their) [^,.;:“\"]{3,80})[,.]"
)
_AND = re.compile(" and ")
_LINK = r"(?:of|de|la|van|von|der|den|bin|al|el|the|and) "
_CANDIDATE = re.compile(
    rf"(?:\b[a-z][\w\-]{{1,30}} ){{0,2}}\b{_CAPITALISED}(?: (?:{_LINK}){{0,2}}{_CAPITALISED}){{0,9}}"
)
_OBJECT = re.compile(
    r"\b(?:of|for|to|with|by|from|against|about|at|in|on|between|like|than|behind|over|after|and)"
    r"(?: (?:the|a|an|his|her))?(?: [\w.\-]+){0,3} ?\Z"
)


@dataclass
class Entity:
    """A person or an organisation of one article, with everything the article says of it.

    It is named so many `times` outside quotation marks, the `first` of them there.
    """

    words: tuple[str, ...]
    person: bool | None
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    times: int = 0
    first: int | None = None

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def one(self) -> bool:
        """Whether it is a person by himself: "Mr. and Mrs. Khan" are two."""
        return bool(self.person) and "and" not in self.words and not self.roles >= {"mr", "mrs"}


Names = Mapping[str, Entity]  # the entities of one article by their folded names
Place = tuple[int, Entity]  # where somebody is meant
Placed = TypeVar("Placed", bound=tuple[int, *tuple[Any, ...]])


def between(places: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """Those of the places, in order, from one offset up to another."""
    first, last = (bisect_left(places, at, key=lambda place: place[0]) for at in (start, end))
    return places[first:last]


class Cast:
    """The people and organisations of one article.

    `named` has where the text names one of them outside quotation marks, `subjects` where one is the subject of a
    sentence, by a name or, once it is resolved, by another mention; both in order. `mentioned` has what each mention of
    an attribution reads as.

    Args:
        layout: the article's text with its parts.
        mentions: the mentions of its attributions; what speaks may be an organisation or have a rare name.
        people: offsets of the words that belong to names of people.
    """

    def __init__(
        self, layout: Layout, mentions: Iterable[Span], people: Container[int] = ()
    ) -> None:
        text = layout.text
        self.layout = layout
        self.entities: dict[str, Entity] = {}
        self.by_surname: dict[str, list[Entity]] = defaultdict(list)
        self.by_given: dict[str, list[Entity]] = defaultdict(list)
        self.mentioned = {
            mention: parse(text, *mention, people) for mention in sorted(set(mentions))
        }
        candidates = (span for match in _CANDIDATE.finditer(text) for span in _parts(match))
        names = [(parse(text, *span, people), False) for span in candidates]
        names += [(name, True) for name in self.mentioned.values()]
        for name, speaks in names:
            if len(name.words) > 1 and (name.person or speaks):
                apposed = _APPOSITION.match(text, name.span[1])  # "Mark Cuban, the investor"
                roles = parse(text, *apposed.span(1)).roles if apposed else frozenset()
                self._enter(replace(name, roles=name.roles | roles))
        for name, speaks in names:
            if len(name.words) == 1:
                self._short_form(name, speaks)
        names_at = list(self._find_names())
        self.named = [(start, entity) for (start, _), entity in names_at]
        self.subjects = list(self._find_subjects(names_at))

    def is_subject(self, at: int, entity: Entity) -> None:
        """Take note of a mention that has been resolved."""
        insort(self.subjects, (at, entity), key=lambda item: item[0])

    def _enter(self, name: Name) -> None:
        key = fold(name.text)
        if key not in self.entities:
            entity = self.entities[key] = Entity(name.words, name.person)
            if "and" not in name.words:
                self.by_surname[surname(name.words)].append(entity)
                self.by_given[fold(name.words[0])].append(entity)
        self._learn(self.entities[key], name)

    def _short_form(self, name: Name, speaks: bool) -> None:
        key = surname(name.words)
        known = self.by_surname[key]
        people = [entity for entity in known if entity.person is not False]
        called = [entity for entity in self.by_given[key] if entity.person]
        if len(people) == 1:
            self._learn(people[0], name)
        elif not known and len(called) == 1:
            self._learn(called[0], name)  # "Ban" of Ban Ki-moon
        elif not known and (speaks or name.person):
            self._enter(name)

    @staticmethod
    def _learn(entity: Entity, name: Name) -> None:
        entity.roles |= name.roles
        entity.person = entity.person or name.person
        entity.gender = entity.gender or gender(entity.words, name.roles)

    def _find_names(self) -> Iterator[tuple[Span, Entity]]:
        by_word: dict[str, Entity] = {}
        for entity in self.entities.values():
            by_word[entity.text] = entity
            if len(self.by_surname[surname(entity.words)]) == 1 and len(entity.words[-1]) > 2:
                by_word[entity.words[-1]] = entity
        longest = sorted(by_word, key=len, reverse=True)
        pattern = rf"\b(?:{'|'.join(map(re.escape, longest))})\b"
        for match in re.finditer(pattern, self.layout.text) if longest else ():
            if not self.layout.is_quoted(match.start()):
                entity = by_word[match.group()]
                entity.times += 1
                entity.first = match.start() if entity.first is None else entity.first
                yield match.span(), entity

    def _find_subjects(self, named: Iterable[tuple[Span, Entity]]) -> Iterator[Place]:
        """The first whom each sentence names, if as its subject."""
        last, text = None, self.layout.text
        for (start, end), entity in named:
            sentence = self.layout.sentence_at(start)
            is_object = _OBJECT.search(text, max(sentence[0], start - 40), start)
            if sentence != last and not is_object and text[end : end + 2] not in ("’s", "'s"):
                last = sentence
                yield start, entity


def _parts(candidate: re.Match[str]) -> Iterator[Span]:
    """A candidate, and the names on either side of its "and": two people, unless it is one department."""
    yield candidate.span()
    joints = [
        (candidate.start() + m.start(), candidate.start() + m.end())
        for m in _AND.finditer(candidate.group())
    ]
    if joints:
        starts = [candidate.start(), *(end for _, end in joints)]
        yield from zip(starts, [*(start for start, _ in joints), candidate.end()], strict=True)
