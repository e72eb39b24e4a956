"""Example questions for the search page, made of what the index has."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from quotesearch.index import Generation
from quotesearch.index.stores.columns import NO_DAY
from quotesearch.index.stores.quote_store import Rows
from quotesearch.records import Filters

_PHRASES = 2
_SHORTEST, _LONGEST = 16, 48  # characters of a phrase
_QUOTES_TRIED = 20  # of one speaker
_SURE = 0.9  # confidence from which a phrase may stand for somebody's words


def example_questions(generation: Generation, speakers: Sequence[str]) -> Iterator[str]:
    """Make a question of each sort from the words and days of the speakers, most quoted first."""
    phrases = list(islice(_phrases(generation, speakers), _PHRASES))
    if phrases:
        yield f"who said “{phrases[0]}”"
    for name in speakers[1:2]:
        month = _middle_month(generation, name)
        if month:
            yield f"what did {name} say in {month}"
    yield from phrases[1:]


def _phrases(generation: Generation, speakers: Iterable[str]) -> Iterator[str]:
    for name in speakers:
        phrase = _phrase(generation, name)
        if phrase:
            yield phrase


def _phrase(generation: Generation, name: str) -> str | None:
    """Find a few words that somebody said, and that are rather surely theirs."""
    rows = _rows_of_speaker(generation, name)
    lengths = generation.quotes.columns.verbatim[rows]
    fitting = rows[(lengths >= _SHORTEST) & (lengths <= _LONGEST)]
    phrases = []
    for quote in generation.quotes.get(fitting[:_QUOTES_TRIED]):
        if quote.confidence >= _SURE and not quote.denied:
            longest_part = max(quote.quoted, key=len)
            phrases.append(longest_part.rstrip(".,;:!?"))
    return max(phrases, key=len, default=None)


def _middle_month(generation: Generation, name: str) -> str | None:
    """Write out the month of the median day of somebody's quotes; None without any day."""
    days = generation.quotes.columns.day[_rows_of_speaker(generation, name)]
    known_days = days[days != NO_DAY]
    if not len(known_days):
        return None
    median = datetime.date.fromordinal(int(np.median(known_days)))
    return f"{median:%B %Y}"


def _rows_of_speaker(generation: Generation, name: str) -> Rows:
    rows = generation.quotes.rows(Filters(speaker=name))
    assert rows is not None
    return rows
