"""Whether two names are certainly those of two people.

"Another" is an accusation. It needs evidence that stands without knowing anybody: two names that
are understood word by word, and that no one person can have. Whatever is not covered leaves a
doubt: a name of one word, a nickname that stands for anything, an unknown given name, a marriage.
"""

import re
from collections.abc import Sequence
from itertools import product

from rapidfuzz.distance import OSA

from quotesearch.language.names.given_names import (
    compare_given,
    gender_of,
    is_understood,
    may_be_one_given,
)
from quotesearch.language.names.offices import roles_of
from quotesearch.language.names.parsing import Mention, Name
from quotesearch.language.names.surnames import (
    PARTICLES,
    are_romanised_alike,
    compare_spelling,
    compare_surnames,
    end_surnames,
    is_east_asian,
    is_hispanic,
    may_open_with_surname,
    split_name,
    squeeze,
)
from quotesearch.language.names.titles import HONORIFICS, ROLES, RULERS

Words = tuple[str, ...]

_OTHER_NAME = re.compile(
    r"""
    \b (?:
        (?:re)?marri(?:ed|age) | n[ée]e | born | maiden | birth | formerly | divorced? | widow
        | known | real\ name | stage | pen | pseudonym | alias | aka | nickname\w* | dubbed | called
        | wr[io]t\w+\ (?:as|under) | perform\w*\ (?:as|under) | record\w*\ (?:as|under)
        | (?:post|tweet|sign|styl|bill|credit)\w*\ as | alter\ ego | under\ the\ name | renamed
        | changed\ (?:his|her|their)\ name | later | then
    ) \b
    | a\.k\.a\. | ["“”@]
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Those who are often known by a stage name, a pen name or a name in religion.
_NAMED_OTHERWISE = frozenset(
    """
    activist actor actress agent artist athlete author blogger boxer brother columnist comedian
    composer conductor critic dancer drag drummer emir emperor entertainer father fighter
    footballer forward guitarist guru hacker host imam influencer jockey king lama leader magician
    midfielder model monk mother musician novelist nun painter performer photographer pianist
    player playwright poet pope presenter prince princess producer queen rabbi rapper saint
    sculptor sheikh singer sister songwriter soprano spy star streamer striker sultan swami tenor
    translator wrestler writer youtuber
    """.split()
)
_VOWELS = re.compile("[aeiouy]+")
# How a word sounds in any spelling: without vowels, and likes alike.
_SOUNDS = tuple(
    pair.split(":") for pair in "tsch:s tch:s sch:s zh:s ch:s sh:s ts:s tz:s cz:s ph:f ck:k".split()
)
_ALIKE = str.maketrans("zxjcqgbpvwd", "ssskkkfffft", "aeiouhy")


def are_two_people(name: Name, printed: Name, told: Mention) -> bool:
    """Tell whether nobody can be called by both names."""
    if _are_two_rulers(name, printed):
        return True
    if not (_is_plain(name) and _is_plain(printed)):
        return False
    if any(_OTHER_NAME.search(text) for text in (name.raw, printed.raw, told.raw)):
        return False
    if set(name.words).difference(printed.words, PARTICLES).intersection(told.words):
        return False  # the article has the word, too, wherever it stands
    if _is_of_east_asia(name.words) or _is_of_east_asia(printed.words):
        names = (name.words, printed.words)
        return _differ_in_syllables(*names) or _differ_in_surname(*names)
    if set(name.words) == set(printed.words):
        return False
    return _differ(name, printed, told)


def _differ(name: Name, printed: Name, told: Mention) -> bool:
    """Tell whether given names or surnames of two full names exclude each other."""
    given, surname = split_name(name.words)
    their_given, their_surname = split_name(printed.words)
    spelling = compare_surnames(surname, their_surname)
    if spelling != "same" and not told.own.isdisjoint(_NAMED_OTHERWISE):
        return False
    if _given_names_differ(given, their_given):
        return not _share_across(name.words, printed.words)
    if spelling == "same":
        accented = name.accented or printed.accented
        hispanic = any(is_hispanic(one.words, accented=accented) for one in (name, printed))
        return not hispanic and _middle_names_differ(given, their_given)
    if not _sound_apart(squeeze(surname), squeeze(their_surname)):
        return False
    if may_be_one_given(given[0], their_given[0]):
        return _are_two_men(name, printed)
    understood = _is_a_person(name) and (_is_a_person(printed) or bool(told.own & ROLES))
    return understood and _share_nothing(name.words, printed.words)


def _are_two_men(name: Name, printed: Name) -> bool:
    """Tell whether two names of one given name are two men's, whose surnames are for life.

    A woman may have married. Nor does it hold where a man goes by either of two surnames, or by the
    given names of his fathers.
    """
    if not len(name.words) == len(printed.words) == 2:
        return False
    (given, surname), (their_given, their_surname) = name.words, printed.words
    if is_understood(surname) or is_understood(their_surname):
        return False
    if any(is_hispanic(one.words, accented=True) for one in (name, printed)):
        return False
    return gender_of(given) == gender_of(their_given) == "male"


def _is_plain(name: Name) -> bool:
    """Whether the name is a person's, of two words or more that are all words of a name."""
    if name.kind != "person" or name.letters or name.aliases or not 1 < len(name.words) < 5:
        return False
    whole = len(name.words[-1]) > 1 and not set(name.words).intersection(
        ["and", "of", "the", "abu", "umm"]
    )
    return whole and squeeze(name.words).isalpha()


def _is_a_person(name: Name) -> bool:
    """Whether a name with an unknown surname is surely a person's own."""
    first = name.words[0]
    office = roles_of(name.titles) - HONORIFICS
    return len(first) == 1 or is_understood(first) or bool(office)


def _are_two_rulers(name: Name, printed: Name) -> bool:
    """Tell two kings or popes apart by their one name: "Pope Benedict XVI", "Pope Francis"."""
    for one in (name, printed):
        if len(one.words) != 1 or not (RULERS.intersection(one.titles) or one.suffix):
            return False
    first, other = name.words[0], printed.words[0]
    known = is_understood(first) and is_understood(other)
    return known and not may_be_one_given(first, other)


# -- given names


def _given_names_differ(given: Words, their_given: Words) -> bool:
    """Tell whether the first name of each is none of the other's, not even a middle one."""
    first, their_first = given[0], their_given[0]
    if not all(len(word) == 1 or is_understood(word) for word in (first, their_first)):
        return False
    fits = any(may_be_one_given(first, word) for word in their_given)
    return not fits and not any(may_be_one_given(their_first, word) for word in given)


def _middle_names_differ(given: Words, their_given: Words) -> bool:
    """Tell whether one middle initial or name contradicts the other: "Ann R. Lee", "Ann K. Lee"."""
    if (
        len(given) != 2
        or len(their_given) != 2
        or compare_given(given[0], their_given[0]) != "same"
    ):
        return False
    middle, other = given[1], their_given[1]
    letters = len(middle) == len(other) == 1
    names = is_understood(middle) and is_understood(other)
    return (letters or names) and not may_be_one_given(middle, other)


# -- surnames


def _share_across(words: Words, others: Words) -> bool:
    """Tell whether a given name of the one is the surname of the other."""
    across = ((words[0], others[-1]), (words[-1], others[0]))
    return any(compare_spelling(*pair) != "different" for pair in across)


def _share_nothing(words: Words, others: Words) -> bool:
    parts, their_parts = _parts(words), _parts(others)
    return all(_sound_apart(part, other) for part in parts for other in their_parts)


def _parts(words: Sequence[str]) -> list[str]:
    parts = (part for word in words if word not in PARTICLES for part in word.split("-"))
    return [part for part in parts if len(part) > 1]


def _sound_apart(one: str, other: str) -> bool:
    """Tell whether two words differ clearly, by their letters and by their sound."""
    if compare_spelling(one, other) != "different" or one in other or other in one:
        return False
    enough = 3 if min(len(one), len(other)) > 4 else 2
    return OSA.distance(one, other) >= enough and OSA.distance(_sound(one), _sound(other)) > 1


def _sound(word: str) -> str:
    for letters, letter in _SOUNDS:
        word = word.replace(letters, letter)
    return word.translate(_ALIKE)


# -- East Asia


def _is_of_east_asia(words: Words) -> bool:
    return is_east_asian(words) or (may_open_with_surname(words) and not is_understood(words[0]))


def _differ_in_syllables(words: Words, others: Words) -> bool:
    """Tell whether two names that open with one surname go on with syllables of other sounds."""
    if words[0] != others[0] or not (is_east_asian(words) and is_east_asian(others)):
        return False
    if len(_VOWELS.findall(squeeze(words))) != len(_VOWELS.findall(squeeze(others))):
        return False  # a middle name may be left out
    sound, their_sound = (_sound(squeeze(name[1:]).replace("q", "ch")) for name in (words, others))
    return sound != their_sound and OSA.distance(squeeze(words[1:]), squeeze(others[1:])) > 1


def _differ_in_surname(words: Words, others: Words) -> bool:
    """Tell whether no surname at either end is the other's in any spelling, nor any word shared."""
    parts, their_parts = _parts(words), _parts(others)
    if any(compare_spelling(*pair) != "different" for pair in product(parts, their_parts)):
        return False
    surnames = [end_surnames(name) or _western_surname(name) for name in (words, others)]
    sounds = [_sound(squeeze(name)) for name in (words, others)]
    if not all(surnames) or OSA.distance(*sounds) < 3:
        return False
    pairs = product(*surnames)
    return not any(_begin_alike(*pair) or are_romanised_alike(*pair) for pair in pairs)


def _western_surname(words: Words) -> list[str]:
    return [words[-1]] if is_understood(words[0]) else []


def _begin_alike(word: str, other: str) -> bool:
    return _sound(word)[:1] == _sound(other)[:1]
