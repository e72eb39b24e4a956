"""Names of organisations: which words make one, and whether two names are the same."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from quotesearch.language.names.offices import have_other_fields
from quotesearch.language.names.parsed_names import Sameness

# Words that make a name an organisation's.
_ORGANISATION_NOUNS = frozenset(
    """
    inc incorporated corp corporation llc llp ltd limited plc gmbh ag sa spa co company companies
    group holdings holding industries enterprises partners ventures technologies systems labs
    laboratories laboratory motors airlines airways railways bank banking insurance foods
    pharmaceuticals media press university college school academy institute institution polytechnic
    faculty hospital clinic infirmary museum gallery library theatre orchestra department dept
    ministry office bureau agency administration authority commission committee council board court
    tribunal parliament congress senate assembly government cabinet treasury exchequer police army
    navy force forces party democrats republicans liberals conservatives greens tories socialists
    coalition alliance campaign movement front union federation confederation association society
    league club guild chamber institute foundation trust fund charity organisation organization
    network project initiative forum centre center service services watch church diocese archdiocese
    synod mosque synagogue temple nations team staff embassy consulate house
    times post journal tribune herald gazette guardian telegraph
    observer chronicle news broadcasting channel studios records pictures entertainment
    international brotherhood newspaper magazine consortium cooperative utility regulator watchdog
    inspectorate secretariat directorate
    """.split()
)
# Those that are surnames, too, at the end of a name of two words: "Ann House".
_NOUNS_AND_SURNAMES = frozenset(
    """
    bank church court force front house nation post press school temple times watch
    """.split()
)
# Those that may make the order of the words matter: York University is in Toronto.
_NOUNS_OF_ORDER = frozenset("university college school institute bank".split())
# Words that a short name may leave out.
_OPTIONAL_NOUNS = frozenset(
    """
    inc incorporated corp corporation llc llp ltd limited plc gmbh ag sa spa co company companies
    group holdings holding international university newspaper magazine club party government
    administration office staff news
    """.split()
)
_FORCE_NOUNS = frozenset("department service force constabulary".split())
_LEGAL_ENDINGS = _OPTIONAL_NOUNS - {"university", "party", "office"}
_SMALL_WORDS = frozenset(
    """
    the of and for in on at to de la le du des der die das del y et und
    """.split()
)
_USUAL_WORDS = {
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "organisation": "organization",
    "programme": "program",
    "theatre": "theater",
    "dept": "department",
    "govt": "government",
    "corp": "corporation",
    "assn": "association",
    "intl": "international",
    "univ": "university",
    "us": "american",
    "uk": "british",
    "saint": "st",
    "co-operative": "cooperative",
}
# What an office of a government is called, whatever it is for.
_DEPARTMENT_NOUNS = frozenset("department ministry office".split())
_MOST_LETTERS = 7  # of an abbreviation
# Vowels and consonants that transliterations write one way or the other: "hezbollah", "hizbullah".
_TRANSLITERATED_LETTERS = str.maketrans("eoyqc", "iuikk")
_REPEATED_LETTER = re.compile(r"(.)\1+", re.DOTALL)


def is_organisation(words: Sequence[str]) -> bool:
    """Tell whether the folded words of a name have one that makes it an organisation's."""
    if len(words) == 2 and words[-1] in _NOUNS_AND_SURNAMES:
        return False
    return any(_usual_word(word) in _ORGANISATION_NOUNS for word in words)


def is_acronym(text: str) -> bool:
    """Tell whether a name is written as the letters of an abbreviation: "F.B.I.", "M&S", "NATO"."""
    if " " in text and "&" not in text:
        return False
    letters = [character for character in text if character.isalpha()]
    if not 1 < len(letters) <= _MOST_LETTERS:
        return False
    plain = text.replace(".", "").replace("&", "").replace(" ", "")
    return plain.isalpha() and plain.isupper()


def compare_organisations(name: Sequence[str], other: Sequence[str]) -> Sameness:
    """Compare the folded words of two names, at least one of which is an organisation's.

    Returns:
        "another" only for two government departments of different fields. Any other two names may
        be one name in two languages, or an old and a new one.
    """
    words, other_words = _telling_words(name), _telling_words(other)
    if not words or not other_words:
        return "not_certain"
    if "".join(words) == "".join(other_words):
        return "same"
    if _is_abbreviation(name, other) or _is_abbreviation(other, name):
        return "same"
    if len(words) == len(other_words) == 1:
        sound_alike = _sound_of(words[0]) == _sound_of(other_words[0])
        return "same" if sound_alike else "not_certain"
    if _differ_in_form_only(words, other_words):
        return "same"
    are_departments = _is_department(words) and _is_department(other_words)
    if are_departments and have_other_fields(words, other_words):
        return "another"
    return "not_certain"


def _usual_word(word: str) -> str:
    return _USUAL_WORDS.get(word, word)


def _telling_words(words: Sequence[str]) -> list[str]:
    """Return the words that distinguish an organisation from others, in their usual spelling."""
    usual_words = map(_usual_word, words)
    telling = [word for word in usual_words if word not in _SMALL_WORDS]
    if "police" in telling[:-1]:
        telling = [word for word in telling if word not in _FORCE_NOUNS]
    while len(telling) > 1 and telling[-1] in _LEGAL_ENDINGS:
        telling.pop()
    return telling


def _is_department(words: Sequence[str]) -> bool:
    return not _DEPARTMENT_NOUNS.isdisjoint(words)


# -- abbreviations


def _is_abbreviation(name: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether one name abbreviates the other. "UN" is too short for that, "M&S" is not."""
    if len(full) < 2:
        return False
    words = _telling_words(name)
    letters = "".join(words)
    if len(name) == 1:
        is_long_enough = len(letters) > 2
        return is_long_enough and letters in _abbreviations_of(full)
    has_single_letters = len(letters) == len(words)
    return has_single_letters and letters in _abbreviations_of(full)


def _abbreviations_of(words: Sequence[str]) -> set[str]:
    """Return the initials of a full name with its small words and without."""
    large_words = [word for word in words if word not in _SMALL_WORDS]
    return {_initials(words), _initials(large_words)} - {""}


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


# -- spelling


def _differ_in_form_only(words: list[str], others: list[str]) -> bool:
    """Tell whether names differ only in spelling, order, or words that may be left out."""
    extra = set(words) - set(others)
    missing = set(others) - set(words)
    if not extra and not missing:
        return _NOUNS_OF_ORDER.isdisjoint(words)
    if not extra or not missing:
        return extra | missing <= _OPTIONAL_NOUNS
    return len(extra) == len(missing) and _are_misspelt(extra, missing)


def _are_misspelt(words: set[str], others: set[str]) -> bool:
    return all(_is_misspelling_of_any(word, others) for word in words)


def _is_misspelling_of_any(word: str, others: set[str]) -> bool:
    return any(_is_misspelling(word, other) for other in others)


def _is_misspelling(word: str, other: str) -> bool:
    if _sound_of(word) == _sound_of(other):
        return True
    return len(word) > 5 and OSA.distance(word, other) < 2


def _sound_of(word: str) -> str:
    """Spell a word as it sounds, however it is transliterated: "hezbollah" and "hizbullah"."""
    like_letters = word.translate(_TRANSLITERATED_LETTERS).removesuffix("h")
    return _REPEATED_LETTER.sub(r"\1", like_letters)
