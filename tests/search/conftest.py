"""What the tests of search share: the committed quotes, a town whose quotes are made up, and the marked words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive import write_quotes
from quotesearch.index import Generation, build, open_index
from quotesearch.records import Hit, Quote

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

IndexOf = Callable[[Sequence[Quote]], Generation]

COSTS = "who said the bridge costs more than planned"
SPEAKERS = ("Ann Lee", "Bo Chen", None)
SOURCES = ("The Herald", "Verse", None)
DAYS = ("2024-12-31", "2025-01-01", "2025-06-15", None)


@pytest.fixture(scope="session")
def committed(committed_index: Path) -> Generation:
    return open_index(committed_index)


@pytest.fixture(scope="session")
def index_of(empty_index: Path, tmp_path_factory: pytest.TempPathFactory) -> IndexOf:
    """Makes an index of quotes and opens it."""

    def make(quotes: Sequence[Quote]) -> Generation:
        folder = tmp_path_factory.mktemp("index_of")
        shutil.copytree(empty_index, folder / "index")
        write_quotes(quotes, folder / "quotes.jsonl")
        build(folder / "quotes.jsonl", folder / "index")
        return open_index(folder / "index")

    return make


@pytest.fixture(scope="session")
def town(index_of: IndexOf, make_quote: MakeQuote) -> Generation:
    """23 quotes on what a bridge costs, five printings of a promise, and words with characters of all kinds."""
    bridge = [
        make_quote(
            f"The bridge over the river costs {at + 2} million more than planned.",
            article_id=f"bridge-{at:02}",
            kind=("direct", "indirect")[at % 2],
            speaker=SPEAKERS[at % 3],
            source=SOURCES[at // 3 % 3],
            date=DAYS[at % 4] if at < 12 else None,
            date_basis="stated" if at < 12 and DAYS[at % 4] else None,
            published=DAYS[at % 4] if at >= 12 else None,
        )
        for at in range(23)
    ]
    promise = "We will rebuild the old harbour before the winter comes"
    printed: list[tuple[str, str, str | None, str | None]] = [
        ("b", promise, "Ann Lee", "2025-03-03"),
        ("c", promise.upper(), "Ann Lee", "2025-03-02"),
        ("d", f"Whatever it costs: {promise}!", None, None),
        ("a", promise, "Ann Lee", "2025-03-03"),
        ("e", promise, "Bo Chen", "2025-03-01"),
    ]
    harbour = [
        make_quote(
            text,
            article_id=article,
            speaker=speaker,
            published=day,
            source=None if speaker else "Nameless",
        )
        for article, text, speaker, day in printed
    ]
    others = [
        make_quote(
            "😀𝔸 The na\u00efve lighthouse keeper, 🧨 na\u00efvely, kept the LIGHTHOUSE’s lamp.",
            article_id="light",
        ),
        make_quote("Tomatoes grow best in full sun.", article_id="garden", speaker="Cy Gardner"),
    ]
    return index_of([*bridge, *harbour, *others])


def marked(hit: Hit) -> list[str]:
    return [hit.quote.text[start:end] for start, end in hit.highlights]
