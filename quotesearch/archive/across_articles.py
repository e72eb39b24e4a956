"""Full names over the corpus: what one article leaves out of a name, another gives."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from quotesearch.extraction.resolution.entities import Entity, Names
from quotesearch.extraction.resolution.noun_phrases import fold, surname
from quotesearch.language.english import ROLE_HEADS

_RARE = 5  # articles, or one in a hundred: whom so few name, tells what they are about
_WITNESSES = (
    100  # articles that are asked for the given name of one who has only a surname, at most
)


def full_names(articles: Mapping[str, Names]) -> dict[tuple[str, str], str]:
    """(article id, bare surname as printed) -> full name; `articles` has whom each article names, by its id.

    It has those whose given name stands only in other articles, where all of them agree on it and one of them gives
    the person the same office or shares two more names.
    """
    elsewhere: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for article_id, names in articles.items():
        for entity in names.values():
            if entity.person and len(entity.words) > 1 and "and" not in entity.words:
                elsewhere[surname(entity.words)].append((article_id, entity))
    agreed = {
        key: holders
        for key, holders in elsewhere.items()
        if len({fold(other.text) for _, other in holders}) == 1
    }
    count = Counter(key for names in articles.values() for key in names)
    rare = {key for key, times in count.items() if times <= max(_RARE, len(articles) // 100)}
    found = {}
    for article_id, names in articles.items():
        for entity in names.values():
            if len(entity.words) > 1 or entity.person is False:
                continue
            company = (set(names) & rare) - {fold(entity.text)}
            for other_id, other in agreed.get(surname(entity.words), ())[:_WITNESSES]:
                if (
                    entity.roles & other.roles & ROLE_HEADS
                    or len(company & set(articles[other_id])) > 1
                ):
                    found[article_id, entity.text] = other.text
                    break
    return found
