"""Split names into words: initials apart, without possessives and points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.language.folding import fold_letters
from quotesearch.language.names.given_names import is_given_name
from quotesearch.language.names.titles import OFFICE_ENDINGS, POSTNOMINALS, ROLES

OPENING_ARTICLES = frozenset("the a an".split())
OPENING_DETERMINERS = OPENING_ARTICLES | frozenset(
    "his her their our my its this that one another some".split()
)
PREPOSITIONS = frozenset("of for to in at from with by and".split())

HANDLE = re.compile(r"@(\w+)")
PARENTHESES = re.compile(r"\(([^()]*)\)")
POSSESSIVE_ENDING = re.compile("['’]s$")

_RELATIVES = frozenset("who whose whom which that where".split())
# Two capitals that are not initials of a person.
_NOT_INITIALS = frozenset("us uk eu un nz ny la dc".split()) | ROLES | POSTNOMINALS
_WORD_PUNCTUATION = '.,;:!?()[]“”"'
_MOST_INITIALS = 3  # in one word: "J.R.R."
_SHORTEST_FOREIGN_OFFICE = 9  # letters: "landesrat" is one, "karat" is not

_PLAIN_HYPHENS = str.maketrans("\u2010\u2011", "--")
_HYPHENS = re.compile("-{2,}")
_ARABIC_PREFIX = re.compile(
    r"""
    (?P<prefix> al | el | ul | ad | as | ash | at | an | ar | az | bin | ben | ibn )
    -
    (?P<rest> [a-z]+ )  # "al-Sadr"
    """,
    re.VERBOSE,
)


class NameWord(NamedTuple):
    """A word of a name, as printed and folded."""

    raw: str
    folded: str

    @property
    def is_lower(self) -> bool:
        """Whether it is printed without a capital."""
        return self.raw.islower()

    @property
    def is_role(self) -> bool:
        """Whether it is a title, an office or a calling: "Sen.", "mayor-elect", "nurses"."""
        base = self.folded.removesuffix("-elect")
        noun = base.split("-")[-1]
        if noun in ROLES or _is_foreign_office(noun):
            return True
        return self.is_lower and noun.removesuffix("s") in ROLES

    @property
    def is_given(self) -> bool:
        """Whether it is a given name."""
        return is_given_name(self.folded)


def split_into_words(text: str) -> list[NameWord]:
    """Split a name into words. Initials become words of their own; hyphens stay."""
    words: list[NameWord] = []
    all_capitals = text.isupper()
    spaced = text.replace("/", " ").replace("&", " and ")
    pieces = spaced.split()
    for number, piece in enumerate(pieces, start=1):
        is_last = number == len(pieces)
        words += _read_piece(piece, is_last=is_last, all_capitals=all_capitals)
    return words


def split_at_commas(text: str) -> list[str]:
    """Split a text at its commas, and drop empty parts."""
    parts = [part.strip() for part in text.split(",")]
    return [part for part in parts if part]


def fold_description(text: str) -> list[str]:
    """Fold the words of a description; a possessive loses its ending."""
    return [word.folded for word in split_into_words(text)]


def cut_relative_clause(text: str) -> str:
    """Cut a description before "who", "whose" and the like."""
    before: list[str] = []
    for word in text.split():
        if word.lower() in _RELATIVES:
            break
        before.append(word)
    return " ".join(before)


def opening_determiner(words: Sequence[NameWord]) -> str:
    """Return the article or possessive that opens a name, or "". "A J Lee" opens with a letter."""
    if len(words) < 2:
        return ""
    first, second = words[0], words[1]
    if first.folded not in OPENING_DETERMINERS:
        return ""
    is_initial = first.raw == "A" and len(second.folded) == 1
    return "" if is_initial else first.folded


def _is_foreign_office(word: str) -> bool:
    """Tell whether a word ends like an office in German or Scandinavian: "Bundeskanzlerin"."""
    masculine = word.removesuffix("in")
    return len(word) >= _SHORTEST_FOREIGN_OFFICE and masculine.endswith(OFFICE_ENDINGS)


def _read_piece(piece: str, *, is_last: bool, all_capitals: bool) -> list[NameWord]:
    """Read the text between two spaces as one word, as several initials, or as none."""
    bare = piece.strip(_WORD_PUNCTUATION) or piece
    # The last word keeps its ending: "McDonald’s".
    owner = bare if is_last else POSSESSIVE_ENDING.sub("", bare)
    letters = _fold_hyphenated(owner)
    if letters == "hc" and "." in bare:
        return []  # "Dr. h.c."
    may_be_initials = not is_last and not all_capitals
    if _are_dotted_initials(bare, letters) or (may_be_initials and _are_initials(bare, letters)):
        return [NameWord(letter.upper(), letter) for letter in letters]
    prefixed = _ARABIC_PREFIX.fullmatch(letters)
    if prefixed:
        prefix = prefixed["prefix"]
        _, _, rest = bare.partition("-")
        return [NameWord(prefix, prefix), NameWord(rest, prefixed["rest"])]
    has_letters = any(character.isalnum() for character in letters)
    return [NameWord(bare, letters)] if has_letters else []


def _fold_hyphenated(text: str) -> str:
    folded = fold_letters(text)
    without_points = folded.translate(_PLAIN_HYPHENS).replace(".", "")
    return _HYPHENS.sub("-", without_points).strip("-")


def _are_dotted_initials(bare: str, letters: str) -> bool:
    """Tell whether a word is several initials with points: "J.R."."""
    if "." not in bare or not 1 < len(letters) <= _MOST_INITIALS:
        return False
    return all(len(part) < 2 for part in bare.split("."))


def _are_initials(bare: str, letters: str) -> bool:
    """Tell whether a word before a surname is two initials without points: "JK"."""
    if "." in bare or letters in _NOT_INITIALS:
        return False
    return len(bare) == 2 and bare.isupper() and bare.isalpha()
