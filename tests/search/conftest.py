"""What the tests of search share: a town whose quotes are made up, and the committed quotes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.records import Hit, Quote
from quotesearch.search import Searcher

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

SearcherOf = Callable[[Sequence[Quote]], Searcher]

COSTS = "who said the bridge costs more than planned"
HARBOUR = "who will rebuild the harbour"

BRIDGE_SPEAKERS = ("Ann Lee", "Bo Chen", None)
BRIDGE_SOURCES = ("The Herald", "Verse", None)
BRIDGE_DAYS = ("2024-12-31", "2025-01-01", "2025-06-15", None)


@pytest.fixture(scope="session")
def committed(committed_index: Path) -> Searcher:
    """Searches the committed quotes."""
    return Searcher.open(committed_index)


@pytest.fixture(scope="session")
def searcher_of(empty_index: Path, tmp_path_factory: pytest.TempPathFactory) -> SearcherOf:
    """Makes an index of quotes, and a searcher over it."""

    def make(quotes: Sequence[Quote]) -> Searcher:
        folder = tmp_path_factory.mktemp("searcher_of")
        shutil.copytree(empty_index, folder / "index")
        write_quotes(quotes, folder / "quotes.jsonl")
        build(folder / "quotes.jsonl", folder / "index")
        return Searcher.open(folder / "index")

    return make


@pytest.fixture(scope="session")
def nothing(empty_index: Path) -> Searcher:
    """Searches an index without quotes."""
    return Searcher.open(empty_index)


@pytest.fixture(scope="session")
def town(searcher_of: SearcherOf, make_quote: MakeQuote) -> Searcher:
    """Searches the quotes of a town: a bridge, a harbour, a lighthouse and tomatoes."""
    lighthouse = make_quote(
        "😀𝔸 The na\u00efve lighthouse keeper, 🧨 na\u00efvely, kept the LIGHTHOUSE’s lamp.",
        article_id="light",
    )
    tomatoes = make_quote(
        "Tomatoes grow best in full sun.", article_id="garden", speaker="Cy Gardner"
    )
    quotes = [*bridge_quotes(make_quote), *harbour_quotes(make_quote), lighthouse, tomatoes]
    return searcher_of(quotes)


def bridge_quotes(make_quote: MakeQuote) -> list[Quote]:
    """23 quotes on what a bridge costs; the days of the first twelve are stated."""
    quotes = []
    for number in range(23):
        day = BRIDGE_DAYS[number % 4]
        is_stated = number < 12
        quote = make_quote(
            f"The bridge over the river costs {number + 2} million more than planned.",
            article_id=f"bridge-{number:02}",
            kind=("direct", "indirect")[number % 2],
            speaker=BRIDGE_SPEAKERS[number % 3],
            source=BRIDGE_SOURCES[number // 3 % 3],
            date=day if is_stated else None,
            date_basis="stated" if is_stated and day else None,
            published=None if is_stated else day,
        )
        quotes.append(quote)
    return quotes


def harbour_quotes(make_quote: MakeQuote) -> list[Quote]:
    """Five printings of one promise: by two people, and by nobody who is named."""
    promise = "We will rebuild the old harbour before the winter comes"
    by_nobody = make_quote(f"Whatever it costs: {promise}!", article_id="d", source="Nameless")
    return [
        make_quote(promise, article_id="b", speaker="Ann Lee", published="2025-03-03"),
        make_quote(promise.upper(), article_id="c", speaker="Ann Lee", published="2025-03-02"),
        by_nobody,
        make_quote(promise, article_id="a", speaker="Ann Lee", published="2025-03-03"),
        make_quote(promise, article_id="e", speaker="Bo Chen", published="2025-03-01"),
    ]


def marked_words(hit: Hit) -> list[str]:
    return [hit.quote.text[start:end] for start, end in hit.highlights]
