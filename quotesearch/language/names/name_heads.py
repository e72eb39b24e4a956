"""Read the head of a name, before its comma: which words are titles, which are the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotesearch.language.names.given_names import is_given_name
from quotesearch.language.names.name_words import (
    OPENING_ARTICLES,
    OPENING_DETERMINERS,
    POSSESSIVE_ENDING,
    PREPOSITIONS,
    NameWord,
    opening_determiner,
    split_into_words,
)
from quotesearch.language.names.organisations import is_organisation
from quotesearch.language.names.parsed_names import Name, Words
from quotesearch.language.names.surnames import PARTICLES
from quotesearch.language.names.titles import (
    AGENTS,
    COURTESIES,
    HONORIFICS,
    INSTITUTIONAL,
    KIN,
    MODIFIERS,
    PORTFOLIOS,
    POSTNOMINALS,
    ROLES,
    RULERS,
    SUFFIXES,
)

# Roles that relate somebody to another person: "wife", "spokesman", "office".
_RELATED_ROLES = KIN | AGENTS | {"office", "team", "camp"}
# Words between a description and the name of somebody else: "people close to Tolk".
_TOWARDS = frozenset(
    """
    to with near around behind against about by on representing defending advising supporting
    backing prosecuting accompanying
    """.split()
)
_PRONOUNS = frozenset(
    """
    i we you he she it they him them who unknown anonymous unnamed nobody none somebody someone
    anybody anyone everybody everyone na people others
    """.split()
)
# Roles that do not occur in the names of organisations.
_PERSONAL_ROLES = ROLES - PORTFOLIOS - INSTITUTIONAL - POSTNOMINALS
_OFFICE_WORDS = PORTFOLIOS | MODIFIERS | SUFFIXES | OPENING_DETERMINERS | PREPOSITIONS | _PRONOUNS
_ARTICLES_AND_PREPOSITIONS = PREPOSITIONS | OPENING_ARTICLES
# What an office is of: "of the Treasury".
_COMPLEMENT_WORDS = PORTFOLIOS | _ARTICLES_AND_PREPOSITIONS
_BEFORE_PLACES = frozenset("of from at in with".split())
_LONG_SUFFIXES = {"junior": "jr", "senior": "sr"}
_TITLES_BEFORE_SURNAMES = COURTESIES | {"dr", "sir"}

_ROMAN_NUMERAL = re.compile(r"[IVX]{1,5}")
_POSSESSIVE_RELATION = re.compile(r"(?P<person>.+?)(?:['’]s|s['’])\s+(?P<role>.+)")
_PREPOSITION_RELATION = re.compile(r"(?P<role>.+?)\s(?:for|of|to)\s(?P<person>.+)")


def read_head(text: str) -> Name:
    """Read a name without what follows its comma."""
    words = split_into_words(text)
    determiner = "" if text.startswith("A.") else opening_determiner(words)
    relation = read_relation(text, determiner)
    if relation:
        return relation
    if determiner:
        words = words[1:]
    capitalised = any(not word.is_lower for word in words)
    may_be_institution = capitalised or not determiner
    if may_be_institution and _is_institution(words):
        return Name(text, "organisation", words=_fold(words), determiner=determiner)
    return _read_person(text, words, determiner=determiner, capitalised=capitalised)


def read_relation(text: str, determiner: str) -> Name | None:
    """Read "a spokesman for Boris Tadlock" and "Tarek Mansour’s brother"; None for other names."""
    bare = text[len(determiner) :].strip() if determiner else text
    for pattern in (_PREPOSITION_RELATION, _POSSESSIVE_RELATION):
        match = pattern.fullmatch(bare)
        if not match:
            continue
        role = split_into_words(match["role"])
        person = split_into_words(match["person"])
        if _are_related(role, person, has_determiner=bool(determiner)):
            return Name(
                text,
                "relation",
                titles=_fold(role),
                related_to=match["person"],
                determiner=determiner,
            )
    return None


def _read_person(text: str, words: list[NameWord], *, determiner: str, capitalised: bool) -> Name:
    """Read a name that may be a person's, an office or a relation such as "people close to Lee"."""
    words = _without_postnominals(words)
    words = words[: _place_start(words)]
    if capitalised and not determiner:
        words = _without_trailing_words(words)
    suffix = _read_suffix(words)
    if suffix:
        words = words[:-1]
    start = _name_start(words, capitalised=capitalised)
    if 1 < start < len(words) and words[start - 1].raw in _TOWARDS:
        person = " ".join(word.raw for word in words[start:])
        titles = _fold(words[: start - 1])
        return Name(text, "relation", titles=titles, related_to=person, determiner=determiner)
    start = _skip_complement(words, start)
    may_end_lower = not (determiner or capitalised)
    if _is_office(words, start, may_end_lower=may_end_lower):
        return Name(
            text,
            "description",
            titles=_fold(words),
            suffix=suffix,
            determiner=determiner,
            capitalised=capitalised,
        )
    return Name(
        text,
        "person",
        words=_fold(words[start:]),
        titles=_fold(words[:start]),
        suffix=suffix,
        determiner=determiner,
        capitalised=capitalised,
    )


def _fold(words: Sequence[NameWord]) -> Words:
    return tuple(word.folded for word in words)


# -- relations


def _are_related(
    role: Sequence[NameWord], person: Sequence[NameWord], *, has_determiner: bool
) -> bool:
    """Tell whether the first words are a role in relation to a person or an office."""
    if not role or not person:
        return False
    if role[-1].folded.removesuffix("s") not in _RELATED_ROLES:
        return False
    if _is_portfolio(person):
        return False  # "secretary of state"
    is_named = has_determiner or any(not word.is_lower for word in person)
    return is_named and all(word.is_lower or word.is_role for word in role)


def _is_portfolio(words: Sequence[NameWord]) -> bool:
    if words[0].folded in PORTFOLIOS:
        return True
    return all(word.folded in _COMPLEMENT_WORDS for word in words)


# -- organisations and offices


def _is_institution(words: Sequence[NameWord]) -> bool:
    """Tell whether words are an organisation's name, and not a person's office."""
    folded = _fold(words)
    if "and" in folded[1:-1]:
        return not any(_is_common_noun(word) for word in words)
    if is_organisation(folded) and _PERSONAL_ROLES.isdisjoint(folded):
        return True
    # "Harlow Captains Party" is a party, whatever offices are in its name.
    if len(words) < 3 or any(word.is_lower for word in words):
        return False
    first, last = folded[0], folded[-1]
    ends_as_organisation = is_organisation([last]) and last not in PORTFOLIOS | INSTITUTIONAL
    return ends_as_organisation and not is_given_name(first)


def _is_common_noun(word: NameWord) -> bool:
    return word.is_role or (word.is_lower and word.folded != "and")


def _is_office(words: Sequence[NameWord], start: int, *, may_end_lower: bool) -> bool:
    """Tell whether words are an office or a calling, and no name begins at `start`."""
    if words and words[-1].is_lower and not may_end_lower:
        return True
    proper = words[start:]
    if not _names_nobody(proper):
        return False
    # In "Mr. King", the word that may be a role is a surname.
    has_title = start > 0 and words[start - 1].folded in _TITLES_BEFORE_SURNAMES
    return not (has_title and len(proper) == 1)


def _names_nobody(words: Sequence[NameWord]) -> bool:
    """Tell whether words are no name: an office ("Defense Secretary"), a letter, or "they"."""
    if len(words) > 1 and _is_given_not_honorific(words[0]):
        return False  # "Dean Baker"
    if len(words) == 1 and len(words[0].folded) == 1:
        return True
    return all(word.is_role or word.folded in _OFFICE_WORDS for word in words)


# -- after the name


def _without_postnominals(words: list[NameWord]) -> list[NameWord]:
    """Remove "MP", "PhD" and the like; in lower case only after a full name."""
    end = len(words)
    while end > 1:
        last = words[end - 1]
        if last.folded not in POSTNOMINALS or (end == 2 and not last.raw.isupper()):
            break
        end -= 1
    return words[:end]


def _without_trailing_words(words: list[NameWord]) -> list[NameWord]:
    """Remove lower-case words after a full name: "Anders Tolk himself"."""
    end = len(words)
    while end > 2 and _is_plain_word(words[end - 1]):
        end -= 1
    return words[:end]


def _is_plain_word(word: NameWord) -> bool:
    return word.is_lower and not word.is_role


def _place_start(words: Sequence[NameWord]) -> int:
    """Find where a place follows a full name: "Anders Tolk | of Ohio", "Lord Tolk | of Harlow"."""
    for position in range(2, len(words)):
        if words[position].raw not in _BEFORE_PLACES:
            continue
        if _are_full_name(words[position - 2], words[position - 1]):
            return position
    return len(words)


def _are_full_name(first: NameWord, second: NameWord) -> bool:
    """Tell whether two words are a given name and a surname, or a title and a surname."""
    if first.folded in PORTFOLIOS or second.folded in PORTFOLIOS:
        return False
    if second.is_role or second.is_lower:
        return False
    return first.is_role or not first.is_lower


def _read_suffix(words: Sequence[NameWord]) -> str | None:
    """Return the suffix that ends a name, "jr" or "iii", or the number of a ruler."""
    if len(words) < 2:
        return None
    first, last = words[0], words[-1]
    if last.folded in SUFFIXES and last.raw != "senior":
        return _LONG_SUFFIXES.get(last.folded, last.folded)
    if not _ROMAN_NUMERAL.fullmatch(last.raw):
        return None
    is_initial = last.raw in ("X", "V") and first.folded not in RULERS
    return None if is_initial else last.folded


# -- before the name


def _name_start(words: Sequence[NameWord], *, capitalised: bool) -> int:
    """Find where the name begins after offices and employers: "Anthropic CEO | Dario Amodei"."""
    start = 0
    before_last = len(words) - 2
    for position, word in enumerate(words[:-1]):
        is_middle = start < position == before_last
        if is_middle and words[start].is_given and not word.is_lower:
            break  # "Mary Baker Eddy"
        if position == start and word.is_role and _is_given_not_honorific(word):
            continue  # "Dean Baquet"
        if _precedes_name(word, capitalised=capitalised):
            start = position + 1
    return start


def _is_given_not_honorific(word: NameWord) -> bool:
    return word.is_given and word.folded not in HONORIFICS


def _precedes_name(word: NameWord, *, capitalised: bool) -> bool:
    """Tell whether a word is a title, a description, or an owner as in "CNN’s Jake Tolk"."""
    is_particle = word.folded in PARTICLES
    if word.is_role and (not is_particle or word.folded == "st"):
        return True
    if is_particle or word.folded == "and":
        return False
    is_owner = POSSESSIVE_ENDING.search(word.raw) is not None
    return is_owner or (capitalised and word.is_lower)


def _skip_complement(words: Sequence[NameWord], start: int) -> int:
    """Skip what an office is of: "Secretary of War | Pete Hegseth"."""
    if not start:
        return start
    before = words[start - 1].folded
    first = words[start].folded
    if before not in _ARTICLES_AND_PREPOSITIONS and first not in PREPOSITIONS:
        return start
    end = start
    while end < len(words) and words[end].folded in _COMPLEMENT_WORDS:
        end += 1
    if start < end < len(words) and words[end - 1].folded in PORTFOLIOS:
        return end
    for position in range(end, len(words) - 1):
        if words[position].is_given:
            return position
    return len(words)  # "mayor of Harlow Bay" names nobody
