"""Names: telling the name in a noun phrase from the offices and the employer around it."""

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.layout.tokens import Token, tokens
from quotesearch.language.english import (
    ADVERBS,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    GROUPS,
    NAME_PARTICLES,
    ORGANISATION_ENDINGS,
    ORGANISATION_NOUNS,
    PLACE_LINKS,
    PRONOUNS,
    ROLE_HEADS,
    ROLES,
)
from quotesearch.language.folding import fold_letters
from quotesearch.language.names.given_names import Gender, gender_of, is_given_name
from quotesearch.records import Span

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_OFFICES = frozenset(
    """
    state war defense defence treasury education labor labour energy commerce health interior agriculture
    transportation justice army navy veterans homeland security affairs foreign staff human services police
    """.split()
)
_HONORIFICS: dict[str, Gender] = {
    **dict.fromkeys(
        ("mr", "sir", "lord", "congressman", "chairman", "spokesman", "businessman", "king"), "male"
    ),
    **dict.fromkeys(("husband", "father", "son", "brother", "widower"), "male"),
    **dict.fromkeys(("wife", "mother", "daughter", "sister", "widow"), "female"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "congresswoman", "chairwoman"), "female"),
    **dict.fromkeys(("spokeswoman", "businesswoman", "queen", "actress"), "female"),
}
_TITLES = frozenset("mr mrs ms miss".split())
_FOLLOWING = PLACE_LINKS | {"during"}
_SOME = frozenset(
    "a an another one some several many most both two three four five few no any each every".split()
)
_PRINTED = frozenset("report statement publication newspaper paper magazine".split())
_PEOPLES = re.compile(r"[A-Z]\w*(?:ans|ese|is|exan)")
_CUT = re.compile(r"[,(]")
_APPOSITION = re.compile(rf", [{CAPITALS}]")
_NO_NAME = DETERMINERS | PRONOUNS | CALENDAR | CONJUNCTIONS | PLACE_LINKS | ADVERBS


@dataclass(frozen=True)
class Name:
    """What a noun phrase says of its referent.

    `words` is the name proper ("Pete", "Hegseth"), empty for a description; `roles` are the lower-case words of
    office around it. `person` is None where nothing tells a person from an organisation.
    """

    words: tuple[str, ...]
    roles: frozenset[str]
    span: Span
    person: bool | None

    @property
    def text(self) -> str:
        return " ".join(self.words)


def parse(text: str, start: int, end: int, people: Container[int] = ()) -> Name:
    """Read the noun phrase text[start:end]; `people` holds the offsets of words that are known to be people's names.

    "Secretary of War Hegseth" has the name Hegseth and the role "secretary … war"; "a spokesman for Clinton" has
    no name, since the spokesman is not Clinton; "a memorandum from Hegseth" has, since a document speaks for its
    author.
    """
    cut = _CUT.search(text, start + 1, end)
    words = tokens(text, start, cut.start() if cut else end)
    while words and words[-1].lower in ADVERBS:  # "Ryan himself"
        words.pop()
    opening = words[0].lower if words else ""
    some = opening in _SOME and not any(word.lower in DOCUMENTS for word in words)
    words = _head(words, people)
    roles = frozenset(word.lower.rstrip(".") for word in words) & (ROLES | ORGANISATION_NOUNS)
    first = _known_start(words, people)
    if first is not None and (
        len(words) - first > 1 or opening != "the"
    ):  # "the Clintons" are a family
        return _name(words[first:], roles | _offices(words[:first]), person=True)
    description = Name((), roles, (start, end), None)
    if some:  # "another New Hampshire Republican"; but "another critic, Jane Doe"
        return _apposed(text, cut, people, description)
    first = _name_start(words)
    proper = list(dropwhile(lambda word: not _proper(word), words[first:]))
    links = NAME_PARTICLES | {"of", "and", "the"}
    last = len(list(takewhile(lambda word: _proper(word) or word.lower in links, proper)))
    ends_lower = last < len(proper) and proper[last].lower not in PLACE_LINKS | CONJUNCTIONS
    if ends_lower and proper[last].lower in ORGANISATION_NOUNS:
        last += (
            proper[last].lower not in _PRINTED
        )  # "the Clinton campaign", but the Post for its report
        return _name(proper[:last], roles, person=False)
    description = replace(description, roles=roles | _offices(words[:first]))
    if not proper or ends_lower:
        return _apposed(text, cut, people, description)
    proper = proper[:last]
    while not _proper(proper[-1]):
        proper.pop()
    if len(proper) > 2 and _is_given(proper[1].text) and not _is_given(proper[0].text):
        proper = proper[1:]  # "Filmmaker Jack Marino": a capital that only opens the sentence
    name = _name(proper, description.roles)
    many = {fold(name.text), fold(name.text).removesuffix("s")} & GROUPS
    if len(proper) == 1 and (many or (opening == "the" and _PEOPLES.fullmatch(name.text))):
        return description
    return replace(name, person=_is_person(name))


def _name(words: Sequence[Token], roles: frozenset[str], person: bool | None = None) -> Name:
    return Name(
        tuple(_plain(word.text) for word in words), roles, (words[0].start, words[-1].end), person
    )


def _offices(words: Sequence[Token]) -> frozenset[str]:
    return _OFFICES & {word.lower for word in words}


def _apposed(
    text: str, cut: re.Match[str] | None, people: Container[int], description: Name
) -> Name:
    """The person whom a description is followed by, "his wife, Jane Doe"; else nobody by name."""
    found = _APPOSITION.match(text, cut.start(), description.span[1]) if cut else None
    named = parse(text, found.end() - 1, description.span[1], people) if found else description
    return replace(named, roles=named.roles | description.roles) if named.person else description


def _known_start(words: Sequence[Token], people: Container[int]) -> int | None:
    """Index of the first word of the names of people that end the phrase: "Cruz constituent | Dan Golvach"."""
    known = [
        w.start in people and not _is_role(words, at) and not _in_office(words, at)
        for at, w in enumerate(words)
    ]
    if not known or not known[-1]:
        return None
    first = len(words) - 1
    while first and (
        known[first - 1] or (words[first - 1].lower == "and" and first > 1 and known[first - 2])
    ):
        first -= 1
    return first


def _head(words: list[Token], people: Container[int]) -> list[Token]:
    """The words that name the referent itself, without "for …", "of …", or a possessor."""
    for at, word in enumerate(words):
        if word.lower in _FOLLOWING and at and not _in_office(words, at + 1):
            before = words[at - 1]
            if before.lower in DOCUMENTS and word.lower in ("from", "by"):
                return words[at + 1 :]
            full_name = any(_is_given(other.text) for other in words[max(0, at - 3) : at - 1])
            full_name |= at > 1 and all(other.start in people for other in words[at - 2 : at])
            titled = any(other.lower.rstrip(".") in ROLE_HEADS for other in words[: at - 1])
            if not before.is_capitalised or before.lower in _OFFICES or full_name or titled:
                return words[:at]
    possessors = [at for at, word in enumerate(words) if word.lower.endswith(("’s", "'s", "s’"))]
    return words[possessors[-1] + 1 :] if possessors else words


def _in_office(words: Sequence[Token], at: int) -> bool:
    """Whether a word says what an office is of: "secretary of | state", "Chief of | Staff"."""
    if not 1 < at < len(words) or words[at - 1].lower != "of" or words[at].lower not in _OFFICES:
        return False
    return words[at - 2].lower in ROLES


def _name_start(words: Sequence[Token]) -> int:
    """Index behind the last word of office: "Anthropic CEO | Dario Amodei", "Secretary of War | Hegseth"."""
    heads = [at for at in range(len(words)) if _is_role(words, at)]
    if not heads:
        return 0
    at = heads[-1] + 1
    if at < len(words) and words[at].lower in ("of", "for"):
        if words[-1].lower in ORGANISATION_ENDINGS:
            return len(words)  # "CEO of the Restaurant Association" names nobody
        at = min(at + 2, len(words))
        while at < len(words) and words[at].lower in _OFFICES | {"the", "and"}:
            at += 1
    elif at == len(words) and not any(words[head].lower in ROLE_HEADS for head in heads):
        return 0  # "White House"
    if all(word.lower in ORGANISATION_ENDINGS for word in words[at:]) and at < len(words):
        return 0  # "the Democratic National Committee"
    return at


def _is_role(words: Sequence[Token], at: int) -> bool:
    word = words[at]
    office = word.lower in ROLES or word.lower.rstrip(".").split("-")[-1] in ROLES
    return office and not _is_given(word.text) and not _is_surname(words, at)


def _is_surname(words: Sequence[Token], at: int) -> bool:
    """ "Steve King" and "Mr. King" are no kings."""
    last = all(fold(word.text) in _SUFFIXES for word in words[at + 1 :])
    titled = at > 0 and fold(words[at - 1].text) in _TITLES
    return (
        last
        and words[at].is_capitalised
        and (titled or any(_is_given(word.text) for word in words[:at]))
    )


def _proper(word: Token) -> bool:
    return (
        word.is_capitalised
        and word.lower.rstrip(".") not in _NO_NAME
        and not word.lower.endswith("-based")
    )


def _is_person(name: Name) -> bool | None:
    first, last = name.words[0], name.words[-1]
    if (
        last.lower() in ORGANISATION_ENDINGS
        or {"of", "and"} & set(name.words)
        or first.lower() == "the"
    ):
        return False
    return True if name.roles & ROLE_HEADS or (len(name.words) > 1 and _is_given(first)) else None


def _plain(word: str) -> str:
    plain = re.sub(r"(?:[’']s?|(?<=\w\w)\.)$", "", word)
    try:
        return plain.encode("cp1252").decode() if "Ã" in plain else plain  # "JosÃ©"
    except UnicodeError:
        return plain


def surname(words: Sequence[str]) -> str:
    """The last word that is no suffix such as Jr., folded."""
    proper = [word for word in words if fold(word) not in _SUFFIXES] or list(words)
    return fold(proper[-1]) if proper else ""


def fold(text: str) -> str:
    """Lower case without accents and points, for comparing names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.lower().replace("’", "'").replace(".", "").strip()


def gender(name: Sequence[str], roles: frozenset[str] | set[str]) -> Gender | None:
    """What the given name or a title says of the gender, or None."""
    titled = {_HONORIFICS[role] for role in roles if role in _HONORIFICS}
    if len(titled) == 1:  # "Mr. and Mrs. Khan" says nothing
        return titled.pop()
    return gender_of(fold_letters(name[0].replace(".", ""))) if len(name) > 1 else None


def _is_given(word: str) -> bool:
    return is_given_name(fold_letters(word.replace(".", ""))) and word[0].isupper()
