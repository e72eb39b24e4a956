"""Decide whether a person is the speaker, by names, suffixes, titles, ages and jobs."""

from __future__ import annotations

import re

from quotesearch.language.folding import fold_words
from quotesearch.language.names.difference import are_two_people
from quotesearch.language.names.given_names import guess_gender
from quotesearch.language.names.likeness import PersonLikeness, compare_persons
from quotesearch.language.names.name_words import cut_relative_clause
from quotesearch.language.names.offices import (
    LEARNED,
    are_akin,
    canonical,
    key_words,
    roles_of,
)
from quotesearch.language.names.organisation_sameness import compare_organised
from quotesearch.language.names.parsed_names import Mention, Name, Sameness, Words
from quotesearch.language.names.surnames import COMMON_SURNAMES
from quotesearch.language.names.titles import (
    FEMALE_TITLES,
    HONORIFICS,
    KIN,
    MALE_TITLES,
    ROLES,
)

# Titles for life, which an article need not print.
_KNIGHTLY_TITLES = frozenset(
    """
    sir dame lord lady baron baroness viscount viscountess hon honorable honourable
    """.split()
)
_LEARNED_TITLES = frozenset(["doctor", "professor"])
# Offices whose holders often have relatives of the same surname in the news.
_SUPREME_OFFICES = frozenset(
    "president premier prime minister chancellor king queen prince princess".split()
)
_SUFFIXES_OF_SON = frozenset(["jr", "ii"])
_MOST_YEARS_APART = 9  # between two ages of one person; articles may be years apart
_LEAST_AGE_IN_OFFICE = 16  # years
_FATHER_OR_SON = re.compile(r"\b(?:father|son|elder|younger)\b", re.IGNORECASE)


def compare_as_persons(name: Name, speaker: Name, mention: Mention) -> Sameness:
    """Compare the name that is asked for with the speaker, both read as persons' names."""
    if _is_mentioned_as(name, speaker, mention):
        return "same"
    likeness = compare_persons(name, speaker)
    if likeness == "full":
        return _weigh(name, speaker, mention, likeness)
    if any(_is_related_person(name, person) for person in mention.related_people):
        return "another"
    if likeness == "surname":
        return _weigh(name, speaker, mention, likeness)
    organised = compare_organised(name, speaker, mention)
    if organised:
        return organised
    if any(is_one_person(alias, speaker) for alias in name.aliases):
        return "same"
    return _weigh(name, speaker, mention, likeness)


def is_one_person(name: Name, other: Name) -> bool:
    """Tell whether two names are the same words, or fully alike."""
    if fold_words(name.text) == fold_words(other.text):
        return True
    return compare_persons(name, other) == "full"


def compare_suffixes(name: Name, speaker: Name, mention: Mention) -> Sameness:
    """Compare "Jr.", "III" and the numbers of kings and popes."""
    suffixes = {name.suffix, speaker.suffix}
    if len(suffixes) == 1 or suffixes == _SUFFIXES_OF_SON:
        return "same"
    if name.suffix and speaker.suffix:
        return "another"
    if name.suffix or speaker.suffix in _SUFFIXES_OF_SON:
        return "not_certain"
    if _FATHER_OR_SON.search(mention.text) or len(speaker.words) == 1:
        return "not_certain"
    return "same"


def _is_mentioned_as(name: Name, speaker: Name, mention: Mention) -> bool:
    """Tell whether the article calls the speaker by this very name: "Sister Bernadette"."""
    words = fold_words(name.text)
    if name.determiner:
        words = words[1:]
    if not words or not mention.words or set(name.words).isdisjoint(speaker.words):
        return False
    if not name.titles and not _opens_with(mention, words, speaker):
        return False
    if any(_has_words(person, words) for person in mention.related_people):
        return False
    mention_words = fold_words(cut_relative_clause(mention.text))
    return f" {' '.join(words)} " in f" {' '.join(mention_words)} "


def _opens_with(mention: Mention, words: Words, speaker: Name) -> bool:
    """Tell whether the mention begins with these words, and there is no suffix to contradict."""
    if len(words) < 2 or speaker.suffix:
        return False
    return mention.words[: len(words)] == words


def _has_words(name: Name, words: Words) -> bool:
    return set(words) <= set(fold_words(name.text))


def _is_related_person(name: Name, person: Name) -> bool:
    """Tell whether the name is that of a person that the article relates the speaker to.

    A surname alone needs the same title.
    """
    likeness = compare_persons(name, person)
    if len(name.words) > 1:
        return likeness == "full"
    shared_roles = roles_of(name.titles) & roles_of(person.titles)
    return likeness in ("full", "surname") and bool(shared_roles)


def _weigh(name: Name, speaker: Name, mention: Mention, likeness: PersonLikeness) -> Sameness:
    """Turn the likeness of two names into an answer, by suffixes, titles and roles."""
    if likeness in ("different", "unsure"):
        return "another" if are_two_people(name, speaker, mention) else "not_certain"
    suffixes = compare_suffixes(name, speaker, mention)
    if suffixes == "another":
        return "another"
    titles = _compare_titles(name, speaker, mention)
    if likeness == "full":
        is_surname_only = len(name.words) == len(speaker.words) == 1
        if is_surname_only and titles == "not_certain":
            return "not_certain"
        if _jobs_differ(name, mention) or _ages_differ(name, speaker, mention):
            return "not_certain"
        return suffixes
    if titles == "another":
        return "another"
    if likeness == "initial" and titles == "same" and roles_of(name.titles):
        return suffixes
    if likeness == "surname" and titles == "same":
        return suffixes
    return "not_certain"


# -- titles


def _compare_titles(name: Name, speaker: Name, mention: Mention) -> Sameness:
    """Compare the titles of the name with the titles and offices in print."""
    courtesies = _compare_courtesies(name, speaker, mention)
    if courtesies != "same":
        return courtesies
    roles = roles_of(name.titles)
    own_words = mention.own_words.union(map(canonical, speaker.titles))
    if not roles or roles & own_words or roles & _KNIGHTLY_TITLES:
        return "same"
    if roles & _LEARNED_TITLES and own_words & LEARNED:
        return "same"
    if roles_of(own_words) or roles & _SUPREME_OFFICES:
        return "not_certain"
    return "not_certain" if name.words[-1] in COMMON_SURNAMES else "same"


def _compare_courtesies(name: Name, speaker: Name, mention: Mention) -> Sameness:
    """Compare "Mr" and "Mrs" with those in print, and with the gender of the given name."""
    is_female = not FEMALE_TITLES.isdisjoint(name.titles)
    is_male = not MALE_TITLES.isdisjoint(name.titles)
    speaker_titles = {*mention.words_before, *speaker.titles}
    if is_female and not MALE_TITLES.isdisjoint(speaker_titles):
        return "another"
    if is_male and not FEMALE_TITLES.isdisjoint(speaker_titles):
        return "another"
    if len(speaker.words) < 2:
        return "same"
    gender = guess_gender(speaker.words[0])
    if (is_female and gender == "male") or (is_male and gender == "female"):
        return "not_certain"
    return "same"


# -- ages and jobs


def _ages_differ(name: Name, speaker: Name, mention: Mention) -> bool:
    """Tell whether the ages differ: the speaker is a namesake, or spoke long ago."""
    if not name.age:
        return False
    age = mention.age or speaker.age
    if age:
        return abs(name.age - age) > _MOST_YEARS_APART
    roles = roles_of(mention.own_words)
    return name.age < _LEAST_AGE_IN_OFFICE and not roles.isdisjoint(ROLES - KIN)


def _jobs_differ(name: Name, mention: Mention) -> bool:
    """Tell whether the question and the article state different jobs: perhaps of namesakes."""
    has_job = bool(roles_of(name.description))
    speaker_jobs = roles_of(mention.own_words) - HONORIFICS
    if not has_job or not speaker_jobs:
        return False
    words = key_words((*name.description, *name.titles))
    return not any(_has_akin_word(mention.own_words, word) for word in words)


def _has_akin_word(words: frozenset[str], word: str) -> bool:
    return word in words or any(are_akin(word, other) for other in words)
