"""Names of persons: whether the name somebody asks for is the speaker of a quote."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from quotesearch.language.folding import fold_words
from quotesearch.language.names.difference import are_two_people
from quotesearch.language.names.given_names import sounds_like
from quotesearch.language.names.likeness import Likeness, compare_persons
from quotesearch.language.names.offices import (
    FORMERLY,
    LEARNED,
    are_akin,
    canonical,
    exclude_each_other,
    is_one_description,
    is_one_of_many,
    key_words,
    roles_of,
)
from quotesearch.language.names.organisations import compare_organisations
from quotesearch.language.names.parsing import (
    Mention,
    Name,
    before_relative,
    lower_words,
    read_mention,
    read_name,
    spoken_words,
)
from quotesearch.language.names.surnames import COMMON
from quotesearch.language.names.titles import (
    AGENTS,
    FEMALE_TITLES,
    HONORIFICS,
    KIN,
    MALE_TITLES,
    ROLES,
    TITLES,
)

Sameness = Literal["same", "another", "not_certain"]

_CACHED = 1 << 16  # comparisons that are remembered
_SILENT = Mention()
_LONGEST = 300  # code points of a name: what is longer is none
_KNIGHTLY = frozenset(
    """
    sir dame lord lady baron baroness viscount viscountess hon honorable honourable
    """.split()
)
_STAFF = frozenset("office team camp".split())  # who may speak in one's name
_OF_SON = frozenset("jr ii".split())
_TELLING_LETTERS = 4  # letters that are asked for: fewer may be those of many organisations
# Offices whose holders have kin and forebears in the news, under the same surname.
_SUPREME = frozenset(
    "president premier prime minister chancellor king queen prince princess".split()
)
_YEARS = 9  # between the age that is asked for and the printed one: more is a namesake, or long ago
_OF_AGE = 16  # years: whoever is younger has no office
_FATHER_OR_SON = re.compile(r"\b(?:father|son|elder|younger)\b", re.IGNORECASE)


def fold_name(name: str) -> tuple[str, ...]:
    """Fold the words of a name without its titles: "Sen. Ann O’Rourke" -> ("ann", "orourke")."""
    words = fold_words(name)
    return tuple(word for word in words if word not in TITLES) or words


def compare_names(asked: str, speaker: str | None, *, mention: str | None = None) -> Sameness:
    """Tell whether the name somebody asks for is the speaker of a quote.

    Args:
        asked: what somebody typed: a name, with or without titles, or an office.
        speaker: the name under which the quote is filed; None where nobody is named.
        mention: the words by which the article names the speaker there. Roles are read from it.

    Returns:
        "another" only where no one person can be called both (`name_difference`), where the article
        relates the speaker to the one who is asked for, or prints an office that excludes the one
        asked for. "not_certain" wherever there is a doubt.
    """
    asked, speaker, mention = (" ".join((text or "").split()) for text in (asked, speaker, mention))
    if not asked or max(len(asked), len(speaker)) > _LONGEST:
        return "not_certain"
    return _compare(asked, speaker, mention[:_LONGEST])


def may_be_one(name: str, other: str) -> bool:
    """Tell whether nothing in two names is against their being one speaker's.

    Less is needed to part two names here than for an accusation: where a marriage or a nickname
    might explain the difference, they are still not taken together.
    """
    if max(len(name), len(other)) > _LONGEST:
        return False
    one, two = read_name(name), read_name(other)
    if one.kind != "person" or two.kind != "person":
        mixed = {one.kind, two.kind} == {"person", "organisation"}
        return not mixed and compare_names(name, other) != "another"
    alike = compare_persons(one, two) != "different"
    return alike and _compare_suffixes(one, two, _SILENT) != "another"


@lru_cache(_CACHED)
def _compare(asked: str, speaker: str, mention: str) -> Sameness:
    name, printed = read_name(asked), read_name(speaker)
    told = read_mention(mention, printed) if mention else _SILENT
    name = _as_surname(name, printed)
    if name.kind == "handle":
        return "same" if name.words[0] in told.handles else "not_certain"
    if name.kind == "relation":
        return _compare_relation(name, printed, told)
    if not speaker:
        return _compare_nameless(name, told)
    if name.kind == "description":
        return _compare_description(name, printed, told)
    if any(_is_one(name, alias) for alias in (*told.aliases, *printed.aliases)):
        return "same"
    if name.letters and _are_initials_of(name, printed):
        return "same"
    if printed.kind in ("description", "handle", "relation"):
        return "not_certain"
    if "organisation" in (name.kind, printed.kind):
        return _compare_organised(name, printed, told) or "not_certain"
    return _compare_as_persons(name, printed, told)


def _as_surname(name: Name, printed: Name) -> Name:
    """Read an office as a surname where that is the printed one: "Cook", "Judge Baker"."""
    if name.kind != "description" or name.article or len(printed.words) < 2:
        return name
    *titles, last = name.titles or ("",)
    if last != printed.words[-1] or not roles_of(titles).issuperset(titles and key_words(titles)):
        return name
    return replace(name, kind="person", words=(last,), titles=tuple(titles))


def _compare_as_persons(name: Name, printed: Name, told: Mention) -> Sameness:
    if _is_called_so(name, printed, told):
        return "same"
    likeness = compare_persons(name, printed)
    if likeness != "full" and any(_is_other(name, other) for other in told.others):
        return "another"
    if likeness in ("full", "surname"):
        return _weigh(name, printed, told, likeness)
    if organised := _compare_organised(name, printed, told):
        return organised
    if any(_is_one(alias, printed) for alias in name.aliases):
        return "same"
    return _weigh(name, printed, told, likeness)


def _is_one(name: Name, other: Name) -> bool:
    same_words = fold_words(other.raw) == fold_words(name.raw)
    return same_words or compare_persons(name, other) == "full"


def _is_called_so(name: Name, printed: Name, told: Mention) -> bool:
    """Whether the mention has the words asked for, and part of the name: "Sister Bernadette"."""
    if not told.words:
        return False
    asked = fold_words(name.raw)[bool(name.article) :]
    opens = told.words[: len(asked)] == asked and len(asked) > 1 and not printed.suffix
    if not (name.titles or opens) or not asked or not set(name.words) & set(printed.words):
        return False
    if any(set(asked) <= set(fold_words(other.raw)) for other in told.others):
        return False
    called = fold_words(before_relative(told.raw))
    return f" {' '.join(asked)} " in f" {' '.join(called)} "


def _is_other(name: Name, other: Name) -> bool:
    """Whether somebody else of the mention is asked for: by surname alone only with the title."""
    likeness = compare_persons(name, other)
    if len(name.words) > 1:
        return likeness == "full"
    return likeness in ("full", "surname") and bool(roles_of(name.titles) & roles_of(other.titles))


# -- what is not a person's name


def _compare_relation(name: Name, printed: Name, told: Mention) -> Sameness:
    """Compare "a spokesman for the mayor" with who is printed: its like, or the mayor himself."""
    role, whose = key_words(name.titles), key_words(lower_words(name.other))
    for relation in told.relations:
        theirs = key_words(lower_words(relation.other))
        if role & key_words(relation.titles) and whose & theirs:
            return "same"
    if key_words(lower_words(name.raw)) in told.phrases:
        return "same"
    other = read_name(name.other)
    if printed.kind == "person":
        likeness = compare_persons(other, printed)
        # A brother of Tolk is a Tolk, too; a spokesman is not.
        agent = likeness == "surname" and KIN.isdisjoint(role) and role.isdisjoint(told.own)
        persons = role.isdisjoint(_STAFF)
        if persons and (likeness == "full" or agent):
            return "another"
    if printed.words and other.kind == "description" and key_words(other.titles) in told.phrases:
        return "another"
    return "not_certain"


def _compare_description(name: Name, printed: Name, told: Mention) -> Sameness:
    """Compare an office or a calling with the words of the mention."""
    asked = key_words(name.titles)
    if not asked:
        return "not_certain"
    if printed.kind == "description" and key_words(printed.titles) == asked:
        return "same"
    if any(is_one_description(asked, phrase) for phrase in told.phrases):
        named = not set(printed.words).isdisjoint(told.words)
        whose = name.article in ("his", "her", "their", "my", "our")
        anybody = is_one_of_many(asked) and not whose
        return "not_certain" if named and anybody else "same"
    related = (key_words(lower_words(relation.other)) for relation in told.relations)
    if any(is_one_description(asked, words) for words in related):
        return "another"
    return _compare_offices(name, told)


def _compare_offices(name: Name, told: Mention) -> Sameness:
    asked = key_words(name.titles)
    vague = name.article in ("a", "an", "another", "one", "some")
    if vague or not FORMERLY.isdisjoint((*name.titles, *told.words)):
        return "not_certain"
    if asked <= told.own:
        return "not_certain"
    own = [phrase for phrase in told.phrases if not _is_related(phrase)]
    return "another" if any(exclude_each_other(asked, phrase) for phrase in own) else "not_certain"


def _is_related(phrase: frozenset[str]) -> bool:
    """Whether the key words are of somebody's kin or aide: "wife of the king"."""
    return len(roles_of(phrase) | phrase & KIN) > 1 and not phrase.isdisjoint(KIN | AGENTS)


def _compare_nameless(name: Name, told: Mention) -> Sameness:
    """Compare with a speaker whom the article does not name."""
    if name.kind == "description":
        asked = key_words(name.titles)
        if asked in told.phrases or (len(told.phrases) == 1 and asked <= told.phrases[0]):
            return "same"
        return _compare_offices(name, told)
    if any(compare_persons(name, other) == "full" for other in told.others):
        return "another"
    printed = read_name(told.raw)
    named = printed.kind == "person" and compare_persons(name, printed) == "full"
    return "same" if named else "not_certain"


def _compare_organised(name: Name, printed: Name, told: Mention) -> Sameness | None:
    """Compare two names of which one at least is an organisation's; None where neither is."""
    if _is_employer(name, printed, told):
        return "another"
    ours = name.kind == "organisation" or name.letters
    theirs = printed.kind == "organisation" or printed.letters
    if not ours and not theirs:
        return None
    words = spoken_words(name)
    chunks = [read_name(before_relative(chunk.strip())) for chunk in told.raw.split(",")]
    called = [chunk for chunk in chunks if chunk.raw]
    if any(compare_organisations(words, spoken_words(chunk)) == "same" for chunk in called):
        return "same"
    if name.letters and len(name.raw) < _TELLING_LETTERS and "&" not in name.raw:
        return "not_certain"
    return compare_organisations(words, spoken_words(printed))


def _is_employer(name: Name, printed: Name, told: Mention) -> bool:
    """Whether the article names the speaker as an officer of it: "Acme CEO Lena Marlow"."""
    words = fold_words(name.raw)[bool(name.article) :]
    before = told.before
    if len(printed.words) < 2 or not words or before[: len(words)] != words:
        return False
    if roles_of(words) or set(words) & set(printed.words):
        return False
    office = key_words(before[len(words) :])
    return bool(office) and office <= ROLES and office.isdisjoint(AGENTS)


def _are_initials_of(name: Name, printed: Name) -> bool:
    """Whether letters that are asked for abbreviate the printed name: "UNHCR", "AOC"."""
    if printed.kind == "person" and not printed.titles:
        parts = [part for word in printed.words for part in word.split("-") if part]
        return len(parts) > 2 and "".join(part[0] for part in parts) == "".join(name.words)
    telling = len(name.raw) >= _TELLING_LETTERS
    return telling and compare_organisations(spoken_words(name), spoken_words(printed)) == "same"


# -- what else is known of two persons


def _weigh(name: Name, printed: Name, told: Mention, likeness: Likeness) -> Sameness:
    """Turn the likeness of two names into an answer, by suffixes, titles and roles."""
    if likeness in ("different", "unsure"):
        return "another" if are_two_people(name, printed, told) else "not_certain"
    suffixes = _compare_suffixes(name, printed, told)
    if suffixes == "another":
        return "another"
    titles = _compare_titles(name, printed, told)
    if titles == "another" and likeness in ("surname", "initial", "surname_only"):
        return "another"
    if likeness == "initial" and titles == "same" and roles_of(name.titles):
        return suffixes
    if likeness == "surname":
        return suffixes if titles == "same" else "not_certain"
    lone = len(name.words) == len(printed.words) == 1 and titles == "not_certain"
    if likeness != "full" or lone or _jobs_differ(name, told) or _ages_differ(name, printed, told):
        return "not_certain"
    return suffixes


def _compare_suffixes(name: Name, printed: Name, told: Mention) -> Sameness:
    """Compare "Jr.", "III" and the numbers of kings and popes."""
    ours, theirs = name.suffix, printed.suffix
    if ours == theirs or {ours, theirs} == {"jr", "ii"}:
        return "same"
    if ours and theirs:
        return "another"
    if ours or theirs in _OF_SON or _FATHER_OR_SON.search(told.raw):
        return "not_certain"
    return "not_certain" if len(printed.words) == 1 else "same"


def _ages_differ(name: Name, printed: Name, told: Mention) -> bool:
    theirs = told.age or printed.age
    if name.age and not theirs:
        return name.age < _OF_AGE and not roles_of(told.own).isdisjoint(ROLES - KIN)
    return bool(name.age and theirs and abs(name.age - theirs) > _YEARS)


def _compare_titles(name: Name, printed: Name, told: Mention) -> Sameness:
    """Tell whether somebody called by a title and a surname has that title in print."""
    gendered = _compare_courtesies(name, printed, told)
    if gendered != "same":
        return gendered
    asked = roles_of(name.titles)
    own = told.own.union(map(canonical, printed.titles))
    if not asked or asked & own or asked & _KNIGHTLY:
        return "same"
    if asked & {"doctor", "professor"} and own & LEARNED:
        return "same"
    if roles_of(own):
        return "not_certain"
    supreme = not asked.isdisjoint(_SUPREME)
    return "not_certain" if supreme or name.words[-1] in COMMON else "same"


def _compare_courtesies(name: Name, printed: Name, told: Mention) -> Sameness:
    """Compare "Mr" and "Mrs" with those in print, and with what the given name tells."""
    lady = not FEMALE_TITLES.isdisjoint(name.titles)
    gentleman = not MALE_TITLES.isdisjoint(name.titles)
    theirs = {*told.before, *printed.titles}
    if (lady and theirs & MALE_TITLES) or (gentleman and theirs & FEMALE_TITLES):
        return "another"
    gender = sounds_like(printed.words[0]) if len(printed.words) > 1 else None
    contrary = (lady and gender == "male") or (gentleman and gender == "female")
    return "not_certain" if contrary else "same"


def _jobs_differ(name: Name, told: Mention) -> bool:
    """Whether the name is asked for with one job and printed with another: perhaps a namesake."""
    if not roles_of(name.described) or not roles_of(told.own) - HONORIFICS:
        return False
    asked = key_words((*name.described, *name.titles))
    return not any(word == other or are_akin(word, other) for word in asked for other in told.own)
