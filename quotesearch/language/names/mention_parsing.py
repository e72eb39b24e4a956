"""Read a mention: how an article names and describes a speaker, and relates one to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotesearch.language.folding import fold_letters, fold_words
from quotesearch.language.names.name_heads import read_head, read_relation
from quotesearch.language.names.name_parsing import read_age, read_name
from quotesearch.language.names.name_words import (
    HANDLE,
    PARENTHESES,
    cut_relative_clause,
    fold_description,
    opening_determiner,
    split_at_commas,
    split_into_words,
)
from quotesearch.language.names.offices import canonical, key_words
from quotesearch.language.names.parsed_names import Mention, Name, Words
from quotesearch.language.names.titles import SUFFIXES

_CACHED_MENTIONS = 1 << 15

_QUOTED_NAME = re.compile(r"[“\"]([^\W\d_a-z][^“”\"]{1,40})[”\"]")
_ALIAS = re.compile(
    r"""
    (?:
        \b(?:known|perform\w*|records?|recorded|wr[io]t\w+|goes|went|going|publish\w*|appears?|raps?
            |rapped|sings?|sang|plays?|played|djs?|blogs?|blogged|streams?|paints?|trades?|acts?
            |acted|appeared|signs?|signed|styled|billed|credited|tweet\w*|post\w*)\b
        (?:\s[a-z]+){0,5}?
        \s(?:as|by|under\sthe\sname(?:\sof)?)
        |
        \b(?:called|nicknamed|dubbed|born|formerly|n[ée]e|later|now|then|aka|alias|a\.k\.a\.
            |became|account\sof|real\sname|spelled|spelt|romani[sz]ed|transliterated)
        |
        \bsigns?\s(?:her|his|their)\s\w+
    )
    \s(?:(?:the|rapper|singer|simply|is)\s)?
    (?:(?:Mrs|Mr|Ms|Miss)\.?\s)?
    [“"‘]?
    (?P<name>
        [^\W\d_a-z][\w.'’-]*
        (?:\s(?:(?:van|von|de|der|al|bin|of)\s)?[^\W\d_a-z][\w.'’-]*){0,3}
    )
    """,
    re.VERBOSE,
)


class _Parts(NamedTuple):
    """What the parts of a mention between its commas say."""

    words_before: Words
    descriptions: list[Words]
    relations: list[Name]
    age: int | None


@lru_cache(_CACHED_MENTIONS)
def read_mention(text: str, speaker: Name) -> Mention:
    """Read how an article names a speaker.

    Args:
        text: the words of the article that name the speaker.
        speaker: the name under which the quote is filed.
    """
    parts = _read_parts(text, speaker)
    descriptions = _key_words_of_each(parts.descriptions)
    own_words = _own_words(parts.descriptions, parts.relations)
    related_people = _related_people(parts.relations)
    aliases = _read_aliases(text)
    handles = _read_handles(text)
    return Mention(
        text=text,
        words=fold_words(text),
        words_before=parts.words_before,
        descriptions=descriptions,
        own_words=own_words,
        relations=tuple(parts.relations),
        related_people=related_people,
        aliases=aliases,
        age=parts.age,
        handles=handles,
    )


def _read_parts(text: str, speaker: Name) -> _Parts:
    relations: list[Name] = []
    descriptions: list[Words] = []
    words_before: Words = ()
    age = None
    for part in split_at_commas(PARENTHESES.sub(" ", text)):
        stated_age = read_age(part)
        if stated_age is not None:
            age = stated_age
            continue
        clause = cut_relative_clause(part)
        words = tuple(fold_description(clause))
        relation = _read_relation(clause)
        name_start = _find_name(words, speaker)
        if relation:
            relations.append(relation)
            descriptions.append(words)
        elif name_start is None:
            descriptions.append(words)
        else:
            words_before = words[:name_start]
            descriptions.append(words_before)
            descriptions.append(_words_after(words, name_start, speaker))
    return _Parts(words_before, descriptions, relations, age)


def _read_relation(clause: str) -> Name | None:
    determiner = opening_determiner(split_into_words(clause))
    return read_relation(clause, determiner)


def _find_name(words: Words, speaker: Name) -> int | None:
    """Find where the speaker's name begins."""
    for position, word in enumerate(words):
        if word in speaker.words:
            return position
    return None


def _words_after(words: Words, name_start: int, speaker: Name) -> Words:
    """Return the words after the speaker's name and its suffixes."""
    name_words = SUFFIXES.union(speaker.words)
    end = name_start
    while end < len(words) and words[end] in name_words:
        end += 1
    return words[end:]


def _key_words_of_each(descriptions: Iterable[Words]) -> tuple[frozenset[str], ...]:
    key_words_of_each = map(key_words, descriptions)
    return tuple(words for words in key_words_of_each if words)


def _own_words(descriptions: Iterable[Words], relations: Sequence[Name]) -> frozenset[str]:
    """Collect the key words that describe the speaker; of a relation, only the role."""
    own: set[str] = set()
    related = set()
    for relation in relations:
        own.update(map(canonical, relation.titles))
        related.add(tuple(fold_description(relation.text)))
    for words in descriptions:
        if words not in related:
            own |= key_words(words)
    return frozenset(own)


def _related_people(relations: Iterable[Name]) -> tuple[Name, ...]:
    people = [read_name(relation.related_to) for relation in relations]
    return tuple(person for person in people if person.words)


def _read_aliases(text: str) -> tuple[Name, ...]:
    """Read the other names that an article gives a speaker: "who raps as DJ Brash", "(Yitzhak)"."""
    aliases = [match["name"] for match in _ALIAS.finditer(text)]
    name, *_ = text.split(",", maxsplit=1)
    nicknames = [alias.text for alias in read_name(name).aliases]
    quoted = _QUOTED_NAME.findall(text)
    return tuple(map(read_head, aliases + nicknames + quoted))


def _read_handles(text: str) -> frozenset[str]:
    return frozenset(map(fold_letters, HANDLE.findall(text)))
