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
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quotesearch.extraction.names import Gender, Name, fold, gender, parse, surname
from quotesearch.extraction.structure import CAPITALS, Layout
from quotesearch.extraction.words import ORGANISATION_NOUNS, PRONOUNS, ROLE_HEADS
from quotesearch.models import Span

_CAPITALISED = rf"[{CAPITALS}](?:[\w’'\-]|(?<=[ÃÂ])[\x80-¿])*\.?"
_APPOSITION = re.compile(
    r"(?: \([^()]{1,15}\))?, ((?:(?:who (?:is|was) )?(?:an?|the)|his|her|their) [^,.;:“\"]{3,80})[,.]"
)
_LIST = re.compile(rf"[{CAPITALS}][\w’'.\-]*,? and (?:the )?[{CAPITALS}]")
_AND = re.compile(" and ")
_LINK = r"(?:of|de|la|van|von|der|den|bin|al|el|the|and) "
_CANDIDATE = re.compile(
    rf"(?:\b[a-z][\w\-]{{1,30}} ){{0,2}}\b{_CAPITALISED}(?: (?:{_LINK}){{0,2}}{_CAPITALISED}){{0,9}}"
)
# How often "he" is whom the rule says, on training articles, by: the gender is known to fit, the name stands in this
# sentence or the one before. Where the two last people whom he might be are not the same one, it is a toss-up.
_PRONOUN_CERTAINTY = {(True, True): 0.97, (True, False): 0.9, (False, True): 0.83, (False, False): 0.4}
_TOSS_UP = 0.45
_WHO_CERTAINTY = 0.9
_COMPANY_CERTAINTY = 0.8
_CLAUSE = 150  # characters between "who" and the name it follows, at most
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
        people: offsets of the words that belong to names of people.
    """

    def __init__(self, layout: Layout, mentions: Iterable[Span], people: Container[int] = ()) -> None:
        text = layout.text
        self._text, self._layout, self._people = text, layout, people
        self.entities: dict[str, Entity] = {}
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._by_given: dict[str, list[Entity]] = defaultdict(list)
        speaking = sorted(set(mentions))
        candidates = (span for match in _CANDIDATE.finditer(text) for span in _parts(match))
        names = [(parse(text, *span, people), False) for span in candidates]
        names += [(parse(text, *mention, people), True) for mention in speaking]
        for name, speaks in names:
            if len(name.words) > 1 and (name.person or speaks):
                self._enter(replace(name, roles=name.roles | self._apposed(name)))
        for name, speaks in names:
            if len(name.words) == 1:
                self._short_form(name, speaks)
        self._named_at = list(self._find_names())
        self._subjects = list(self._find_subjects())

    def subjects(self) -> list[tuple[int, str]]:
        """(offset, name) of the people and organisations that are the subject of a sentence, in order."""
        return [(at, entity.text) for at, entity in self._subjects]

    def _apposed(self, name: Name) -> frozenset[str]:
        """The offices behind a name: "Mark Cuban, the investor"."""
        apposition = _APPOSITION.match(self._text, name.span[1])
        return parse(self._text, *apposition.span(1)).roles if apposition else frozenset()

    def _enter(self, name: Name) -> None:
        key = fold(name.text)
        entity = self.entities.get(key)
        if entity is None:
            entity = self.entities[key] = Entity(name.words, name.person)
            if "and" not in name.words:
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

    def _find_names(self) -> Iterator[tuple[Span, Entity]]:
        """Where the text names one of the cast outside quotation marks, in order."""
        by_word = dict(self._short_names())
        longest = sorted(by_word, key=len, reverse=True)
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", self._text) if longest else ():
            if not self._layout.is_quoted(match.start()):
                yield match.span(), by_word[match.group()]

    def _find_subjects(self) -> Iterator[tuple[int, Entity]]:
        """The first whom each sentence names, if as its subject."""
        last = None
        for (start, end), entity in self._named_at:
            sentence = self._layout.sentence_at(start)
            is_object = _OBJECT.search(self._text, max(sentence[0], start - 40), start)
            if sentence != last and not is_object and self._text[end : end + 2] not in ("’s", "'s"):
                last = sentence
                yield start, entity

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
        if fold(text).split()[-1:] == ["who"]:
            resolution, entity = self._antecedent(mention[1] - 3)
        elif fold(text) in PRONOUNS:
            resolution, entity = self._pronoun(fold(text), mention[0])
        else:
            name = parse(self._text, *mention, self._people)
            if _LIST.search(text) and len(name.words) < 2 + (name.person is not True):
                return _UNNAMED  # "the White House and Pentagon": neither alone
            resolution, entity = self._named(name) if name.words else self._described(name, mention[0])
        if entity:
            insort(self._subjects, (mention[0], entity), key=lambda item: item[0])
        return resolution

    def _named(self, name: Name) -> tuple[Resolution, Entity | None]:
        exact = self.entities.get(fold(name.text))
        if exact and len(name.words) > 1:
            longer = self._longer(exact)
            return Resolution(longer.text, 0.985), longer
        namesakes = self._by_surname.get(name.surname, [])
        if name.person is not False:
            namesakes = [entity for entity in namesakes if entity.person is not False]
        titled = gender(("", *name.words), name.roles)
        left = [entity for entity in namesakes if not (titled and entity.gender and entity.gender != titled)]
        if len(left) == 1:
            return Resolution(left[0].text, 0.97 if len(namesakes) == 1 else 0.9), left[0]
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
            return Resolution(namesakes[best].text, 0.92), namesakes[best]
        return Resolution(name.text, 0.92), None

    def _described(self, name: Name, start: int) -> tuple[Resolution, Entity | None]:
        """ "The Secretary of War" is whoever bears that title here."""
        definite = self._text[start : start + 4].lower() in ("the ", "his ", "her ")
        heads = name.roles & ROLE_HEADS
        if not definite or not heads:
            named_elsewhere = definite and name.roles & ORGANISATION_NOUNS  # "the company" has a name; which is open
            return self._organisation(start) if named_elsewhere else (_UNNAMED, None)
        holders = [entity for entity in self.entities.values() if entity.person and heads <= entity.roles]
        exact = [entity for entity in holders if name.roles <= entity.roles]
        left = exact or holders
        if len(left) == 1:
            return Resolution(left[0].text, self._office_certainty(left[0], name, bool(exact))), left[0]
        return Resolution(None, 0.5), None

    @staticmethod
    def _office_certainty(holder: Entity, name: Name, exact: bool) -> float:
        if not exact or ("former" in holder.roles and "former" not in name.roles):
            return 0.5
        return 0.9 if len(name.roles) > 1 else 0.6  # "the Secretary of War", "the mayor"

    def _organisation(self, start: int) -> tuple[Resolution, Entity | None]:
        """ "The company" is the organisation that the sentence before was about, if it was about one."""
        at = bisect_left(self._subjects, start, key=lambda item: item[0]) - 1
        if at < 0 or self._subjects[at][0] < self._sentence_before(start) or self._subjects[at][1].person:
            return Resolution(None, 0.5), None
        return Resolution(self._subjects[at][1].text, _COMPANY_CERTAINTY), self._subjects[at][1]

    def _pronoun(self, pronoun: str, start: int) -> tuple[Resolution, Entity | None]:
        if pronoun not in _HE:
            return _UNNAMED, None
        wanted = _HE[pronoun]
        until = bisect_left(self._subjects, start, key=lambda item: item[0])
        since = bisect_left(self._subjects, start - _WINDOW, key=lambda item: item[0])
        people = [
            (at, entity)
            for at, entity in self._subjects[since:until]
            if entity.person and "and" not in entity.words and entity.gender in (None, wanted)
        ]
        if not people:
            return Resolution(None, 0.5), None
        at, chosen = people[-1]
        near = at >= self._sentence_before(start)
        known = chosen.gender == wanted
        steady = len({entity.text for _, entity in people[-2:]}) == 1
        return Resolution(chosen.text, _PRONOUN_CERTAINTY[known, near] if steady else _TOSS_UP), chosen

    def _antecedent(self, start: int) -> tuple[Resolution, Entity | None]:
        """ "Jeremy Lewin, who wrote": whom the sentence names last before the relative pronoun."""
        at = bisect_left(self._named_at, start, key=lambda item: item[0][0]) - 1
        if at < 0 or self._named_at[at][0][0] < max(self._layout.sentence_at(start)[0], start - _CLAUSE):
            return Resolution(None, 0.5), None
        entity = self._named_at[at][1]
        return Resolution(entity.text, _WHO_CERTAINTY), entity

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
