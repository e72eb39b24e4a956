"""What filters keep, and that what they keep is searched as well as the whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quotesearch.index import Generation
from quotesearch.records import Filters, Quote
from quotesearch.search import Searcher
from tests.search.conftest import COSTS

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import IndexOf


@pytest.mark.parametrize(
    ("given", "passes"),
    [
        ({"speaker": "Ann Lee"}, lambda quote: quote.speaker == "Ann Lee"),
        ({"speaker": "ANN lee"}, lambda quote: quote.speaker == "Ann Lee"),
        ({"speaker": "Lee"}, lambda quote: False),
        ({"source": "the herald"}, lambda quote: quote.source == "The Herald"),
        (
            {"since": "2025-01-01"},
            lambda quote: (quote.date or quote.published or "0") >= "2025-01-01",
        ),
        (
            {"until": "2025-01-01"},
            lambda quote: (quote.date or quote.published or "9") <= "2025-01-01",
        ),
        (
            {"since": "2025-01-01", "until": "2025-01-01"},
            lambda quote: "2025-01-01" in (quote.date, quote.published),
        ),
        ({"since": "2026-01-01"}, lambda quote: False),
        ({"kind": "indirect"}, lambda quote: quote.kind == "indirect"),
        ({"kind": "mixed"}, lambda quote: False),
        (
            {"speaker": "bo chen", "source": "verse", "kind": "direct", "since": "2000-01-01"},
            lambda quote: (
                (quote.speaker, quote.source, quote.kind) == ("Bo Chen", "Verse", "direct")
                and (quote.date or quote.published)
            ),
        ),
    ],
)
def test_filters_keep_what_they_say(
    town: Generation, given: dict[str, str], passes: Callable[[Quote], bool]
) -> None:
    bridge = {
        hit.quote.id: hit
        for hit in Searcher(town).search(COSTS, limit=100).hits
        if "bridge" in hit.quote.text
    }
    assert len(bridge) == 23
    kept = Searcher(town).search(COSTS, filters=Filters(**given), limit=100).hits
    assert {hit.quote.id for hit in kept} & bridge.keys() == {
        at for at, hit in bridge.items() if passes(hit.quote)
    }
    assert all(passes(hit.quote) for hit in kept)


@pytest.fixture(scope="module")
def crowd(index_of: IndexOf, make_quote: MakeQuote) -> Generation:
    """1,000 quotes of random words: half of one source, a tenth of another, a hundredth, and a single one."""
    draw = np.random.default_rng(0)
    words = (
        "war peace tax law rain bridge school harbour mayor budget vote wall border trade".split()
    )
    shares = {"half": 500, "tenth": 100, "hundredth": 10, "one": 1}
    sources = [source for source, count in shares.items() for _ in range(count)]
    sources += ["rest"] * (1000 - len(sources))
    draw.shuffle(sources)
    quotes = [
        make_quote(" ".join(draw.choice(words, 6)), article_id=f"{at:04}", source=source)
        for at, source in enumerate(sources)
    ]
    return index_of(quotes)


@pytest.mark.parametrize(
    ("source", "kept"), [("half", 500), ("tenth", 100), ("hundredth", 10), ("one", 1)]
)
@pytest.mark.parametrize("question", ["war and peace", "who will pay for the school budget"])
def test_a_filtered_answer_is_that_of_a_scan_of_all_that_pass(
    crowd: Generation, source: str, kept: int, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Searcher(crowd).search(question, filters=Filters(source=source), limit=10)
    assert all(hit.quote.source == source for hit in found.hits)
    monkeypatch.setattr(
        "quotesearch.search.candidates.NEAREST", (1000, 1000)
    )  # every quote that passes is weighed
    scanned = Searcher(crowd).search(question, filters=Filters(source=source), limit=10)
    assert len(scanned.hits) <= min(10, kept)
    assert scanned.hits or kept == 1
    assert [hit.quote.id for hit in found.hits] == [hit.quote.id for hit in scanned.hits]
