"""Hits: read the quotes of a page, with their other printings and the words to mark."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

import numpy as np

from quotesearch.index import Generation
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.language.names.sameness import may_be_one
from quotesearch.presentation import shown
from quotesearch.records import Hit, Occurrence, Quote, Span
from quotesearch.search.grouping import Group
from quotesearch.search.ranker import probability


def read_hits(
    generation: Generation, groups: Sequence[Group], terms: Collection[str]
) -> tuple[Hit, ...]:
    """Read the quotes of some groups as hits.

    Args:
        generation: the index.
        groups: in the order of the hits.
        terms: the words to mark, as the lexical index has them.
    """
    leads = np.array([group.lead for group in groups], np.int64)
    hits = []
    for group, printings in zip(groups, generation.quotes.printings(leads), strict=True):
        quote = printings[group.lead]
        others = [other for row, other in printings.items() if row != group.lead]
        highlights = find_highlights(generation.lexical, quote.text, terms)
        occurrences = tuple(Occurrence.of(other) for other in others)
        hit = Hit(
            quote,
            score=probability(group.value),
            shown=shown(quote, highlights),
            highlights=highlights,
            occurrences=occurrences,
            conflict=_name_two_people([quote, *others]),
        )
        hits.append(hit)
    return tuple(hits)


def find_highlights(lexical: LexicalIndex, text: str, terms: Collection[str]) -> tuple[Span, ...]:
    """Find the words of a text that a question has, in any inflection."""
    spans = [(start, end) for term, start, end in lexical.terms(text) if term in terms]
    return tuple(spans)


def _name_two_people(printings: Iterable[Quote]) -> bool:
    """Tell whether printings of the same words name speakers that cannot be one person."""
    speakers = {quote.speaker for quote in printings if quote.speaker}
    return any(not may_be_one(name, other) for name, other in combinations(speakers, 2))
