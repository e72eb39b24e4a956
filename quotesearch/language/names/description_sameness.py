"""Decide whether an office, a calling or a relation is the speaker, by the mention's words."""

from __future__ import annotations

from quotesearch.language.names.likeness import compare_persons
from quotesearch.language.names.name_parsing import read_name
from quotesearch.language.names.name_words import fold_description
from quotesearch.language.names.offices import (
    FORMERLY,
    exclude_each_other,
    is_one_description,
    is_one_of_many,
    key_words,
    roles_of,
)
from quotesearch.language.names.parsed_names import Mention, Name, Sameness
from quotesearch.language.names.titles import AGENTS, KIN

_STAFF = frozenset("office team camp".split())  # who may speak in somebody's name
_POSSESSIVE_DETERMINERS = frozenset("his her their my our".split())
_INDEFINITE_DETERMINERS = frozenset("a an another one some".split())


def compare_relation(relation: Name, speaker: Name, mention: Mention) -> Sameness:
    """Compare "a spokesman for the mayor" with the speaker.

    Returns:
        "same" if the mention has such a relation, "another" if the speaker is the mayor.
    """
    role = key_words(relation.titles)
    person = _key_words_in(relation.related_to)
    for other_relation in mention.relations:
        same_role = role & key_words(other_relation.titles)
        same_person = person & _key_words_in(other_relation.related_to)
        if same_role and same_person:
            return "same"
    if _key_words_in(relation.text) in mention.descriptions:
        return "same"
    return "another" if _is_related_person(relation, speaker, mention) else "not_certain"


def compare_description(description: Name, speaker: Name, mention: Mention) -> Sameness:
    """Compare an office or a calling with the words of the mention."""
    words = key_words(description.titles)
    if not words:
        return "not_certain"
    if speaker.kind == "description" and key_words(speaker.titles) == words:
        return "same"
    if any(is_one_description(words, other) for other in mention.descriptions):
        is_named = not set(speaker.words).isdisjoint(mention.words)
        is_anybody = is_one_of_many(words) and description.determiner not in _POSSESSIVE_DETERMINERS
        return "not_certain" if is_named and is_anybody else "same"
    for relation in mention.relations:
        if is_one_description(words, _key_words_in(relation.related_to)):
            return "another"
    return _compare_offices(description, mention)


def compare_with_unnamed(name: Name, mention: Mention) -> Sameness:
    """Compare a name or an office with a speaker that the article does not name."""
    if name.kind == "description":
        return _compare_with_unnamed_office(name, mention)
    for person in mention.related_people:
        if compare_persons(name, person) == "full":
            return "another"
    mention_name = read_name(mention.text)
    if mention_name.kind != "person":
        return "not_certain"
    return "same" if compare_persons(name, mention_name) == "full" else "not_certain"


def _key_words_in(text: str) -> frozenset[str]:
    return key_words(fold_description(text))


def _is_related_person(relation: Name, speaker: Name, mention: Mention) -> bool:
    """Tell whether the speaker is the other person of the relation: the mayor himself."""
    role = key_words(relation.titles)
    person = read_name(relation.related_to)
    if speaker.kind == "person" and role.isdisjoint(_STAFF):
        likeness = compare_persons(person, speaker)
        if likeness == "full":
            return True
        # A brother of Tolk is also a Tolk; a spokesman is not.
        has_other_role = KIN.isdisjoint(role) and role.isdisjoint(mention.own_words)
        if likeness == "surname" and has_other_role:
            return True
    if not speaker.words or person.kind != "description":
        return False
    return key_words(person.titles) in mention.descriptions


def _compare_with_unnamed_office(office: Name, mention: Mention) -> Sameness:
    words = key_words(office.titles)
    if words in mention.descriptions:
        return "same"
    if len(mention.descriptions) == 1 and words <= mention.descriptions[0]:
        return "same"
    return _compare_offices(office, mention)


def _compare_offices(office: Name, mention: Mention) -> Sameness:
    """Compare an office with those of the speaker, which may exclude it."""
    words = key_words(office.titles)
    if office.determiner in _INDEFINITE_DETERMINERS or words <= mention.own_words:
        return "not_certain"
    if not FORMERLY.isdisjoint((*office.titles, *mention.words)):
        return "not_certain"
    for description in mention.descriptions:
        if not _is_of_relative(description) and exclude_each_other(words, description):
            return "another"
    return "not_certain"


def _is_of_relative(description: frozenset[str]) -> bool:
    """Tell whether the key words describe somebody's relative or aide: "wife of the king"."""
    if description.isdisjoint(KIN | AGENTS):
        return False
    roles = roles_of(description) | (description & KIN)
    return len(roles) > 1
