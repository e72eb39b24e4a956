from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotesearch.archive.known_speakers import find_known_name, read_aliases
from quotesearch.errors import RecordError
from quotesearch.extraction.resolution.entities import Entity


def entities_of(*entities: Entity) -> dict[str, Entity]:
    return {entity.text.lower(): entity for entity in entities}


NOBODY: dict[str, Entity] = {}
BILL = Entity(("Bill", "Clinton"), person=True, gender="male")
RUBIO = Entity(("Marco", "Rubio"), person=True, roles=frozenset({"secretary", "state"}))


@pytest.mark.parametrize(
    ("printed", "entities", "name"),
    [
        ("Donald Trump", NOBODY, "Donald Trump"),
        ("Donald J Trump", NOBODY, "Donald Trump"),
        ("donald\nj. trump", NOBODY, "Donald Trump"),
        ("Donald", NOBODY, "Donald Trump"),
        ("Trump", NOBODY, None),
        ("Jose Pena", NOBODY, "José Peña"),
        ("The Secretary of War", NOBODY, "Pete Hegseth"),
        ("The Secretary of War", entities_of(RUBIO), "Pete Hegseth"),
        (
            "The Secretary of War",
            entities_of(Entity(("Ed", "Low"), person=True, roles=frozenset({"secretary"}))),
            None,
        ),
        ("Hegseth", entities_of(BILL), "Pete Hegseth"),
        ("Bill Clinton", entities_of(BILL), None),
        ("Clinton", NOBODY, "Hillary Clinton"),
        ("Clinton", entities_of(BILL), None),
        ("Clinton", entities_of(Entity(("Hillary", "Clinton"), person=True)), None),
        ("Clinton", entities_of(Entity(("Clinton", "campaign"), person=False)), "Hillary Clinton"),
        ("Clinton", entities_of(Entity(("Clinton",), person=True, gender="male")), None),
        (
            "Clinton",
            entities_of(Entity(("Clinton",), person=True, gender="female")),
            "Hillary Clinton",
        ),
        ("Secretary Clinton", entities_of(BILL), "Hillary Clinton"),
        ("Berg", NOBODY, None),
        (
            "the mayor",
            entities_of(Entity(("Bob", "Ray"), person=True, roles=frozenset({"mayor"}))),
            None,
        ),
        (
            "the mayor",
            entities_of(Entity(("Anna", "Berg"), person=True, roles=frozenset({"mayor"}))),
            "Anna Berg",
        ),
        ("", NOBODY, None),
    ],
)
def test_an_alias_means_its_person_unless_the_article_names_another(
    people: Path, printed: str, entities: dict[str, Entity], name: str | None
) -> None:
    assert find_known_name(printed, read_aliases(people), entities) == name


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Invalid JSON"),
        ({"aliases": ["x"]}, "name: Field required"),
        ({"name": " "}, "name: "),
        ({"name": "X", "aliases": "x"}, "aliases: "),
        ({"name": "X", "aliases": [""]}, "aliases.0: "),
        ({"name": "X", "wikidata": "22686"}, "wikidata: "),
        ({"name": "X", "wikidata": "Q0"}, "wikidata: "),
        ({"name": "X", "born": 1946}, "born: "),
        ({"name": "donald TRUMP"}, '"donald TRUMP" is already on line 1'),
    ],
)
def test_a_line_that_is_not_a_person_is_named(
    people: Path, line: dict[str, Any] | str, says: str
) -> None:
    with people.open("a", encoding="utf-8") as file:
        file.write("\n\n" + (line if isinstance(line, str) else json.dumps(line)))
    with pytest.raises(RecordError) as refused:
        read_aliases(people)
    assert refused.value.where == f"{people}:8"
    assert says in refused.value.what
    assert refused.value.hint.endswith("nothing was changed.")
