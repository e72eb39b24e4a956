"""`speakers.jsonl`: people whom the user knows, each with one name and the other names that articles give them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from quotesearch.errors import RecordError
from quotesearch.extraction.resolution.entities import Names
from quotesearch.extraction.resolution.noun_phrases import fold, gender
from quotesearch.jsonl import read_records
from quotesearch.language.english import ROLE_HEADS
from quotesearch.records import STRICT, Filled

Aliases = Mapping[
    str, str
]  # what articles call a person, folded and without "the" -> the person's name


@dataclass(frozen=True)
class KnownSpeaker:
    """A person of the file. `wikidata` is the user's own note and is not used yet."""

    __pydantic_config__ = STRICT

    name: Filled
    aliases: tuple[Filled, ...] = ()
    wikidata: Annotated[str, Field(pattern="^Q[1-9][0-9]*$")] | None = None


def read_aliases(path: Path) -> Aliases:
    """What each person of a file is called; what two of them are called says nothing and is left out.

    Raises:
        RecordError: the file cannot be read, a line is no person, or a person stands twice.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    lines: dict[str, int] = {}
    for number, person in read_records(
        KnownSpeaker, path, "Mend or remove the line; nothing was changed."
    ):
        first = lines.setdefault(fold(person.name), number)
        if first != number:
            hint = "Put all aliases of a person on one line; nothing was changed."
            raise RecordError(
                f'"{person.name}" is already on line {first}', where=f"{path}:{number}", hint=hint
            )
        for alias in (person.name, *person.aliases):
            bearers[_form(alias)].add(person.name)
    return {alias: names.pop() for alias, names in bearers.items() if len(names) == 1}


def known_as(printed: str, aliases: Aliases, names: Names) -> str | None:
    """The name of the person known by these words: a speaker as the article resolved it, or a mention left open.

    None where it is nobody's, or where the article `names` somebody else who could be meant: by a surname, another
    who has it, or a man where the person is a woman; by an office, another who holds it.
    """
    form = _form(printed)
    name = aliases.get(form)
    if name is None:
        return None
    words, sex = set(form.split()), gender(name.split(), frozenset())
    for key, entity in names.items():
        namesake = (
            len(words) == 1 and words < set(map(fold, entity.words)) and entity.person is not False
        )
        colleague = (
            words & ROLE_HEADS and words & ROLE_HEADS <= entity.roles <= words and key != fold(name)
        )
        if namesake or colleague or (key == form and sex and entity.gender not in (None, sex)):
            return None
    return name


def _form(words: str) -> str:
    return fold(" ".join(words.split())).removeprefix("the ")
