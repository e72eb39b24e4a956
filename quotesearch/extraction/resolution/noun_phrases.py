"""Read noun phrases: tell the name in one from the offices and the employer around it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.layout.tokens import Token, tokens
from quotesearch.extraction.resolution.name_parts import is_capitalised_given_name, name_key
from quotesearch.extraction.resolution.phrase_parts import (
    find_head,
    is_proper,
    known_name_start,
    may_continue_name,
    name_start,
    office_domains,
)
from quotesearch.language.english import (
    ADVERBS,
    CONJUNCTIONS,
    DOCUMENTS,
    GROUPS,
    INDEFINITES,
    ORGANISATION_ENDINGS,
    ORGANISATION_NOUNS,
    PLACE_LINKS,
    PRINTED_MATTER,
    ROLE_HEADS,
    ROLES,
)
from quotesearch.records import Span

_NATIONALITY = re.compile(r"[A-Z]\w*(?:ans|ese|is|exan)")
_CUT = re.compile(r"[,(]")
_APPOSED_CAPITAL = re.compile(rf", [{CAPITALS}]")
_POSSESSIVE_OR_POINT = re.compile(r"(?:[’']s?|(?<=\w\w)\.)$")


@dataclass(frozen=True)
class Name:
    """What a noun phrase says of its referent.

    `words` is the name proper ("Pete", "Hegseth"), empty for a description; `roles` are the
    lower-case words of office around it. `person` is None where nothing tells a person from an
    organisation.
    """

    words: tuple[str, ...]
    roles: frozenset[str]
    span: Span
    person: bool | None

    @property
    def text(self) -> str:
        return " ".join(self.words)


def read_noun_phrase(text: str, start: int, end: int, people: Container[int] = ()) -> Name:
    """Read the noun phrase text[start:end].

    "Secretary of War Hegseth" has the name Hegseth and the roles "secretary", "war". "A spokesman
    for Clinton" has no name, since the spokesman is not Clinton; "a memorandum from Hegseth" has
    one, since a document speaks for its author.

    Args:
        people: offsets of the words that are known to belong to names of people.
    """
    phrase = _read_phrase(text, start, end, people)
    known_person = _find_known_person(phrase)
    if known_person is not None:
        return known_person
    if phrase.is_indefinite:
        return _find_apposed_person(phrase, phrase.roles)
    return _find_proper_name(phrase)


@dataclass(frozen=True)
class _Phrase:
    """A noun phrase, taken apart as far as its words go.

    `main_part_end` is where its first comma or bracket stands, or None. `opening` is the first word
    in lower case. `head` are the words that name the referent, `roles` the words of office among
    them. `is_indefinite`: it opens like "another Republican", and speaks of nobody known.
    """

    text: str
    span: Span
    people: Container[int]
    main_part_end: int | None
    opening: str
    is_indefinite: bool
    head: Sequence[Token]
    roles: frozenset[str]


def _read_phrase(text: str, start: int, end: int, people: Container[int]) -> _Phrase:
    cut = _CUT.search(text, start + 1, end)
    main_part_end = cut.start() if cut else None
    words = tokens(text, start, end if main_part_end is None else main_part_end)
    while words and words[-1].lower in ADVERBS:  # "Ryan himself"
        words.pop()
    opening = words[0].lower if words else ""
    is_document = any(word.lower in DOCUMENTS for word in words)
    is_indefinite = opening in INDEFINITES and not is_document
    head = find_head(words, people)
    head_words = frozenset(word.lower.rstrip(".") for word in head)
    roles = head_words & (ROLES | ORGANISATION_NOUNS)
    return _Phrase(text, (start, end), people, main_part_end, opening, is_indefinite, head, roles)


def _find_known_person(phrase: _Phrase) -> Name | None:
    """Read the name that ends the head, if its words are known to be a person's."""
    head = phrase.head
    first = known_name_start(head, phrase.people)
    if first is None:
        return None
    is_single_word = first == len(head) - 1
    if is_single_word and phrase.opening == "the":  # "the Clintons" are a family
        return None
    roles = phrase.roles | office_domains(head[:first])
    return _make_name(head[first:], roles, person=True)


def _find_apposed_person(phrase: _Phrase, roles: frozenset[str]) -> Name:
    """Read the person that follows a description, "his wife, Jane Doe"; else nobody by name."""
    description = Name((), roles, phrase.span, None)
    if phrase.main_part_end is None:
        return description
    end = phrase.span[1]
    apposition = _APPOSED_CAPITAL.match(phrase.text, phrase.main_part_end, end)
    if apposition is None:
        return description
    apposed = read_noun_phrase(phrase.text, apposition.end() - 1, end, phrase.people)
    if not apposed.person:
        return description
    return replace(apposed, roles=apposed.roles | roles)


def _find_proper_name(phrase: _Phrase) -> Name:
    """Read the capitalised words behind the offices as a name, if they are one."""
    head = phrase.head
    behind_offices = name_start(head)
    capitals = list(dropwhile(lambda word: not is_proper(word), head[behind_offices:]))
    proper = list(takewhile(may_continue_name, capitals))
    following = capitals[len(proper)].lower if len(proper) < len(capitals) else None

    ends_in_noun = following is not None and following not in PLACE_LINKS | CONJUNCTIONS
    if ends_in_noun and following in ORGANISATION_NOUNS:  # "the Clinton campaign"
        if following not in PRINTED_MATTER:
            proper.append(capitals[len(proper)])
        return _make_name(proper, phrase.roles, person=False)

    roles = phrase.roles | office_domains(head[:behind_offices])
    if not proper or ends_in_noun:
        return _find_apposed_person(phrase, roles)
    while not is_proper(proper[-1]):
        proper.pop()
    proper = _without_opening_capital(proper)
    name = _make_name(proper, roles)
    if len(proper) == 1 and _is_group(name.text, phrase.opening):
        return Name((), roles, phrase.span, None)
    return replace(name, person=_is_person(name))


def _make_name(words: Sequence[Token], roles: frozenset[str], person: bool | None = None) -> Name:
    plain_words = tuple(_strip_ending(word.text) for word in words)
    span = words[0].start, words[-1].end
    return Name(plain_words, roles, span, person)


def _strip_ending(word: str) -> str:
    """Leave out a possessive ending or a final point, and repair UTF-8 that was read as Latin-1."""
    plain = _POSSESSIVE_OR_POINT.sub("", word)
    if "Ã" not in plain:
        return plain
    try:
        return plain.encode("cp1252").decode()  # "JosÃ©"
    except UnicodeError:
        return plain


def _without_opening_capital(words: list[Token]) -> list[Token]:
    """Leave out a word whose capital only opens the sentence: "Filmmaker Jack Marino"."""
    if len(words) < 3:
        return words
    first, second = words[0].text, words[1].text
    if is_capitalised_given_name(second) and not is_capitalised_given_name(first):
        return words[1:]
    return words


def _is_group(name: str, opening: str) -> bool:
    """Tell a name of many people: "Republicans", "the Texans"."""
    key = name_key(name)
    if key in GROUPS or key.removesuffix("s") in GROUPS:
        return True
    return opening == "the" and _NATIONALITY.fullmatch(name) is not None


def _is_person(name: Name) -> bool | None:
    """Tell whether a name is a person's; None where nothing says so."""
    first, last = name.words[0], name.words[-1]
    has_link = "of" in name.words or "and" in name.words
    if last.lower() in ORGANISATION_ENDINGS or has_link or first.lower() == "the":
        return False
    has_given_name = len(name.words) > 1 and is_capitalised_given_name(first)
    return True if name.roles & ROLE_HEADS or has_given_name else None
