"""Read a whole name, as it is typed, filed or printed, with what follows its comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from quotesearch.language.folding import fold_letters
from quotesearch.language.names.name_heads import read_head
from quotesearch.language.names.name_words import (
    HANDLE,
    OPENING_ARTICLES,
    PARENTHESES,
    PREPOSITIONS,
    NameWord,
    cut_relative_clause,
    fold_description,
    opening_determiner,
    split_at_commas,
    split_into_words,
)
from quotesearch.language.names.organisations import is_acronym
from quotesearch.language.names.parsed_names import Name, Words
from quotesearch.language.names.surnames import PARTICLES
from quotesearch.language.names.titles import SUFFIXES

_CACHED_NAMES = 1 << 15

_AGE = re.compile(r"(?:aged? )?(\d{1,3})(?: years old)?")
_NICKNAME = re.compile(r"[“\"‘]([^“”\"‘’]{2,20})[”\"’](?= )")
_BRACKETED_NICKNAME = re.compile(r" \(([^\W\d_a-z][^\W\d_A-Z]{1,15})\) ")  # "Isaac (Itzik) Tolk"
_MAIDEN_NAME = re.compile(r"\b(?:n[ée]e|born)\s+(\S.*)", re.IGNORECASE)


class _Parts(NamedTuple):
    """The parts of a name between its commas: the head, and the others."""

    head: str
    rest: Sequence[str]


class _Details(NamedTuple):
    """What is said of a person after the comma of a name."""

    description: Words
    age: int | None


@lru_cache(_CACHED_NAMES)
def read_name(text: str) -> Name:
    """Read a name as it is typed, filed or printed."""
    handle = HANDLE.fullmatch(text)
    if handle:
        return Name(text, "handle", words=(fold_letters(handle[1]),))
    parts = _split_name(text)
    name = read_head(parts.head)
    details = _read_details(parts.rest)
    nicknames = _read_nicknames(text, name)
    maiden_names = _read_maiden_name(text, name)
    return replace(
        name,
        text=text,
        acronym=is_acronym(text),
        description=details.description,
        age=details.age,
        aliases=(*nicknames, *maiden_names),
    )


def read_age(text: str) -> int | None:
    """Read an age in years: "61", "aged 61", "61 years old"; None for any other text."""
    match = _AGE.fullmatch(text.lower())
    return int(match[1]) if match else None


# -- the order of the parts


def _split_name(text: str) -> _Parts:
    """Split a name at its commas, put its head in reading order, and drop nicknames."""
    plain = PARENTHESES.sub(" ", text)
    head, *rest = split_at_commas(_NICKNAME.sub("", plain)) or [""]
    parts = _Parts(head, rest)
    parts = _put_given_names_first(parts)
    parts = _put_name_before_office(parts)
    return _append_suffixes(parts)


def _put_given_names_first(parts: _Parts) -> _Parts:
    """Turn "Delgado, Rosa" into "Rosa Delgado", if only names and titles follow the comma."""
    if not parts.rest:
        return parts
    forenames, *rest = parts.rest
    if _is_suffix(forenames) or read_age(forenames) is not None:
        return parts
    forename_words = split_into_words(forenames)
    surname_words = split_into_words(parts.head)
    if _are_forenames(forename_words) and _are_surname(surname_words, forename_words):
        return _Parts(f"{forenames} {parts.head}", rest)
    return parts


def _are_forenames(words: Sequence[NameWord]) -> bool:
    """Tell whether words are up to three given names, perhaps with titles before them."""
    names = _without_titles(words)
    if not 0 < len(names) <= 3 or words[-1] not in names:
        return False
    function_words = OPENING_ARTICLES | PREPOSITIONS
    return not any(word.is_lower or word.folded in function_words for word in words)


def _are_surname(words: Sequence[NameWord], forenames: Sequence[NameWord]) -> bool:
    """Tell whether the words before a comma are a surname, judging by the forenames after it."""
    if not words or any(word.is_role and word.is_lower for word in words):
        return False
    first = words[0]
    if len(words) == 1 and not first.is_lower:
        return True
    if len(words) > 3:
        return False
    first_forename = _without_titles(forenames)[0]
    is_known = first_forename.is_given or len(first_forename.folded) == 1
    return is_known and (first.folded in PARTICLES or not first.is_given)


def _without_titles(words: Sequence[NameWord]) -> list[NameWord]:
    return [word for word in words if not word.is_role or word.is_given]


def _put_name_before_office(parts: _Parts) -> _Parts:
    """Move a name before the office that precedes it: "the mayor of Harlow, Anders Tolk"."""
    if len(parts.rest) != 1:
        return parts
    office_words = split_into_words(parts.head)
    if opening_determiner(office_words) not in OPENING_ARTICLES:
        return parts
    name = read_head(parts.rest[0])
    is_full_name = name.kind == "person" and len(name.words) > 1
    if not is_full_name or not name.capitalised or name.determiner:
        return parts
    if read_head(parts.head).kind != "description":
        return parts
    return _Parts(parts.rest[0], [parts.head])


def _append_suffixes(parts: _Parts) -> _Parts:
    """Append suffixes after a comma to the head: "Ross Tolk, Jr."."""
    head, rest = parts
    while rest and _is_suffix(rest[0]):
        head = f"{head} {rest[0]}"
        rest = rest[1:]
    return _Parts(head, rest)


def _is_suffix(text: str) -> bool:
    return fold_letters(text).strip(". ") in SUFFIXES


# -- what is said of the person


def _read_details(parts: Sequence[str]) -> _Details:
    """Read the description and the first age among the parts after a comma."""
    description: list[str] = []
    age = None
    for part in parts:
        stated_age = read_age(part)
        if stated_age is None:
            description += _read_description(part)
        elif age is None:
            age = stated_age
    return _Details(tuple(description), age)


def _read_description(part: str) -> list[str]:
    if _MAIDEN_NAME.search(part):
        return []
    return fold_description(cut_relative_clause(part))


def _read_nicknames(text: str, name: Name) -> list[Name]:
    """Read each nickname in quotation marks or brackets, with the surname."""
    plain = PARENTHESES.sub(" ", text)
    nicknames = _NICKNAME.findall(plain) + _BRACKETED_NICKNAME.findall(text)
    rest = name.words[1:]
    return [read_head(" ".join((nickname, *rest))) for nickname in nicknames]


def _read_maiden_name(text: str, name: Name) -> list[Name]:
    """Read the maiden name, if there is one. If it is only a surname, add the first name."""
    match = _MAIDEN_NAME.search(text)
    if not match or not name.words:
        return []
    maiden_name = match[1].rstrip(") ")
    if " " not in maiden_name:
        maiden_name = f"{name.words[0]} {maiden_name}"
    return [read_head(maiden_name)]
