"""How alike two given names are: by spelling, short forms, other languages, and initials."""

import re
from functools import lru_cache
from itertools import product
from typing import Literal

from rapidfuzz.distance import OSA

from quotesearch.language.names.given_name_forms import (
    all_forms_of,
    full_names_of,
    is_short_for,
    is_short_form,
    spellings_of,
    translations_of,
)
from quotesearch.language.names.given_names import gender_of, is_given_name, is_unisex
from quotesearch.language.names.letters import undouble

GivenNameLikeness = Literal["same", "initial", "near", "different"]

_CACHED_NAMES = 1 << 15
# Letters that begin one name in different spellings and alphabets.
_LIKE_INITIALS = ("ckqx", "jgyi", "eyi", "vw", "fp", "szc", "ou", "hk", "td")
_FEMININE_ENDINGS = ("a", "ia", "ina", "ette", "ine", "elle")
# Short forms of men's and of women's names that most readers take for a man's.
_MOSTLY_MENS_NAMES = frozenset(
    """
    alex andy bob charlie chris fred max nick nicky pat phil sam steve terry
    """.split()
)
_LONGEST_PET_NAME = 6  # letters: "Barney"
_LONGEST_SHORT_FORM = 5  # letters

_UMLAUT = re.compile("(?<!^)([ou])e(?=[bcdfgklmnprstvwz])")  # "Goesta", "Juergen"
_HARD_C = re.compile("c(?![ehiyz])")
_GIVEN_NAME_LETTERS = str.maketrans("yzq", "isk")


@lru_cache(_CACHED_NAMES)
def compare_given_names(name: str, other: str) -> GivenNameLikeness:
    """Compare two folded given names.

    Returns:
        "near" for names that may be one, but need not be: Esther and Hester, Alex and Alexandra;
        "initial" if one is the initial of the other.
    """
    if name == other or _simplify(name) == _simplify(other):
        return "same"
    if _is_initial_among(name, other):
        return "initial" if name[0] == other[0] else "different"
    parts = name.split("-")
    other_parts = other.split("-")
    if len(parts) > 1 or len(other_parts) > 1:
        return _compare_compounds(parts, other_parts)
    if other in spellings_of(name):
        return "same"
    short, full = sorted((name, other), key=len)
    of_two_genders = _are_of_two_genders(short, full)
    if is_short_for(short, full) or is_short_for(full, short):
        seems_a_mans = short in _MOSTLY_MENS_NAMES and gender_of(full) == "female"
        return "near" if of_two_genders or seems_a_mans else "same"
    if of_two_genders:
        return "different"
    return _compare_letters(short, full)


@lru_cache(_CACHED_NAMES)
def may_be_one_given_name(name: str, other: str) -> bool:
    """Tell whether two folded given names or initials may be one person's, by any short form."""
    if _is_initial_among(name, other):
        return not initials_of(name).isdisjoint(initials_of(other))
    if ("-" in name) != ("-" in other):
        return _may_share_part(name, other)
    pairs = product(_possible_full_names(name), _possible_full_names(other))
    if any(compare_given_names(*pair) != "different" for pair in pairs):
        return True
    short, full = sorted((name, other), key=len)
    is_opening = len(short) < 4 and full.startswith(short)  # "Jo"
    return is_opening or _looks_short_for(short, full)


@lru_cache(_CACHED_NAMES)
def initials_of(name: str) -> frozenset[str]:
    """Return the letters that a folded given name may begin with, in any of its forms."""
    forms = {name}
    if len(name) > 1:
        forms |= all_forms_of(name)
        forms.update(part for part in name.split("-") if part)
    letters = {form[0] for form in forms}
    initials = set(letters)
    for like_letters in _LIKE_INITIALS:
        if not letters.isdisjoint(like_letters):
            initials.update(like_letters)
    return frozenset(initials)


def _is_initial_among(name: str, other: str) -> bool:
    return len(name) == 1 or len(other) == 1


# -- one name in several forms


def _possible_full_names(name: str) -> set[str]:
    """Return a name and, if it is a short form, all that it may be short for."""
    if not is_short_form(name):
        return {name}
    return {name} | full_names_of(name)


def _may_share_part(name: str, other: str) -> bool:
    """Tell whether a part of a compound may be the other name: "Anna-Lena", who goes by "Lena"."""
    for part, other_part in product(name.split("-"), other.split("-")):
        if part and other_part and may_be_one_given_name(part, other_part):
            return True
    return False


def _looks_short_for(short: str, full: str) -> bool:
    """Tell whether a name looks as if it were short for another: "Ray", "Manny"."""
    is_pet_name = short.endswith(("y", "ie")) and len(short) <= _LONGEST_PET_NAME
    is_listed = is_short_form(short) and len(short) <= _LONGEST_SHORT_FORM
    if not is_pet_name and not is_listed:
        return False
    if short[:2] == full[:2]:
        return True
    stem = undouble(short).rstrip("aeiouy")
    return len(stem) > 2 and stem in undouble(full)


def _compare_compounds(parts: list[str], others: list[str]) -> GivenNameLikeness:
    """Compare "jean-pierre" with "jean-paul", or with "jean"."""
    pairs = zip(parts, others, strict=False)
    likenesses = [compare_given_names(part, other) for part, other in pairs]
    if "different" in likenesses:
        return "different"
    if len(parts) != len(others) or "near" in likenesses:
        return "near"
    return "initial" if "initial" in likenesses else "same"


def _are_of_two_genders(short: str, full: str) -> bool:
    """Tell whether one is a woman's name and the other a man's: "Paula" and "Paul"."""
    gender, full_gender = gender_of(short), gender_of(full)
    if gender and full_gender:
        return gender != full_gender
    if full_gender == "male" or gender == "female" or is_unisex(short):
        return False
    return any(full == short + ending for ending in _FEMININE_ENDINGS)


# -- letters


def _compare_letters(short: str, full: str) -> GivenNameLikeness:
    """Compare two names that no list of short forms or spellings connects."""
    if full in translations_of(short):
        return "near"
    if len(short) > 2 and full.startswith(short):
        missing_letters = len(full) - len(short)
        is_shortened = missing_letters > 2 and not is_given_name(short)
        return "same" if is_shortened else "near"  # "Wilf", "Bea"
    if len(short) > 2 and full.endswith(short):
        return "near"
    stem = short.rstrip("eiy")
    if len(stem) > 2 and stem in full:
        return "near"
    return "near" if _is_misspelling(short, full) else "different"


def _is_misspelling(short: str, full: str) -> bool:
    """Tell whether so few letters differ that it may be a slip."""
    same_initial = short[0] == full[0]
    if not same_initial and is_given_name(short) and is_given_name(full):
        return False
    # One letter of three is too many to be wrong, "Tim" and "Tom"; but one may be left out: "Jon".
    is_one_letter_short = len(short) == 3 and len(full) == 4 and same_initial
    if len(short) < 4 and not is_one_letter_short:
        return False
    slips = 2 if len(short) > 5 else 1
    return OSA.distance(short, full) <= slips


@lru_cache(_CACHED_NAMES)
def _simplify(name: str) -> str:
    """Reduce spellings of one given name to the same letters: "Erika" and "Erica"."""
    name = name.replace("-", "")
    if len(name) < 4:
        return name
    name = _UMLAUT.sub(r"\1", name.replace("ph", "f"))
    for ending in ("iya", "ija", "yia", "iia"):
        if name.endswith(ending):
            name = name.removesuffix(ending) + "ia"
    if name.startswith(("ye", "je")):
        name = name[1:]  # "Yelena"
    elif name.startswith(("yu", "ju", "iu")):
        name = "y" + name[1:]  # "Julija"
    name = _HARD_C.sub("k", name).replace("ck", "k")
    return undouble(name.translate(_GIVEN_NAME_LETTERS))
