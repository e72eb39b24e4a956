"""Decide whether two names certainly belong to two people.

"Another" is an accusation. It needs evidence that holds without knowing the people: two names that
are understood word by word, and that nobody can have both. All else leaves a doubt: a single name,
a nickname that may stand for any name, an unknown given name, a marriage.
"""

import re
from collections.abc import Iterable
from itertools import product

from rapidfuzz.distance import OSA

from quotesearch.language.names.east_asian_names import (
    are_romanised_alike,
    east_asian_surnames,
    is_east_asian,
    may_have_east_asian_surname,
)
from quotesearch.language.names.given_name_likeness import (
    compare_given_names,
    may_be_one_given_name,
)
from quotesearch.language.names.given_names import gender_of, is_understood
from quotesearch.language.names.letters import Replacements, replace_all, squeeze
from quotesearch.language.names.offices import roles_of
from quotesearch.language.names.parsed_names import Mention, Name, Words
from quotesearch.language.names.surname_spelling import compare_spelling, compare_surnames
from quotesearch.language.names.surnames import (
    PARTICLES,
    is_hispanic,
    split_name,
    without_particles,
)
from quotesearch.language.names.titles import HONORIFICS, ROLES, RULERS

_HINT_AT_OTHER_NAME = re.compile(
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
# Roles of people who are often known by a stage name, a pen name or a name in religion.
_ROLES_WITH_OTHER_NAMES = frozenset(
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
_NOT_IN_PLAIN_NAMES = frozenset("and of the abu umm".split())
_MOST_WORDS = 4  # of a plain name

_VOWELS = re.compile("[aeiouy]+")
# Consonants that sound alike in some spelling. Vowels are removed.
_CONSONANT_CLUSTERS: Replacements = (
    ("tsch", "s"),
    ("tch", "s"),
    ("sch", "s"),
    ("zh", "s"),
    ("ch", "s"),
    ("sh", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("cz", "s"),
    ("ph", "f"),
    ("ck", "k"),
)
_LIKE_CONSONANTS = str.maketrans("zxjcqgbpvwd", "ssskkkfffft", "aeiouhy")


def are_two_people(name: Name, speaker: Name, mention: Mention) -> bool:
    """Tell whether no single person can have both names.

    Args:
        name: the name somebody asks for.
        speaker: the name under which a quote is filed.
        mention: how its article names the speaker.
    """
    if _are_two_rulers(name, speaker):
        return True
    if not _is_plain(name) or not _is_plain(speaker):
        return False
    texts = (name.text, speaker.text, mention.text)
    if any(_HINT_AT_OTHER_NAME.search(text) for text in texts):
        return False
    if _has_word_of_mention(name, speaker, mention):
        return False
    if _is_of_east_asia(name.words) or _is_of_east_asia(speaker.words):
        names = (name.words, speaker.words)
        return _differ_in_syllables(*names) or _differ_in_surname(*names)
    if set(name.words) == set(speaker.words):
        return False
    return _are_incompatible(name, speaker, mention)


def _is_plain(name: Name) -> bool:
    """Tell whether a name is a person's full name without anything unusual in it."""
    if name.kind != "person" or name.acronym or name.aliases:
        return False
    if not 2 <= len(name.words) <= _MOST_WORDS:
        return False
    if len(name.words[-1]) == 1:
        return False
    return _NOT_IN_PLAIN_NAMES.isdisjoint(name.words) and squeeze(name.words).isalpha()


def _has_word_of_mention(name: Name, speaker: Name, mention: Mention) -> bool:
    """Tell whether the mention has a word of the name that the speaker's name lacks."""
    own_words = set(name.words).difference(speaker.words, PARTICLES)
    return not own_words.isdisjoint(mention.words)


def _are_two_rulers(name: Name, speaker: Name) -> bool:
    """Tell whether two kings or popes have different names: "Pope Benedict XVI", "Pope Francis"."""
    if not _is_ruler(name) or not _is_ruler(speaker):
        return False
    first = name.words[0]
    other_first = speaker.words[0]
    if not is_understood(first) or not is_understood(other_first):
        return False
    return not may_be_one_given_name(first, other_first)


def _is_ruler(name: Name) -> bool:
    if len(name.words) != 1:
        return False
    return bool(name.suffix) or not RULERS.isdisjoint(name.titles)


def _are_incompatible(name: Name, speaker: Name, mention: Mention) -> bool:
    """Tell whether given names or surnames of two full names exclude each other."""
    forenames, surname = split_name(name.words)
    other_forenames, other_surname = split_name(speaker.words)
    surnames_agree = compare_surnames(surname, other_surname) == "same"
    if not surnames_agree and not mention.own_words.isdisjoint(_ROLES_WITH_OTHER_NAMES):
        return False
    if _given_names_differ(forenames, other_forenames):
        return not _share_across(name.words, speaker.words)
    if surnames_agree:
        accented = name.accented or speaker.accented
        if _is_any_hispanic(name, speaker, accented=accented):
            return False
        return _middle_names_differ(forenames, other_forenames)
    if not _sound_apart(squeeze(surname), squeeze(other_surname)):
        return False
    if may_be_one_given_name(forenames[0], other_forenames[0]):
        return _are_two_men(name, speaker)
    if not _is_own_name(name):
        return False
    has_role = not mention.own_words.isdisjoint(ROLES)
    if not has_role and not _is_own_name(speaker):
        return False
    return _share_nothing(name.words, speaker.words)


def _are_two_men(name: Name, speaker: Name) -> bool:
    """Tell whether two names with one given name are two men's, whose surnames are for life.

    A woman may have married. The rule does not cover men who go by either of two surnames, or by
    the given names of their fathers.
    """
    if len(name.words) != 2 or len(speaker.words) != 2:
        return False
    given_name, surname = name.words
    other_given_name, other_surname = speaker.words
    if is_understood(surname) or is_understood(other_surname):
        return False
    if _is_any_hispanic(name, speaker, accented=True):
        return False
    return gender_of(given_name) == gender_of(other_given_name) == "male"


def _is_any_hispanic(name: Name, speaker: Name, *, accented: bool) -> bool:
    if is_hispanic(name.words, accented=accented):
        return True
    return is_hispanic(speaker.words, accented=accented)


def _is_own_name(name: Name) -> bool:
    """Tell whether a name with an unknown surname is surely one that its owner goes by."""
    first = name.words[0]
    if len(first) == 1 or is_understood(first):
        return True
    offices = roles_of(name.titles) - HONORIFICS
    return bool(offices)


# -- given names


def _given_names_differ(forenames: Words, others: Words) -> bool:
    """Tell whether neither first name is among the other's given names, middle names included."""
    first, other_first = forenames[0], others[0]
    if not _is_initial_or_understood(first) or not _is_initial_or_understood(other_first):
        return False
    if any(may_be_one_given_name(first, word) for word in others):
        return False
    return not any(may_be_one_given_name(other_first, word) for word in forenames)


def _is_initial_or_understood(name: str) -> bool:
    return len(name) == 1 or is_understood(name)


def _middle_names_differ(forenames: Words, others: Words) -> bool:
    """Tell whether one middle initial or name contradicts the other: "Ann R. Lee", "Ann K. Lee"."""
    if len(forenames) != 2 or len(others) != 2:
        return False
    first, middle = forenames
    other_first, other_middle = others
    if compare_given_names(first, other_first) != "same":
        return False
    are_initials = len(middle) == len(other_middle) == 1
    if not are_initials and not (is_understood(middle) and is_understood(other_middle)):
        return False
    return not may_be_one_given_name(middle, other_middle)


# -- surnames


def _share_across(words: Words, others: Words) -> bool:
    """Tell whether the first name of one is the surname of the other."""
    if compare_spelling(words[0], others[-1]) != "different":
        return True
    return compare_spelling(words[-1], others[0]) != "different"


def _share_nothing(words: Words, others: Words) -> bool:
    pairs = product(_parts_of(words), _parts_of(others))
    return all(_sound_apart(*pair) for pair in pairs)


def _parts_of(words: Words) -> list[str]:
    """Return the parts of hyphenated words, without particles and initials."""
    parts = "-".join(without_particles(words)).split("-")
    return [part for part in parts if len(part) > 1]


def _sound_apart(word: str, other: str) -> bool:
    """Tell whether two words differ clearly, by their letters and by their sound."""
    if compare_spelling(word, other) != "different":
        return False
    if word in other or other in word:
        return False
    shorter = min(len(word), len(other))
    least_distance = 3 if shorter > 4 else 2
    if OSA.distance(word, other) < least_distance:
        return False
    return OSA.distance(_consonants_of(word), _consonants_of(other)) > 1


def _consonants_of(word: str) -> str:
    """Return the consonants of a word; those that sound alike are written alike."""
    return replace_all(word, _CONSONANT_CLUSTERS).translate(_LIKE_CONSONANTS)


# -- East Asia


def _is_of_east_asia(words: Words) -> bool:
    if is_east_asian(words):
        return True
    return may_have_east_asian_surname(words) and not is_understood(words[0])


def _differ_in_syllables(words: Words, others: Words) -> bool:
    """Tell whether two names with the same surname first have given names that sound different."""
    if words[0] != others[0]:
        return False
    if not is_east_asian(words) or not is_east_asian(others):
        return False
    if _count_syllables(words) != _count_syllables(others):
        return False  # a middle name may be left out
    given_name = squeeze(words[1:])
    other_given_name = squeeze(others[1:])
    if _pinyin_consonants_of(given_name) == _pinyin_consonants_of(other_given_name):
        return False
    return OSA.distance(given_name, other_given_name) > 1


def _count_syllables(words: Words) -> int:
    return len(_VOWELS.findall(squeeze(words)))


def _pinyin_consonants_of(word: str) -> str:
    return _consonants_of(word.replace("q", "ch"))


def _differ_in_surname(words: Words, others: Words) -> bool:
    """Tell whether two names share no word, and no surname at either end in any spelling."""
    pairs = product(_parts_of(words), _parts_of(others))
    if any(compare_spelling(*pair) != "different" for pair in pairs):
        return False
    surnames = _possible_surnames(words)
    other_surnames = _possible_surnames(others)
    if not surnames or not other_surnames:
        return False
    sound = _consonants_of(squeeze(words))
    other_sound = _consonants_of(squeeze(others))
    if OSA.distance(sound, other_sound) < 3:
        return False
    return not _may_be_romanised_alike(surnames, other_surnames)


def _possible_surnames(words: Words) -> list[str]:
    """Return the East Asian surnames at either end, or the last word of a Western name."""
    surnames = east_asian_surnames(words)
    if surnames:
        return surnames
    return [words[-1]] if is_understood(words[0]) else []


def _may_be_romanised_alike(surnames: Iterable[str], others: Iterable[str]) -> bool:
    for pair in product(surnames, others):
        if _begin_alike(*pair) or are_romanised_alike(*pair):
            return True
    return False


def _begin_alike(word: str, other: str) -> bool:
    return _consonants_of(word)[:1] == _consonants_of(other)[:1]
