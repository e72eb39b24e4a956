"""Names and mentions as values, for the modules that read and compare them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Words = tuple[str, ...]  # folded words, in the order of the text
NameKind = Literal["person", "organisation", "description", "relation", "handle"]
Sameness = Literal["same", "another", "not_certain"]


@dataclass(frozen=True)
class Name:
    """A name that was read. All its words are folded.

    Attributes:
        text: the name as it was typed, filed or printed.
        kind: person ("Ann Lee"), organisation ("Acme plc"), description ("the mayor"), relation
            ("a spokesman for Ann Lee") or handle ("@annlee").
        words: the name proper; empty for a description and a relation.
        titles: the words before the name proper; all words of a description; the role of a
            relation ("spokesman").
        suffix: "jr", "sr" or a Roman numeral.
        description: the words after the comma: "a", "nurse" in "Ann Lee, a nurse".
        age: in years.
        related_to: the other person of a relation: "Ann Lee" in "a spokesman for Ann Lee".
        aliases: nicknames and maiden names given with it.
        determiner: the article or possessive that it begins with, or "".
        capitalised: false if a person or a description is written without any capital.
        acronym: whether it is written as the letters of an abbreviation.
    """

    text: str
    kind: NameKind
    words: Words = ()
    titles: Words = ()
    suffix: str | None = None
    description: Words = ()
    age: int | None = None
    related_to: str = ""
    aliases: tuple[Name, ...] = ()
    determiner: str = ""
    capitalised: bool = True
    acronym: bool = False

    @property
    def accented(self) -> bool:
        """Whether it has letters with accents, or letters outside ASCII."""
        return not self.text.isascii()


@dataclass(frozen=True)
class Mention:
    """How an article names a speaker.

    Attributes:
        text: the mention as printed.
        words: all its words, folded.
        words_before: the words before the name.
        descriptions: the key words of each description in it.
        own_words: the key words that describe the speaker, and not a related person.
        relations: how it relates the speaker to others: "a spokesman for Ann Lee".
        related_people: the others in those relations.
        aliases: other names that the article gives the speaker.
        age: in years.
        handles: names on social networks, without "@".
    """

    text: str = ""
    words: Words = ()
    words_before: Words = ()
    descriptions: tuple[frozenset[str], ...] = ()
    own_words: frozenset[str] = frozenset()
    relations: tuple[Name, ...] = ()
    related_people: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    age: int | None = None
    handles: frozenset[str] = frozenset()
