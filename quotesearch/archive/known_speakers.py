"""`speakers.jsonl`: people the user knows, each with one name and its aliases."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from quotesearch.errors import RecordError
from quotesearch.extraction.resolution.entities import EntitiesByName, Entity
from quotesearch.extraction.resolution.name_parts import find_gender, name_key
from quotesearch.jsonl import read_records
from quotesearch.language.english import ROLE_HEADS
from quotesearch.language.names.given_names import Gender
from quotesearch.records import STRICT, Filled

_BAD_LINE_HINT = "Fix or remove the line; nothing was changed."

Aliases = Mapping[str, str]
"""What articles call a person, folded and without "the", and the person's name."""


@dataclass(frozen=True)
class KnownSpeaker:
    """A person of the file. `wikidata` is the user's own note and is not used yet."""

    __pydantic_config__ = STRICT

    name: Filled
    aliases: tuple[Filled, ...] = ()
    wikidata: Annotated[str, Field(pattern="^Q[1-9][0-9]*$")] | None = None


def read_aliases(path: Path) -> Aliases:
    """Map each alias of a file to its person; an alias that two people share is dropped.

    Raises:
        RecordError: the file cannot be read, a line is not a person, or a person stands twice.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    lines: dict[str, int] = {}
    for number, person in read_records(KnownSpeaker, path, _BAD_LINE_HINT):
        first_line = lines.setdefault(name_key(person.name), number)
        if first_line != number:
            what = f'"{person.name}" is already on line {first_line}'
            hint = "Put all aliases of a person on one line; nothing was changed."
            raise RecordError(what, where=f"{path}:{number}", hint=hint)
        for alias in (person.name, *person.aliases):
            bearers[_alias_key(alias)].add(person.name)
    return {alias: names.pop() for alias, names in bearers.items() if len(names) == 1}


def find_known_name(printed: str, aliases: Aliases, entities: EntitiesByName) -> str | None:
    """Return the name of the person who is known by these words, or None.

    None, too, where the article names somebody else who could be meant: by a surname, another
    bearer of it, or a man where the person is a woman; by an office, another holder of it.

    Args:
        printed: a speaker as the article resolved it, or a mention left open.
        aliases: from `read_aliases`.
        entities: everyone the article names.
    """
    alias = _alias_key(printed)
    name = aliases.get(alias)
    if name is None:
        return None
    gender = find_gender(name.split(), frozenset())
    for key, entity in entities.items():
        is_other_gender = key == alias and _genders_differ(gender, entity.gender)
        is_colleague = key != name_key(name) and _holds_office(alias, entity)
        if _is_namesake(alias, entity) or is_colleague or is_other_gender:
            return None
    return name


def _is_namesake(alias: str, entity: Entity) -> bool:
    """Tell whether an alias of one word is a part of another's name."""
    entity_words = {name_key(word) for word in entity.words}
    alias_words = set(alias.split())
    is_part = len(alias_words) == 1 and alias_words < entity_words
    return is_part and entity.person is not False


def _holds_office(alias: str, entity: Entity) -> bool:
    """Tell whether the article gives an entity the office that an alias names, and no other."""
    words = set(alias.split())
    offices = words & ROLE_HEADS
    return bool(offices) and offices <= entity.roles <= words


def _genders_differ(gender: Gender | None, other: Gender | None) -> bool:
    return gender is not None and other is not None and gender != other


def _alias_key(words: str) -> str:
    return name_key(" ".join(words.split())).removeprefix("the ")
