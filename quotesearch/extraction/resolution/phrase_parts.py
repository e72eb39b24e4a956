"""Parts of a noun phrase: the words of its head, of an office, and of a name."""

from collections.abc import Container, Sequence

from quotesearch.extraction.layout.tokens import Token
from quotesearch.extraction.resolution.name_parts import is_capitalised_given_name, name_key
from quotesearch.language.calendar import CALENDAR_WORDS
from quotesearch.language.english import (
    ADVERBS,
    CONJUNCTIONS,
    COURTESY_TITLES,
    DETERMINERS,
    DOCUMENTS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    OFFICE_DOMAINS,
    ORGANISATION_ENDINGS,
    PLACE_LINKS,
    PRONOUNS,
    ROLE_HEADS,
    ROLES,
)

_COMPLEMENT_OPENERS = PLACE_LINKS | {"during"}
_NAME_LINKS = NAME_PARTICLES | {"of", "and", "the"}
_NEVER_IN_NAMES = DETERMINERS | PRONOUNS | CALENDAR_WORDS | CONJUNCTIONS | PLACE_LINKS | ADVERBS
_POSSESSIVE_ENDINGS = ("’s", "'s", "s’")
_NAMES_BEFORE = 2  # words before a surname among which a given name is looked for


def find_head(words: list[Token], people: Container[int]) -> list[Token]:
    """Return the words that name the referent, without "for …", "of …", or a possessor."""
    for index, word in enumerate(words):
        opens_complement = word.lower in _COMPLEMENT_OPENERS and index > 0
        if not opens_complement or _is_office_domain(words, index + 1):
            continue
        names_author = word.lower in ("from", "by")
        if words[index - 1].lower in DOCUMENTS and names_author:
            return words[index + 1 :]
        if _is_complete(words[:index], people):
            return words[:index]
    behind_possessor = 0
    for index, word in enumerate(words):
        if word.lower.endswith(_POSSESSIVE_ENDINGS):
            behind_possessor = index + 1
    return words[behind_possessor:]


def _is_complete(words: Sequence[Token], people: Container[int]) -> bool:
    """Tell whether the words before a preposition name somebody without what follows it.

    "A spokesman", "Larry Sabato" and "President Lee" do; "University" of "University of Virginia"
    does not.
    """
    *before, last = words
    if not last.is_capitalised or last.lower in OFFICE_DOMAINS:
        return True
    is_titled = any(word.lower.rstrip(".") in ROLE_HEADS for word in before)
    has_given_name = any(is_capitalised_given_name(word.text) for word in before[-_NAMES_BEFORE:])
    is_known = len(words) > 1 and all(word.start in people for word in words[-2:])
    return is_titled or has_given_name or is_known


def known_name_start(words: Sequence[Token], people: Container[int]) -> int | None:
    """Return where the known names of people start that end a phrase, or None.

    In "Cruz constituent | Dan Golvach", that is at "Dan".
    """
    is_known = [_is_known_name(words, index, people) for index in range(len(words))]
    if not is_known or not is_known[-1]:
        return None
    first = len(words) - 1
    while first > 0:
        is_linked = first > 1 and words[first - 1].lower == "and" and is_known[first - 2]
        if not (is_known[first - 1] or is_linked):
            break
        first -= 1
    return first


def _is_known_name(words: Sequence[Token], index: int, people: Container[int]) -> bool:
    if words[index].start not in people:
        return False
    return not _is_role(words, index) and not _is_office_domain(words, index)


def name_start(words: Sequence[Token]) -> int:
    """Return the index behind the last word of office: "Secretary of War | Hegseth"."""
    roles = [index for index in range(len(words)) if _is_role(words, index)]
    if not roles:
        return 0
    start = roles[-1] + 1
    if start == len(words):
        names_holder = any(words[index].lower in ROLE_HEADS for index in roles)
        return start if names_holder else 0  # "White House"
    if words[start].lower in ("of", "for"):
        if words[-1].lower in ORGANISATION_ENDINGS:
            return len(words)  # "CEO of the Restaurant Association" names nobody
        start = _behind_office_domain(words, start)
    rest = {word.lower for word in words[start:]}
    if rest and rest <= ORGANISATION_ENDINGS:
        return 0  # "the Democratic National Committee"
    return start


def _behind_office_domain(words: Sequence[Token], preposition: int) -> int:
    """Return the index behind what an office is of: "of War | Hegseth"."""
    index = min(preposition + 2, len(words))
    while index < len(words) and words[index].lower in OFFICE_DOMAINS | {"the", "and"}:
        index += 1
    return index


def is_proper(word: Token) -> bool:
    """Tell whether a word has a capital for being a name."""
    lower = word.lower
    may_be_name = lower.rstrip(".") not in _NEVER_IN_NAMES and not lower.endswith("-based")
    return word.is_capitalised and may_be_name


def may_continue_name(word: Token) -> bool:
    """Tell whether a word may stand within a name: "Ludwig van der Berg"."""
    return is_proper(word) or word.lower in _NAME_LINKS


def _is_role(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word is of an office, and not a name that is spelt like one."""
    word = words[index]
    last_part = word.lower.rstrip(".").split("-")[-1]
    if word.lower not in ROLES and last_part not in ROLES:
        return False
    return not is_capitalised_given_name(word.text) and not _is_surname(words, index)


def _is_surname(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word is a surname by its place: "Steve King" and "Mr. King" are no kings."""
    is_last = all(name_key(word.text) in NAME_SUFFIXES for word in words[index + 1 :])
    if not is_last or not words[index].is_capitalised:
        return False
    if index > 0 and name_key(words[index - 1].text) in COURTESY_TITLES:
        return True
    return any(is_capitalised_given_name(word.text) for word in words[:index])


def _is_office_domain(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word says what an office is of: "secretary of | state"."""
    if not 1 < index < len(words):
        return False
    role, preposition, domain = words[index - 2], words[index - 1], words[index]
    if preposition.lower != "of" or domain.lower not in OFFICE_DOMAINS:
        return False
    return role.lower in ROLES


def office_domains(words: Sequence[Token]) -> frozenset[str]:
    """Return the words among these that an office may be of."""
    return OFFICE_DOMAINS & {word.lower for word in words}
