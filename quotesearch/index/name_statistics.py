"""How the texts of an index use the words of speakers' names: what such a word alone may mean."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quotesearch.language.folding import fold_words
from quotesearch.language.names.sameness import fold_name
from quotesearch.records import Quote

_WORD = re.compile(r"[^\W_]+")
_OWN = 0.1  # of the articles that write a word with a capital: where fewer quote somebody of that name, it means others


def ordinary_words(names: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Those words of the names that the texts write in lower case at least as often as not."""
    wanted = {word for name in names for word in fold_words(name)}
    count: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.findall(text):
            if (lower := word.lower()) in wanted:
                count[lower] += 1 if word[0].islower() else -1
    return {word for word, surplus in count.items() if surplus >= 0}


def words_of_others(quotes: Sequence[Quote]) -> set[str]:
    """Words of speakers' names that articles write with a capital, of which hardly any quotes somebody of that name.

    "Paris" is hardly ever one Jeremy Paris, nor "House" the White House.
    """
    quoted, written = defaultdict(set), defaultdict(set)
    for quote in quotes:
        for word in fold_name(quote.speaker or ""):
            quoted[word].add(quote.article_id)
    for quote in quotes:
        for word in _WORD.findall(quote.context):
            if word[0].isupper() and (lower := word.lower()) in quoted:
                written[lower].add(quote.article_id)
    return {word for word, articles in written.items() if len(quoted[word]) < _OWN * len(articles)}
