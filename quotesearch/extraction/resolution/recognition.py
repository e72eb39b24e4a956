"""Recognise the entities of an article: read its capitalised phrases, and tell who is who."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Entities, Entity, Place
from quotesearch.extraction.resolution.name_parts import find_gender, name_key, surname
from quotesearch.extraction.resolution.name_scanner import NameScanner
from quotesearch.extraction.resolution.noun_phrases import Name, read_noun_phrase
from quotesearch.language.names.given_names import Gender
from quotesearch.records import Span

_OBJECT_REACH = 40  # characters before a name that are searched for its preposition
_SHORTEST_SURNAME = 3  # letters of a surname that is looked for alone
_POSSESSIVE = ("’s", "'s")
# A word with a capital; what is left of "é" where UTF-8 was read as Latin-1 is part of it.
_CAPITALISED = rf"[{CAPITALS}] (?: [\w’'\-] | (?<=[ÃÂ])[\x80-¿] )* \.?"
# A phrase that may be a name, with up to two words before it: "war secretary Pete Hegseth".
_CANDIDATE = re.compile(
    rf"""
    (?: \b [a-z][\w\-]{{1,30}} [ ] ){{0,2}}
    \b {_CAPITALISED}
    (?:
        [ ] (?: (?:of|de|la|van|von|der|den|bin|al|el|the|and) [ ] ){{0,2}}
        {_CAPITALISED}
    ){{0,9}}
    """,
    re.VERBOSE,
)
# What follows a name and says who that is: "Mark Cuban (right), the investor,".
_APPOSITION = re.compile(
    r"""
    (?: [ ] \( [^()]{1,15} \) )?
    ,[ ] (?P<description>
        (?: (?:who[ ](?:is|was)[ ])? (?:an?|the) | his | her | their )
        [ ] [^,.;:“\"]{3,80}
    )
    [,.]
    """,
    re.VERBOSE,
)
# A preposition (and up to three words after it) before a name, which is therefore no subject.
_PREPOSITION = re.compile(
    r"""
    \b (?:of|for|to|with|by|from|against|about|at|in|on|between|like|than|behind|over|after|and)
    (?: [ ] (?:the|a|an|his|her) )?
    (?: [ ] [\w.\-]+ ){0,3}
    [ ]? \Z
    """,
    re.VERBOSE,
)
_AND = re.compile(" and ")


def find_entities(
    layout: Layout, mentions: Iterable[Span], people: Container[int] = ()
) -> Entities:
    """Find the people and organisations of an article, and where it names them.

    Args:
        layout: the article's text with its parts.
        mentions: the mentions of its attributions. They may be organisations, or have rare names.
        people: offsets of the words that are known to belong to names of people.
    """
    text = layout.text
    candidates = [read_noun_phrase(text, *span, people) for span in _find_candidates(text)]
    read_mentions = {
        mention: read_noun_phrase(text, *mention, people) for mention in sorted(set(mentions))
    }
    register = _Register()
    names = [*candidates, *read_mentions.values()]
    for index, name in enumerate(names):
        is_mention = index >= len(candidates)
        if len(name.words) > 1 and (name.person or is_mention):
            roles = _find_apposed_roles(text, name, people)
            register.add_full_name(replace(name, roles=name.roles | roles))
    for index, name in enumerate(names):
        if len(name.words) == 1:
            register.add_short_form(name, is_mention=index >= len(candidates))

    namings = _find_namings(layout, register)
    by_name = register.entities(namings)
    scanner = NameScanner(entity.text for entity in by_name.values())
    return Entities(
        layout=layout,
        by_name=by_name,
        surnames=_look_up(register.surnames, by_name),
        given_names=_look_up(register.given_names, by_name),
        mentions=read_mentions,
        printings=scanner.count(text),
        appearances=[Place(naming.start, by_name[naming.key]) for naming in namings],
        subjects=[
            Place(naming.start, by_name[naming.key]) for naming in _find_subjects(layout, namings)
        ],
    )


def _look_up(
    keys: Mapping[str, Sequence[str]], by_name: Mapping[str, Entity]
) -> dict[str, Sequence[Entity]]:
    return {part: [by_name[key] for key in bearers] for part, bearers in keys.items()}


# -- phrases that may be names


def _find_candidates(text: str) -> Iterator[Span]:
    """Yield each phrase that may be a name, and the names on either side of its "and".

    "Ann Lee and Bob Ray" are two people; "the Department of Health and Safety" is one department.
    """
    for candidate in _CANDIDATE.finditer(text):
        yield candidate.span()
        joints = [joint.span() for joint in _AND.finditer(text, *candidate.span())]
        if joints:
            yield from _between_joints(candidate.span(), joints)


def _between_joints(candidate: Span, joints: Sequence[Span]) -> Iterator[Span]:
    start, end = candidate
    edges = [(start, start), *joints, (end, end)]
    for (_, part_start), (part_end, _) in pairwise(edges):
        yield part_start, part_end


def _find_apposed_roles(text: str, name: Name, people: Container[int]) -> frozenset[str]:
    """Return the roles that an apposition gives to a name: "Mark Cuban, the investor"."""
    _, end = name.span
    apposition = _APPOSITION.match(text, end)
    if apposition is None:
        return frozenset()
    return read_noun_phrase(text, *apposition.span("description"), people).roles


# -- who is who


@dataclass
class _Draft:
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


class _Register:
    """The entities of an article while its names are read: first the full names, then short forms.

    `drafts` are by folded name; `surnames` and `given_names` have the folded names of those who
    bear one.
    """

    def __init__(self) -> None:
        self.drafts: dict[str, _Draft] = {}
        self.surnames: dict[str, list[str]] = defaultdict(list)
        self.given_names: dict[str, list[str]] = defaultdict(list)

    def add_full_name(self, name: Name) -> None:
        """Add an entity, or what its name says here if it is already known."""
        key = name_key(name.text)
        if key not in self.drafts:
            self.drafts[key] = _Draft(name.words, name.person)
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

    def entities(self, namings: Iterable["_Naming"]) -> dict[str, Entity]:
        """Return the entities by folded name, with how often and where first each is named."""
        times: Counter[str] = Counter()
        firsts: dict[str, int] = {}
        for naming in namings:
            times[naming.key] += 1
            firsts.setdefault(naming.key, naming.start)
        entities = {}
        for key, draft in self.drafts.items():
            roles = frozenset(draft.roles)
            first = firsts.get(key)
            entities[key] = Entity(
                draft.words, draft.person, roles, draft.gender, times[key], first
            )
        return entities


# -- where they are named


class _Naming(NamedTuple):
    """A place outside quotation marks that names the entity of this folded name."""

    start: int
    end: int
    key: str


def _find_namings(layout: Layout, register: _Register) -> list[_Naming]:
    """Find the full names of the entities in the text, and the surnames that only one bears."""
    key_of: dict[str, str] = {}
    for key, draft in register.drafts.items():
        key_of[draft.text] = key
        last_word = draft.words[-1]
        namesakes = register.surnames.get(surname(draft.words), ())
        if len(namesakes) == 1 and len(last_word) >= _SHORTEST_SURNAME:
            key_of[last_word] = key
    text = layout.text
    namings = []
    for start, end in NameScanner(key_of).find(text):
        if not layout.is_quoted(start):
            namings.append(_Naming(start, end, key_of[text[start:end]]))
    return namings


def _find_subjects(layout: Layout, namings: Iterable[_Naming]) -> Iterator[_Naming]:
    """Yield the subject of each sentence: the first name that is neither object nor possessor."""
    text = layout.text
    last_sentence = None
    for naming in namings:
        start, end, _ = naming
        sentence = layout.sentence_at(start)
        if sentence == last_sentence:
            continue
        reach = max(sentence[0], start - _OBJECT_REACH)
        is_object = _PREPOSITION.search(text, reach, start) is not None
        is_possessor = text.startswith(_POSSESSIVE, end)
        if not is_object and not is_possessor:
            last_sentence = sentence
            yield naming
