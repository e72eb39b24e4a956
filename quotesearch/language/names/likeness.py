"""How alike two persons' names are, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from typing import Literal, get_args

from rapidfuzz.distance import OSA

from quotesearch.language.names.east_asian_names import is_east_asian
from quotesearch.language.names.given_name_likeness import compare_given_names
from quotesearch.language.names.given_names import is_given_name
from quotesearch.language.names.letters import squeeze
from quotesearch.language.names.organisations import compare_organisations
from quotesearch.language.names.parsed_names import Name, Words
from quotesearch.language.names.surname_spelling import (
    SurnameLikeness,
    compare_spelling,
    compare_surnames,
)
from quotesearch.language.names.surnames import (
    COMMON_SURNAMES,
    PARTICLES,
    SONS,
    is_hispanic,
    split_name,
    without_particles,
)

# From the least to the most alike. "surname_only": the speaker's name is only a surname. "unsure":
# a part agrees, or everything except the spelling. "initial": everything agrees, but a given name
# is an initial and the surname is common.
PersonLikeness = Literal["different", "surname_only", "unsure", "initial", "surname", "full"]
# Compares all given names of two people. "initials": several of them are initials.
ForenamesLikeness = Literal["same", "initials", "initial", "near", "different"]

_LEAST_TO_MOST_ALIKE: tuple[PersonLikeness, ...] = get_args(PersonLikeness)
_TITLES_AS_NAMES = frozenset(
    """
    duke earl dean major judge prince king baron bishop pope deacon guru raja rana
    """.split()
)
_SONS_IN_ANY_LANGUAGE = SONS | {"ben"}


def compare_persons(name: Name, speaker: Name) -> PersonLikeness:
    """Compare the name that is asked for with the speaker's, titles and suffixes aside."""
    pairs = product(_with_title_as_name(name), _with_title_as_name(speaker))
    return _most_alike(_compare_two_names(*pair) for pair in pairs)


def _with_title_as_name(name: Name) -> list[Name]:
    """Return a name, and a second reading if its title may be a given name: "Duke Hollander"."""
    if len(name.words) != 1 or len(name.titles) != 1:
        return [name]
    if name.titles[0] not in _TITLES_AS_NAMES:
        return [name]
    full_name = replace(name, words=(*name.titles, *name.words), titles=())
    return [name, full_name]


def _most_alike(likenesses: Iterable[PersonLikeness]) -> PersonLikeness:
    return max(likenesses, key=_LEAST_TO_MOST_ALIKE.index)


def _compare_two_names(name: Name, speaker: Name) -> PersonLikeness:
    words, others = name.words, speaker.words
    if not words or not others:
        return "different"
    if squeeze(words) == squeeze(others):
        return "full"
    if len(words) == len(others) == 1:
        return _compare_single_names(words[0], others[0])
    if len(words) == 1:
        return _compare_single_with_full(words[0], others)
    if len(others) == 1:
        likeness = _compare_single_with_full(others[0], words)
        return "surname_only" if likeness == "surname" else likeness
    part_likeness = _compare_as_part(words, others)
    if part_likeness:
        return part_likeness
    accented = speaker.accented
    readings = _readings(words, others)
    return _most_alike(_compare_full(*reading, accented=accented) for reading in readings)


# -- single names


def _compare_single_names(word: str, other: str) -> PersonLikeness:
    spelling = compare_spelling(word, other)
    if spelling == "same":
        return "full"
    # Long names may be transliterated in the same ways as names of organisations.
    if len(word) > 5 and compare_organisations([word], [other]) == "same":
        return "full"
    if spelling == "near" or compare_given_names(word, other) in ("same", "near"):
        return "unsure"
    return "different"


def _compare_single_with_full(single: str, full: Words) -> PersonLikeness:
    """Compare a single name, which is usually a surname, with a full name."""
    is_double = "-" in single and len(full) > 2
    if is_double and squeeze([single]) == squeeze(full[-2:]):
        return "surname"
    single = single.replace("-", "")
    if is_east_asian(full):
        is_surname_first = "-" in full[-1] or not is_given_name(full[0])
        if is_surname_first and single == squeeze(full[1:]):
            return "unsure"
        if single == full[0]:
            return "surname"
    _, surname = split_name(full)
    whole = squeeze(surname)
    bare = squeeze(without_particles(surname))
    spelling = compare_spelling(single, whole)
    if single in (whole, bare) or spelling == "same":
        return "surname"
    if spelling == "near" or _is_part_of(single, full):
        return "unsure"
    return "different"


def _is_part_of(single: str, full: Words) -> bool:
    """Tell whether a single name may be a given or middle name, or half of a double name."""
    first, *middle, last = full
    parts = [*first.split("-"), *middle, *last.split("-")]
    return single in parts or compare_given_names(single, first) in ("same", "near")


# -- full names


def _compare_as_part(words: Words, others: Words) -> PersonLikeness | None:
    """Compare a double surname, or one with its particles, with the full name that it ends."""
    if len(words) < len(others) and others[-len(words) :] == words:
        is_surname = words[0] in PARTICLES or not is_given_name(words[0])
        return "surname" if is_surname else "unsure"
    if len(others) < len(words) and words[-len(others) :] == others:
        return None if is_given_name(others[0]) else "surname_only"
    _, surname = split_name(others)
    return "surname" if squeeze(words) == squeeze(surname) else None


def _readings(words: Words, others: Words) -> list[tuple[Words, Words]]:
    """Return the pairs to compare: the words as they are, divided at hyphens, and reordered."""
    readings = [(words, others)]
    same_letters = Counter(squeeze(words)) == Counter(squeeze(others))
    has_hyphen = "-" in "".join(words + others)
    if not same_letters and not has_hyphen:
        return readings
    if len(words) != len(others):
        divided, other_divided = _divide(words), _divide(others)
        if len(divided) == len(other_divided):
            readings.append((divided, other_divided))
    if _are_one_in_other_order(words, others):
        readings.append((others, others))
    return readings


def _divide(words: Words) -> Words:
    """Divide words at their hyphens."""
    return tuple("-".join(words).split("-"))


def _are_one_in_other_order(words: Words, others: Words) -> bool:
    """Tell whether two names differ only in which end the surname is at: "Orbán Viktor"."""
    if not _SONS_IN_ANY_LANGUAGE.isdisjoint((*words, *others)):
        return False
    if all(map(is_given_name, words)):
        return False
    first_word_last = (*words[1:], words[0])
    last_word_first = (words[-1], *words[:-1])
    return squeeze(others) in (squeeze(first_word_last), squeeze(last_word_first))


def _compare_full(words: Words, others: Words, *, accented: bool) -> PersonLikeness:
    """Compare two names of two words or more."""
    if words == others:
        return "full"
    are_east_asian = is_east_asian(words) and is_east_asian(others)
    if are_east_asian and words[0] == others[0]:
        return _compare_after_surname(words, others)
    forenames, surname = split_name(words)
    other_forenames, other_surname = split_name(others)
    likeness = _compare_forenames(forenames, other_forenames)
    spelling = compare_surnames(surname, other_surname)
    if likeness == "different":
        return "different"
    if spelling == "different":
        return _compare_part_of_surname(words, others, accented=accented)
    if _is_spelling_unsure(likeness, spelling):
        return "unsure"
    if likeness == "initial" and words[-1] in COMMON_SURNAMES:
        return "initial"
    if _is_second_surname_alone(words, others, accented=accented):
        return "unsure"
    return "full"


def _compare_after_surname(words: Words, others: Words) -> PersonLikeness:
    """Compare two East Asian names that begin with the same surname."""
    given_name = squeeze(words[1:])
    other_given_name = squeeze(others[1:])
    is_near = len(given_name) > 3 and OSA.distance(given_name, other_given_name) < 2
    return "unsure" if is_near else "different"


def _is_spelling_unsure(forenames: ForenamesLikeness, surname: SurnameLikeness) -> bool:
    """Tell whether the spelling leaves a doubt. Identical given names excuse a slip."""
    if forenames == "near" or surname == "near":
        return True
    return surname == "slip" and forenames != "same"


def _is_second_surname_alone(words: Words, others: Words, *, accented: bool) -> bool:
    """Tell whether one name has two surnames, and the other only the second."""
    if len(words) == len(others):
        return False
    longer = max(words, others, key=len)
    if len(longer) != 3 or any(len(word) == 1 for word in longer):
        return False
    return not is_given_name(longer[1]) and is_hispanic(longer, accented=accented)


def _compare_part_of_surname(words: Words, others: Words, *, accented: bool) -> PersonLikeness:
    """Compare two names, one of which may have only part of the other's surname."""
    shorter, longer = sorted((words, others), key=_count_letters)
    surname = shorter[-1]
    parts = _divide(longer[1:])
    if surname in parts:
        is_first_surname = len(longer) > 2 and surname == longer[1]
        is_known_by_it = is_first_surname and is_hispanic(longer, accented=accented)
        return "full" if is_known_by_it else "unsure"
    surname_parts = set(surname.split("-"))
    return "different" if surname_parts.isdisjoint(longer[1:]) else "unsure"


def _count_letters(words: Words) -> int:
    return len(squeeze(words))


# -- given names


def _compare_forenames(words: Words, others: Words) -> ForenamesLikeness:
    """Compare the given names, middle names and initials of two people with one surname."""
    if squeeze(words) == squeeze(others):
        return "same"
    first = compare_given_names(words[0], others[0])
    if first == "different":
        return _compare_with_middle_names(words, others)
    middle = words[1:]
    other_middle = others[1:]
    if not middle or not other_middle:
        return first
    second = compare_given_names(middle[0], other_middle[0])
    if second == "different" and not _share_middle_name(middle, other_middle):
        return "different"
    if first == "initial":
        return "initials" if second in ("same", "initial") else "initial"
    return "near" if "near" in (first, second) else "same"


def _share_middle_name(words: Words, others: Words) -> bool:
    return any(len(word) > 1 and word in others for word in words)


def _compare_with_middle_names(words: Words, others: Words) -> ForenamesLikeness:
    """Compare first names with middle names, which people may go by: "Edgar", "J. Edgar"."""
    for shorter, longer in ((words, others), (others, words)):
        for middle_name in longer[1:]:
            if compare_given_names(shorter[0], middle_name) == "same":
                return "same" if len(longer[0]) == 1 else "near"
    return "different"
