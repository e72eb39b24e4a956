"""How alike two persons' names are, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Literal, get_args

from rapidfuzz.distance import OSA

from quotesearch.language.names.given_names import compare_given, is_given_name
from quotesearch.language.names.organisations import compare_organisations
from quotesearch.language.names.parsing import Name
from quotesearch.language.names.surnames import (
    COMMON,
    PARTICLES,
    SONS,
    compare_spelling,
    compare_surnames,
    is_east_asian,
    is_hispanic,
    split_name,
    squeeze,
)

# From the least to the most alike. "surname_only": the printed name is a surname alone; "unsure":
# a part agrees, or all but the spelling; "initial": all agrees but a given name is an initial, and
# the surname common.
Likeness = Literal["different", "surname_only", "unsure", "initial", "surname", "full"]
GivenLikeness = Literal["same", "initials", "initial", "near", "different"]
Words = tuple[str, ...]

_TITLES_AS_NAMES = frozenset(
    """
    duke earl dean major judge prince king baron bishop pope deacon guru raja rana
    """.split()
)


def compare_persons(name: Name, printed: Name) -> Likeness:
    """Compare the name that is asked for with the printed one, titles and suffixes aside."""
    pairs = product(_with_title(name), _with_title(printed))
    return _most_alike([_compare_read(*pair) for pair in pairs])


def _most_alike(found: Sequence[Likeness]) -> Likeness:
    order = get_args(Likeness)
    return max(found, key=order.index)


def _with_title(name: Name) -> list[Name]:
    """A name as it was read, and with its only title as the given name: "Duke Hollander"."""
    if len(name.words) == len(name.titles) == 1 and name.titles[0] in _TITLES_AS_NAMES:
        return [name, replace(name, words=(*name.titles, *name.words), titles=())]
    return [name]


def _compare_read(name: Name, printed: Name) -> Likeness:
    words, others = name.words, printed.words
    if not words or not others:
        return "different"
    if squeeze(words) == squeeze(others):
        return "full"
    if len(words) == len(others) == 1:
        return _compare_two_single(words[0], others[0])
    if len(words) == 1:
        return _compare_single(words[0], others)
    if len(others) == 1:
        compared = _compare_single(others[0], words)
        return "surname_only" if compared == "surname" else compared
    if compared_part := _compare_part(words, others):
        return compared_part
    pairs = _readings(words, others)
    return _most_alike([_compare_full(*pair, accented=printed.accented) for pair in pairs])


def _compare_two_single(word: str, other: str) -> Likeness:
    spelling = compare_spelling(word, other)
    known = len(word) > 5 and compare_organisations((word,), (other,)) == "same"
    if spelling == "same" or known:
        return "full"
    near = spelling == "near" or compare_given(word, other) in ("same", "near")
    return "unsure" if near else "different"


def _compare_single(single: str, full: Words) -> Likeness:
    """Compare a single name with a full one: mostly it is the surname."""
    doubled = "-" in single and squeeze([single]) == squeeze(full[-2:])
    if doubled and len(full) > 2:
        return "surname"
    single = single.replace("-", "")
    if is_east_asian(full):
        written = "-" in full[-1] or not is_given_name(full[0])
        if written and single == squeeze(full[1:]):
            return "unsure"
        if single == full[0]:
            return "surname"
    _, surname = split_name(full)
    whole, bare = squeeze(surname), squeeze(word for word in surname if word not in PARTICLES)
    spelling = compare_spelling(single, whole)
    if single in (whole, bare) or spelling == "same":
        return "surname"
    if single in full[-1].split("-") or single in full[1:-1]:
        return "unsure"
    given = compare_given(single, full[0])
    if given in ("same", "near") or single in full[0].split("-"):
        return "unsure"
    return "unsure" if spelling == "near" else "different"


def _compare_part(words: Words, others: Words) -> Likeness | None:
    """Compare a double surname, or one with its particles, with the full name that it ends."""
    if len(words) < len(others) and others[-len(words) :] == words:
        surname = words[0] in PARTICLES or not is_given_name(words[0])
        return "surname" if surname else "unsure"
    if len(others) < len(words) and words[-len(others) :] == others:
        return None if is_given_name(others[0]) else "surname_only"
    if squeeze(words) == squeeze(split_name(others)[1]):
        return "surname"
    return None


def _readings(words: Words, others: Words) -> list[tuple[Words, Words]]:
    """The orders and divisions in which two names may be compared."""
    pairs = [(words, others)]
    if sorted(squeeze(words)) != sorted(squeeze(others)) and "-" not in "".join((*words, *others)):
        return pairs
    apart, others_apart = (tuple("-".join(name).split("-")) for name in (words, others))
    if len(apart) == len(others_apart) and len(words) != len(others):
        pairs.append((apart, others_apart))
    sons = SONS.union(["ben"]).intersection((*words, *others))
    if not sons and not all(map(is_given_name, words)):
        for turned in ((*words[1:], words[0]), (words[-1], *words[:-1])):  # "Orbán Viktor"
            if squeeze(turned) == squeeze(others):
                pairs.append((others, others))
    return pairs


def _compare_full(words: Words, others: Words, *, accented: bool) -> Likeness:
    """Compare two names of two words or more."""
    if words == others:
        return "full"
    if words[0] == others[0] and is_east_asian(words) and is_east_asian(others):
        rest, theirs = squeeze(words[1:]), squeeze(others[1:])
        near = len(rest) > 3 and OSA.distance(rest, theirs) < 2
        return "unsure" if near else "different"
    given, surname = split_name(words)
    their_given, their_surname = split_name(others)
    likeness = _compare_givens(given, their_given)
    spelling = compare_surnames(surname, their_surname)
    if spelling == "different":
        return _compare_half(words, others, likeness, accented=accented)
    if likeness == "different":
        return "different"
    if likeness == "near" or spelling == "near" or (spelling == "slip" and likeness != "same"):
        return "unsure"
    if likeness == "initial" and words[-1] in COMMON:
        return "initial"
    longer = max(words, others, key=len)
    two_surnames = len(longer) == 3 and min(map(len, longer)) > 1 and not is_given_name(longer[1])
    if len(words) != len(others) and two_surnames and is_hispanic(longer, accented=accented):
        return "unsure"  # the second surname alone
    return "full"


def _compare_half(words: Words, others: Words, given: GivenLikeness, *, accented: bool) -> Likeness:
    """Compare names of which one may have only part of the other's surname."""
    if given == "different":
        return "different"
    shorter, longer = sorted((words, others), key=lambda name: len(squeeze(name)))
    parts = [part for word in longer[1:] for part in word.split("-")]
    if shorter[-1] in parts:
        first = len(longer) > 2 and shorter[-1] == longer[1]
        known = first and is_hispanic(longer, accented=accented)
        return "full" if known else "unsure"
    if set(shorter[-1].split("-")).intersection(longer[1:]):
        return "unsure"
    return "different"


def _compare_givens(one: Words, other: Words) -> GivenLikeness:
    """Compare the given names, middle names and initials of two people with one surname."""
    if squeeze(one) == squeeze(other):
        return "same"
    first = compare_given(one[0], other[0])
    if first == "different":
        return _compare_shifted(one, other)
    rest, theirs = one[1:], other[1:]
    middle = compare_given(rest[0], theirs[0]) if rest and theirs else None
    shared = any(len(word) > 1 and word in theirs for word in rest)
    if middle == "different" and not shared:
        return "different"
    if first == "initial":
        return "initials" if middle in ("same", "initial") else "initial"
    return "near" if "near" in (first, middle) else "same"


def _compare_shifted(one: Words, other: Words) -> GivenLikeness:
    """Compare the name somebody goes by with all given names: "Edgar" and "J. Edgar"."""
    for shorter, longer in ((one, other), (other, one)):
        if any(compare_given(shorter[0], name) == "same" for name in longer[1:]):
            return "same" if len(longer[0]) == 1 else "near"
    return "different"
