"""How the texts of an index use the words of speakers' names: what such a word alone may mean."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quotesearch.language.folding import fold_words
from quotesearch.language.names.sameness import fold_name
from quotesearch.records import Quote

_NAME_WORD = re.compile(r"[^\W_]+")

# Of the articles that write a word with a capital: if fewer than this share quote a person of that
# name, the word usually means something else.
_SHARE_QUOTING = 0.1


def ordinary_words(names: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Return the words of the names that the texts write in lower case at least half of the time.

    Words that the texts do not have are left out.
    """
    name_words: set[str] = set()
    for name in names:
        name_words.update(fold_words(name))
    surplus: Counter[str] = Counter()  # of occurrences in lower case over those with a capital
    for text in texts:
        for word in _NAME_WORD.findall(text):
            lower = word.lower()
            if lower in name_words:
                surplus[lower] += 1 if word[0].islower() else -1
    return {word for word, count in surplus.items() if count >= 0}


def words_of_others(quotes: Sequence[Quote]) -> set[str]:
    """Return the words of speakers' names that usually mean somebody or something else.

    Articles write them with a capital, but hardly any of these articles quotes a person of that
    name: "Paris" is hardly ever Jeremy Paris, nor "House" the White House.
    """
    quoted_in: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        for word in fold_name(quote.speaker or ""):
            quoted_in[word].add(quote.article_id)
    written_in: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        for word in _NAME_WORD.findall(quote.context):
            lower = word.lower()
            if word[0].isupper() and lower in quoted_in:
                written_in[lower].add(quote.article_id)
    others = set()
    for word, articles in written_in.items():
        if len(quoted_in[word]) < _SHARE_QUOTING * len(articles):
            others.add(word)
    return others
