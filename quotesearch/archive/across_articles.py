"""Find full names over many articles: what one article leaves out of a name, another gives."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from quotesearch.extraction.resolution.entities import EntitiesByName, Entity
from quotesearch.extraction.resolution.name_parts import name_key, surname
from quotesearch.language.english import ROLE_HEADS

# A name in at most so many articles, or in one of a hundred, is rare enough to identify a story.
_RARE = 5
_WITNESSES = 100  # articles that are asked for a given name, at most
_COMPANY = 2  # rare names that two articles share if they tell one story


class ShortName(NamedTuple):
    """A bare surname as an article prints it."""

    article_id: str
    name: str


class _Witness(NamedTuple):
    """An article that gives the full name of a person."""

    article_id: str
    person: Entity


def find_full_names(articles: Mapping[str, EntitiesByName]) -> dict[ShortName, str]:
    """Find the full names of people if an article gives only the surname.

    The given name must stand in other articles, all of them must agree on it, and one of them must
    give the person the same office or share two more names.

    Args:
        articles: the entities of each article, by article id.
    """
    witnesses = _find_witnesses(articles)
    rare_names = _find_rare_names(articles)
    full_names = {}
    for article_id, entities in articles.items():
        for entity in entities.values():
            is_surname = len(entity.words) == 1 and entity.person is not False
            if not is_surname or entity.is_ambiguous:
                continue
            company = (set(entities) & rare_names) - {name_key(entity.text)}
            for witness in witnesses.get(surname(entity.words), ())[:_WITNESSES]:
                if _is_same_person(entity, company, witness, articles[witness.article_id]):
                    full_names[ShortName(article_id, entity.text)] = witness.person.text
                    break
    return full_names


def _find_witnesses(articles: Mapping[str, EntitiesByName]) -> dict[str, Sequence[_Witness]]:
    """Return who gives full names of each surname, if all of them give the same."""
    witnesses: dict[str, list[_Witness]] = defaultdict(list)
    for article_id, entities in articles.items():
        for entity in entities.values():
            is_full_name = len(entity.words) > 1 and "and" not in entity.words
            if entity.person and is_full_name:
                witnesses[surname(entity.words)].append(_Witness(article_id, entity))
    agreed: dict[str, Sequence[_Witness]] = {}
    for key, bearers in witnesses.items():
        full_names = {name_key(witness.person.text) for witness in bearers}
        if len(full_names) == 1:
            agreed[key] = bearers
    return agreed


def _find_rare_names(articles: Mapping[str, EntitiesByName]) -> set[str]:
    counts: Counter[str] = Counter()
    for entities in articles.values():
        counts.update(entities.keys())
    most = max(_RARE, len(articles) // 100)
    return {key for key, count in counts.items() if count <= most}


def _is_same_person(
    entity: Entity, company: AbstractSet[str], witness: _Witness, named_there: EntitiesByName
) -> bool:
    """Tell whether a witness speaks of the same person, by office or by who else is named."""
    if entity.roles & witness.person.roles & ROLE_HEADS:
        return True
    return len(company & named_there.keys()) >= _COMPANY
