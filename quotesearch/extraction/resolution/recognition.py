"""Recognise the entities of an article: read its capitalised phrases, and tell who is who."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Entities, Entity, Place
from quotesearch.extraction.resolution.entity_register import EntityRegister
from quotesearch.extraction.resolution.name_scanner import NameScanner
from quotesearch.extraction.resolution.namings import find_namings, find_subjects
from quotesearch.extraction.resolution.noun_phrases import Name, read_noun_phrase
from quotesearch.records import Span

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
    register = EntityRegister()
    _enter_full_names(register, text, candidates, read_mentions.values(), people)
    _enter_short_forms(register, candidates, read_mentions.values())

    namings = find_namings(layout, register)
    subjects = find_subjects(layout, namings)
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
        subjects=[Place(naming.start, by_name[naming.key]) for naming in subjects],
    )


def _enter_full_names(
    register: EntityRegister,
    text: str,
    candidates: Iterable[Name],
    mentions: Iterable[Name],
    people: Container[int],
) -> None:
    """Enter the names of several words: those of people, and any that is said to have spoken."""
    full_names = [name for name in candidates if name.person and len(name.words) > 1]
    full_names += [name for name in mentions if len(name.words) > 1]
    for name in full_names:
        roles = name.roles | _find_apposed_roles(text, name, people)
        register.add_full_name(replace(name, roles=roles))


def _enter_short_forms(
    register: EntityRegister, candidates: Iterable[Name], mentions: Iterable[Name]
) -> None:
    """Enter the names of one word."""
    for name in candidates:
        if len(name.words) == 1:
            register.add_short_form(name, is_mention=False)
    for name in mentions:
        if len(name.words) == 1:
            register.add_short_form(name, is_mention=True)


def _look_up(
    keys: Mapping[str, Sequence[str]], by_name: Mapping[str, Entity]
) -> dict[str, Sequence[Entity]]:
    """Return the entities in place of their folded names."""
    entities: dict[str, Sequence[Entity]] = {}
    for part, bearers in keys.items():
        entities[part] = [by_name[key] for key in bearers]
    return entities


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
