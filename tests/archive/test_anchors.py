from __future__ import annotations

from typing import TYPE_CHECKING

from quotesearch.archive.anchors import Anchor, find_anchored

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

ANCHOR = Anchor("article", 100, 120, "the harbour is closed")


def test_the_nearest_quote_is_found_with_its_nearness(make_quote: MakeQuote) -> None:
    exact = make_quote("the harbour is closed", start=100)
    wider = make_quote("He says: the harbour is closed", start=91)
    anchored = find_anchored(ANCHOR, [wider, exact])
    assert anchored
    assert anchored.quote == exact
    assert anchored.nearness.shared_words == 1
    assert 0.9 < anchored.nearness.overlap < 1


def test_a_quote_that_has_moved_is_found_by_its_words_alone(make_quote: MakeQuote) -> None:
    moved = make_quote("The harbour is closed.", start=900)
    anchored = find_anchored(ANCHOR, [make_quote("The bridge is closed.", start=500), moved])
    assert anchored
    assert (anchored.quote, anchored.nearness.overlap) == (moved, 0)


def test_other_words_in_the_same_place_are_another_quote(make_quote: MakeQuote) -> None:
    assert find_anchored(ANCHOR, [make_quote("nobody may enter here", start=100)]) is None
