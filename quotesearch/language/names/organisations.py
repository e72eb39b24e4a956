"""Names of organisations: whether two of them are one organisation's."""

from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import OSA

from quotesearch.language.names.offices import have_other_fields

Words = Sequence[str]
Comparison = Literal["same", "another", "not_certain"]

# What a word is that makes a name an organisation's.
_NOUNS = frozenset(
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
# Those that are surnames, too, at the end of a name of two words.
_SURNAMES = frozenset(
    """
    bank church court force front house nation post press school temple times watch
    """.split()
)
# Those at which the order may matter: York University is in Toronto.
_ORDERED = frozenset("university college school institute bank".split())
# Words that a full name has and a short one leaves out.
_IDLE = frozenset(
    """
    inc incorporated corp corporation llc llp ltd limited plc gmbh ag sa spa co company companies
    group holdings holding international university newspaper magazine club party government
    administration office staff news
    """.split()
)
_FORCES = frozenset("department service force constabulary".split())
_LEGAL = _IDLE - {"university", "party", "office"}
_LINKS = frozenset("the of and for in on at to de la le du des der die das del y et und".split())
_SPELLINGS = {
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
# What a government's office is called, whatever it is for.
_DEPARTMENTS = frozenset("department ministry office".split())


def is_organisation(words: Sequence[str]) -> bool:
    """Tell whether the folded words of a name have one that makes it an organisation's."""
    surname = len(words) == 2 and words[-1] in _SURNAMES  # "Ann House"
    return not surname and any(_SPELLINGS.get(word, word) in _NOUNS for word in words)


def is_acronym(text: str) -> bool:
    """Tell whether a name is written as the letters of an abbreviation: "F.B.I.", "M&S", "NATO"."""
    letters = [character for character in text if character.isalpha()]
    plain = text.replace(".", "").replace("&", "").replace(" ", "")
    in_one = "&" in text or " " not in text
    return 1 < len(letters) <= 7 and plain.isalpha() and plain.isupper() and in_one


def compare_organisations(one: Words, other: Words) -> Comparison:
    """Compare the folded words of two names, one of which at least is an organisation's.

    "another" is only said of two departments of a government for different things: any other two
    names may be one in two languages, or a new one and an old one.
    """
    words, others = _content(one), _content(other)
    if not words or not others:
        return "not_certain"
    if "".join(words) == "".join(others):
        return "same"
    if _are_initials(one, other) or _are_initials(other, one):
        return "same"
    if len(words) == len(others) == 1:
        return "same" if _sound(words[0]) == _sound(others[0]) else "not_certain"
    if _are_one(words, others):
        return "same"
    departments = _DEPARTMENTS.intersection(words) and _DEPARTMENTS.intersection(others)
    return "another" if departments and have_other_fields(words, others) else "not_certain"


def _are_initials(letters: Words, full: Words) -> bool:
    """Tell whether one name is the abbreviation of the other: "UN" is too short, "M&S" is not."""
    written = "".join(_content(letters))
    apart = len(letters) > 1 and len(written) == len(_content(letters))
    together = len(letters) == 1 and len(written) > 2
    return (apart or together) and len(full) > 1 and written in _initials(full)


def _are_one(words: list[str], others: list[str]) -> bool:
    """Tell whether two names differ only in spelling, or in words that may be left out."""
    extra, missing = set(words) - set(others), set(others) - set(words)
    if not extra and not missing:
        return not _ORDERED.intersection(words)
    if extra and missing:
        spelt = all(any(_is_misspelt(word, other) for other in missing) for word in extra)
        return spelt and len(extra) == len(missing)
    return extra | missing <= _IDLE


def _is_misspelt(word: str, other: str) -> bool:
    return _sound(word) == _sound(other) or (len(word) > 5 and OSA.distance(word, other) < 2)


def _content(words: Sequence[str]) -> list[str]:
    """The words that tell an organisation from others."""
    spelled = [_SPELLINGS.get(word, word) for word in words]
    content = [word for word in spelled if word not in _LINKS]
    if "police" in content[:-1]:
        content = [word for word in content if word not in _FORCES]
    while len(content) > 1 and content[-1] in _LEGAL:
        content.pop()
    return content


def _initials(words: Sequence[str]) -> set[str]:
    """The abbreviations that a full name may have, with its small words and without."""
    some = [word for word in words if word not in _LINKS]
    return {"".join(word[0] for word in chosen) for chosen in (some, words) if chosen}


def _sound(word: str) -> str:
    """How a word sounds, however it is transliterated: "hezbollah" and "hizbullah"."""
    found = word.translate(str.maketrans("eoyqc", "iuikk")).removesuffix("h")
    return "".join(letter for at, letter in enumerate(found) if at == 0 or found[at - 1] != letter)
