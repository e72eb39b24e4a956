"""Speakers: from the mention in the article to a full name, or to None where nobody is named for sure.

Within an article, "he", "Hegseth" and "the Secretary of War" are looked up among the people whom the article
names; over the corpus, a bare surname takes the given name that another article gives, if that article speaks of
the same person as far as one can see. More than one candidate left means None or the surname as printed, never a
guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quotesearch.extraction.names import Gender, Name, fold, gender, parse, surname
from quotesearch.extraction.structure import CAPITALS, Layout
from quotesearch.extraction.words import ORGANISATION_NOUNS, PRONOUNS, ROLE_HEADS
from quotesearch.models import Span

_CAPITALISED = rf"[{CAPITALS}](?:[\w’'\-]|(?<=[ÃÂ])[\x80-¿])*\.?"
_AND = re.compile(" and ")
_LINK = r"(?:of|de|la|van|von|der|den|bin|al|el|the|and) "
_CANDIDATE = re.compile(
    rf"(?:\b[a-z][\w\-]{{1,30}} ){{0,2}}\b{_CAPITALISED}(?: (?:{_LINK}){{0,2}}{_CAPITALISED}){{0,9}}"
)
# How often "he" is whom the rule says, on training articles, by: the gender is known to fit, the name stands in this
# sentence or the one before.
_PRONOUN_CERTAINTY = {(True, True): 0.92, (True, False): 0.8, (False, True): 0.8, (False, False): 0.45}
_OBJECT = re.compile(
    r"\b(?:of|for|to|with|by|from|against|about|at|in|on|between|like|than|behind|over|after|and)"
    r"(?: (?:the|a|an|his|her))?(?: [\w.\-]+){0,3} ?\Z"
)
_WINDOW = 700  # characters that a pronoun looks back; farther off, the reader has lost the thread too
_HE: dict[str, Gender] = {"he": "male", "she": "female"}


@dataclass
class Entity:
    """A person or an organisation of one article, with everything the article says of it."""

    words: tuple[str, ...]
    person: bool | None
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Resolution:
    """Who a mention refers to: `speaker` is None when that is open; `certainty` is a probability."""

    speaker: str | None
    certainty: float


_UNNAMED = Resolution(None, 1.0)


class Cast:
    """The people and organisations of one article.

    Args:
        layout: the article's text with its parts.
        mentions: the mentions of its attributions; what speaks may be an organisation or have a rare name.
    """

    def __init__(self, layout: Layout, mentions: Iterable[Span]) -> None:
        text = layout.text
        self._text, self._layout = text, layout
        self.entities: dict[str, Entity] = {}
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._by_given: dict[str, list[Entity]] = defaultdict(list)
        speaking = sorted(set(mentions))
        candidates = (span for match in _CANDIDATE.finditer(text) for span in _parts(match))
        names = [(parse(text, *span), False) for span in candidates]
        names += [(parse(text, *mention), True) for mention in speaking]
        for name, speaks in names:
            if len(name.words) > 1 and (name.person or speaks):
                self._enter(name)
        for name, speaks in names:
            if len(name.words) == 1:
                self._short_form(name, speaks)
        self._subjects = self._find_subjects()

    def subjects(self) -> list[tuple[int, str]]:
        """(offset, name) of the people and organisations that are the subject of a sentence, in order."""
        return [(at, entity.text) for at, entity in self._subjects]

    def _enter(self, name: Name) -> None:
        key = fold(name.text)
        entity = self.entities.get(key)
        if entity is None:
            entity = self.entities[key] = Entity(name.words, name.person)
            self._by_surname[name.surname].append(entity)
            self._by_given[fold(name.words[0])].append(entity)
        self._learn(entity, name)

    def _short_form(self, name: Name, speaks: bool) -> None:
        known = self._by_surname.get(name.surname, [])
        people = [entity for entity in known if entity.person is not False]
        called = [e for e in self._by_given.get(name.surname, []) if e.person]
        if len(people) == 1:
            self._learn(people[0], name)
        elif not known and len(called) == 1:
            self._learn(called[0], name)  # "Ban" of Ban Ki-moon
        elif not known and (speaks or name.person):
            entity = self.entities.setdefault(fold(name.text), Entity(name.words, name.person))
            self._by_surname[name.surname].append(entity)
            self._learn(entity, name)

    @staticmethod
    def _learn(entity: Entity, name: Name) -> None:
        entity.roles |= name.roles
        entity.person = entity.person or name.person
        entity.gender = entity.gender or gender(entity.words, name.roles)

    def _find_subjects(self) -> list[tuple[int, Entity]]:
        """The first of the cast whom each sentence names outside quotation marks, if as its subject."""
        by_word = dict(self._short_names())
        if not by_word:
            return []
        pattern = re.compile(r"\b(?:" + "|".join(re.escape(w) for w in sorted(by_word, key=len, reverse=True)) + r")\b")
        found = []
        for sentence in self._layout.sentences:
            for match in pattern.finditer(self._text, *sentence):
                if self._layout.is_quoted(match.start()):
                    continue
                if _OBJECT.search(self._text, max(sentence[0], match.start() - 40), match.start()):
                    continue
                if self._text[match.end() : match.end() + 2] in ("’s", "'s"):
                    continue
                found.append((match.start(), by_word[match.group()]))
                break
        return found

    def _short_names(self) -> Iterable[tuple[str, Entity]]:
        for entity in self.entities.values():
            yield entity.text, entity
            if len(self._by_surname[surname(entity.words)]) == 1 and len(entity.words[-1]) > 2:
                yield entity.words[-1], entity

    # -- resolution, for mentions in the order of the text

    def resolve(self, mention: Span | None) -> Resolution:
        """Who the mention refers to. Call it in the order of the text: a pronoun follows the last subject."""
        if mention is None:
            return _UNNAMED
        text = self._text[slice(*mention)]
        if fold(text) in PRONOUNS:
            resolution, entity = self._pronoun(fold(text), mention[0])
        else:
            name = parse(self._text, *mention)
            resolution, entity = self._named(name) if name.words else self._described(name, mention[0])
        if entity:
            insort(self._subjects, (mention[0], entity), key=lambda item: item[0])
        return resolution

    def _named(self, name: Name) -> tuple[Resolution, Entity | None]:
        exact = self.entities.get(fold(name.text))
        if exact and len(name.words) > 1:
            longer = self._longer(exact)
            return Resolution(longer.text, 0.98), longer
        namesakes = self._by_surname.get(name.surname, [])
        if name.person is not False:
            namesakes = [entity for entity in namesakes if entity.person is not False]
        titled = gender(("", *name.words), name.roles)
        left = [entity for entity in namesakes if not (titled and entity.gender and entity.gender != titled)]
        if len(left) == 1:
            return Resolution(left[0].text, 0.96 if len(namesakes) == 1 else 0.85), left[0]
        if left:
            return self._among(left, name)
        called = [entity for entity in self._by_given.get(fold(name.text), []) if entity.person]
        if not namesakes and len(called) == 1:
            return Resolution(called[0].text, 0.85), called[0]
        return Resolution(name.text, 0.75), None

    def _longer(self, entity: Entity) -> Entity:
        """ "Vargas Llosa" is Mario Vargas Llosa where the article names one."""
        words = [fold(word) for word in entity.words]
        longer = [
            other
            for other in self._by_surname[surname(entity.words)]
            if len(other.words) > len(words) and [fold(word) for word in other.words[-len(words) :]] == words
        ]
        return longer[0] if len(longer) == 1 else entity

    def _among(self, namesakes: Sequence[Entity], name: Name) -> tuple[Resolution, Entity | None]:
        """Two people of one surname: told apart by their office, else by whom the article is about."""
        heads = name.roles & ROLE_HEADS
        holders = [entity for entity in namesakes if heads & entity.roles]
        if len(holders) == 1:
            return Resolution(holders[0].text, 0.85), holders[0]
        counts = [len(re.findall(rf"\b{re.escape(entity.text)}\b", self._text)) for entity in namesakes]
        best = max(range(len(namesakes)), key=counts.__getitem__)
        if all(counts[best] >= 3 * count for at, count in enumerate(counts) if at != best):
            return Resolution(namesakes[best].text, 0.7), namesakes[best]
        return Resolution(name.text, 0.7), None

    def _described(self, name: Name, start: int) -> tuple[Resolution, Entity | None]:
        """ "The Secretary of War" is whoever bears that title here."""
        definite = self._text[start : start + 4].lower() in ("the ", "his ", "her ")
        heads = name.roles & ROLE_HEADS
        if not definite or not heads:
            named_elsewhere = definite and name.roles & ORGANISATION_NOUNS  # "the company" has a name; which is open
            return Resolution(None, 0.5) if named_elsewhere else _UNNAMED, None
        holders = [entity for entity in self.entities.values() if entity.person and heads <= entity.roles]
        exact = [entity for entity in holders if name.roles <= entity.roles]
        left = exact or holders
        if len(left) == 1:
            return Resolution(left[0].text, 0.85 if exact else 0.75), left[0]
        return Resolution(None, 0.5), None

    def _pronoun(self, pronoun: str, start: int) -> tuple[Resolution, Entity | None]:
        if pronoun not in _HE:
            return _UNNAMED, None
        wanted = _HE[pronoun]
        until = bisect_left(self._subjects, start, key=lambda item: item[0])
        since = bisect_left(self._subjects, start - _WINDOW, key=lambda item: item[0])
        people = [
            (at, entity)
            for at, entity in self._subjects[since:until]
            if entity.person is not False and entity.gender in (None, wanted)
        ]
        if not people:
            return Resolution(None, 0.5), None
        at, chosen = people[-1]
        near = at >= self._sentence_before(start)
        known = chosen.person and chosen.gender == wanted
        return Resolution(chosen.text, _PRONOUN_CERTAINTY[bool(known), near]), chosen

    def _sentence_before(self, start: int) -> int:
        """Where the sentence before a mention's begins."""
        sentence = self._layout.sentence_at(start)
        at = bisect_left(self._layout.sentences, sentence)
        return self._layout.sentences[max(0, at - 1)][0]


def _parts(candidate: re.Match[str]) -> Iterator[Span]:
    """A candidate, and the names on either side of its "and": two people, unless it is one department."""
    yield candidate.span()
    joints = [(candidate.start() + m.start(), candidate.start() + m.end()) for m in _AND.finditer(candidate.group())]
    if joints:
        starts = [candidate.start(), *(end for _, end in joints)]
        yield from zip(starts, [*(start for start, _ in joints), candidate.end()], strict=True)


Names = Mapping[str, Entity]  # the entities of one article by their folded names


def full_names(articles: Mapping[str, Names]) -> dict[tuple[str, str], str]:
    """Full names over the corpus.

    Args:
        articles: whom each article names, by article id.

    Returns:
        (article id, bare surname as printed) -> full name, where the given name stands only in other articles, all
        of them agree on it, and one of them gives the person the same office or shares two more names.
    """
    elsewhere: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for article_id, names in articles.items():
        for entity in names.values():
            if entity.person and len(entity.words) > 1:
                elsewhere[surname(entity.words)].append((article_id, entity))
    found = {}
    for article_id, names in articles.items():
        for entity in names.values():
            candidates = elsewhere.get(surname(entity.words), [])
            agreed = len({fold(other.text) for _, other in candidates}) == 1
            if len(entity.words) > 1 or entity.person is False or not agreed:
                continue
            company = set(names) - {fold(entity.text)}
            for other_id, other in candidates:
                if entity.roles & other.roles & ROLE_HEADS or len(company & set(articles[other_id])) > 1:
                    found[article_id, entity.text] = other.text
                    break
    return found
