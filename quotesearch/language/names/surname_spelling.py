"""Spellings of surnames: which are transliterations of one name, which differ by a slip."""

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from quotesearch.language.names.letters import (
    Replacements,
    replace_all,
    squeeze,
    undouble,
)
from quotesearch.language.names.parsed_names import Words
from quotesearch.language.names.surnames import COMMON_SURNAMES, SONS, without_particles

SurnameLikeness = Literal["same", "slip", "near", "different"]

_CACHED_SURNAMES = 1 << 15
_SHORTEST_WITH_SWAPPED_LETTERS = 8

# What is written for one letter with a mark, "Đoković", "Müller", or for one long vowel.
_MARKED_LETTERS: Replacements = (("dj", "d"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
# What the languages of Europe write for one letter of other scripts.
_LETTERS_OF_SCRIPTS: Replacements = (
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("zh", "j"),
    ("ksh", "ks"),
    ("x", "ks"),
    ("ou", "u"),
    ("oo", "u"),
)
_LETTERS_OF_RUSSIAN: Replacements = (("q", "k"), ("kh", "h"), ("w", "v"))
_SOFT_VOWELS: Replacements = (("ie", "e"), ("io", "o"))
# Letters that sound alike in English. Long vowels are replaced between the two steps.
_ENGLISH_CONSONANTS: Replacements = (
    ("ph", "v"),
    ("f", "v"),
    ("ck", "k"),
    ("sch", "sh"),
    ("gh", "h"),
)
_ENGLISH_LETTERS: Replacements = (("q", "k"), ("c", "k"), ("z", "s"), ("y", "i"))

_Y_ENDING = re.compile("(?:iy|yi|yy|ii|ij|yj|y|i)$")
_SLAVIC_ENDING = re.compile("(?:[oe][vw]|[oe][vw]a|ski|skaya|in|ina|enko|chuk)$")
_SOFT_OV = re.compile("(ch|sh|j)ov")
_GLIDES = re.compile("[yji]+")
_LONG_I = re.compile("ei|ie|ey|ai|ay|ee|ea|igh")


def compare_surnames(surname: Words, other: Words) -> SurnameLikeness:
    """Compare two surnames with their particles.

    Returns:
        "slip" if the letters of a rare name are in another order; "near" if the spelling differs.
    """
    whole, other_whole = squeeze(surname), squeeze(other)
    if whole == other_whole:
        return "same"
    bare, other_bare = without_particles(surname), without_particles(other)
    if squeeze(bare) == squeeze(other_bare) and _is_son(surname) == _is_son(other):
        return "same"
    spelling = compare_spelling(whole, other_whole)
    if spelling == "near" and _have_swapped_letters(whole, other_whole):
        return "slip"
    return spelling


def compare_spelling(surname: str, other: str) -> SurnameLikeness:
    """Compare the spelling of two surnames; transliterations of one name are the same."""
    surname = surname.replace("-", "")
    other = other.replace("-", "")
    if surname == other or _transliterate(surname) == _transliterate(other):
        return "same"
    sound, other_sound = _sound_of(surname), _sound_of(other)
    if sound == other_sound:
        return "near"
    shorter = min(len(surname), len(other))
    # Nobody misspells the first letter.
    if shorter < 4 or sound[0] != other_sound[0]:
        return "different"
    slips = 2 if shorter > 6 else 1
    return "near" if OSA.distance(surname, other) <= slips else "different"


def _is_son(surname: Words) -> bool:
    """Tell whether a surname names the father: "bin Salman"."""
    return not SONS.isdisjoint(surname)


def _have_swapped_letters(surname: str, other: str) -> bool:
    """Tell whether a rare surname has its letters in another order."""
    if len(surname) < _SHORTEST_WITH_SWAPPED_LETTERS or surname in COMMON_SURNAMES:
        return False
    return sorted(surname) == sorted(other)


@lru_cache(_CACHED_SURNAMES)
def _transliterate(surname: str) -> str:
    """Reduce transliterations of one surname to the same letters: "Zelenskyy", "Zelensky"."""
    if len(surname) < 5:
        return surname
    surname = replace_all(surname, _MARKED_LETTERS)
    if len(surname) > 6 and surname not in COMMON_SURNAMES:
        surname = _transliterate_rare(surname)
    surname = _Y_ENDING.sub("i", surname)
    if _SLAVIC_ENDING.search(surname):
        return _transliterate_slavic(surname)
    return surname


def _transliterate_rare(surname: str) -> str:
    is_slavic = _SLAVIC_ENDING.search(surname) is not None
    surname = replace_all(surname, _LETTERS_OF_SCRIPTS)
    if not is_slavic:
        surname = surname.replace("ee", "i")
    return undouble(surname.removesuffix("h"))


def _transliterate_slavic(surname: str) -> str:
    surname = replace_all(surname, _LETTERS_OF_RUSSIAN)
    surname = _GLIDES.sub("i", surname)
    surname = _SOFT_OV.sub(r"\1ev", surname)
    surname = replace_all(surname, _SOFT_VOWELS)
    return undouble(surname)


@lru_cache(_CACHED_SURNAMES)
def _sound_of(surname: str) -> str:
    """Reduce a surname to its sound: "Stevens" and "Stephens", "Reilly" and "Riley"."""
    sound = replace_all(surname, _ENGLISH_CONSONANTS)
    sound = _LONG_I.sub("i", sound)
    sound = replace_all(sound, _ENGLISH_LETTERS)
    first, rest = sound[0], sound[1:]
    without_h = rest.replace("h", "")
    return undouble(first + without_h).removesuffix("e")
