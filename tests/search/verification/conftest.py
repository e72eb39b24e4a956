"""What the tests of verification share: a press that printed nine quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.search import Searcher

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import SearcherOf

HARBOUR = "Whatever it costs, we will not rebuild the old harbour before the winter comes."
SPLIT = ("We are ready", "and we are not afraid of anybody")


@pytest.fixture(scope="session")
def press(searcher_of: SearcherOf, make_quote: MakeQuote) -> Searcher:
    """Searches quotes of all kinds."""
    quotes = [
        make_quote(HARBOUR, article_id="a", speaker="Ann Lee", published="2025-03-02"),
        make_quote(HARBOUR, article_id="b", speaker=None, published="2025-03-01"),
        make_quote(" ".join(SPLIT), article_id="c", speaker="Bo Chen", quoted=SPLIT),
        make_quote(
            "He [the mayor] knows that I will never sign this", article_id="d", speaker="Bo Chen"
        ),
        make_quote(
            "the plan is “a disgrace to the whole city”",
            article_id="e",
            kind="mixed",
            quoted=("a disgrace to the whole city",),
            speaker="Ann Lee",
        ),
        make_quote(
            "that the bridge will be closed for repairs", article_id="f", kind="indirect", quoted=()
        ),
        make_quote("Nobody named me here at all", article_id="g"),
        make_quote("No comment.", article_id="h", speaker="Ann Lee"),
        make_quote(
            "My brother said, ‘I am going to close the mill,’ and went. "
            "The surveyor never came to the mill.",
            article_id="i",
            speaker="Cora Dunn",
            speaker_mention="miller Cora Dunn",
        ),
    ]
    return searcher_of(quotes)
