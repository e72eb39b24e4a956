"""Look up a quotation: the quotes of an index that it may be a version of."""

from collections.abc import Sequence

import numpy as np

from quotesearch.index import Generation
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.index.stores.quote_store import Rows
from quotesearch.language.folding import fold_words
from quotesearch.language.wording.words import Reading
from quotesearch.records import Quote
from quotesearch.search.verification.quotation import FEWEST_WORDS, split_sentences

_DEPTH = 60  # quotes by BM25, and as many by meaning
_SENTENCE_DEPTH = 10  # quotes by BM25 for each sentence of the quotation
_SENTENCES = 20  # of the quotation that are looked up one by one
_COMPARED = 100  # quotes with most of the words, which are compared word by word


def look_up(generation: Generation, quotation: Reading) -> list[Quote]:
    """Find the quotes most like a quotation or a sentence of it, with all their printings."""
    columns = generation.quotes.columns
    with_exact_words = np.flatnonzero(columns.verbatim)
    with_reported_words = np.flatnonzero(columns.verbatim < columns.length)
    vector = generation.embedder.embed([quotation.text])[0]
    found: list[Rows] = []
    for rows in (with_exact_words, with_reported_words):
        found.append(_best_by_words(generation.lexical, quotation.text, _DEPTH, rows))
        found.append(generation.vectors.search(vector, (_DEPTH, _DEPTH), rows))
    for sentence in split_sentences(quotation)[:_SENTENCES]:
        best = _best_by_words(generation.lexical, sentence, _SENTENCE_DEPTH, with_exact_words)
        found.append(best)
    printings = np.unique(columns.printing[np.concatenate(found)])
    is_printing = np.isin(columns.printing, printings)
    return generation.quotes.get(np.flatnonzero(is_printing))


def _best_by_words(lexical: LexicalIndex, text: str, limit: int, rows: Rows) -> Rows:
    terms = [term for term, _, _ in lexical.terms(text)]
    best, _ = lexical.search(terms, limit, rows, ["words"])
    return best


def choose_similar(quotation: Reading, quotes: Sequence[Quote]) -> list[Quote]:
    """Choose the quotes that share enough words with a quotation, those with most words first."""
    words = set(fold_words(quotation.text))
    needed = min(FEWEST_WORDS, max(1, len(words) - 1))

    def shared_words(quote: Quote) -> int:
        return len(words.intersection(fold_words(quote.text)))

    counted = [(shared_words(quote), quote) for quote in quotes]
    similar = [(count, quote) for count, quote in counted if count >= needed]
    similar.sort(key=lambda pair: pair[0], reverse=True)
    return [quote for _, quote in similar[:_COMPARED]]
