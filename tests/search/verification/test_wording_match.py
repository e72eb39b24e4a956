"""The wording of a quotation: printed so, in part, altered, spliced, reported or not found."""

from __future__ import annotations

import pytest

from quotesearch.search import Searcher
from tests.search.verification.conftest import HARBOUR, SPLIT


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        # Typography does not matter.
        (HARBOUR, "verbatim"),
        (
            "“whatever it costs – WE will NOT rebuild,  the old hárbor before the winter comes”",
            "verbatim",
        ),
        # Both pieces of a split quote, with or without the gap, or with the reporter's clause.
        (" ".join(SPLIT), "verbatim"),
        (" … ".join(SPLIT), "verbatim"),
        (f"“{SPLIT[0]},” Chen said, “{SPLIT[1]}.”", "verbatim"),
        (f"“{SPLIT[0]},” said Chen.", "partial"),
        (f"{SPLIT[0]}, Chen said, {SPLIT[1]}", "altered"),
        # An editor's brackets, on either side.
        ("He knows that I will never sign this", "verbatim"),
        ("[The mayor] knows that I will never sign [it]", "partial"),
        ("[The mayor] knows that I will [gladly] sign this", "altered"),
        # Words left out, marked or not.
        ("we will not rebuild the old harbour", "partial"),
        ("Whatever it costs … before the winter comes", "altered"),
        ("Whatever it costs, we will … rebuild the old harbour before the winter comes", "altered"),
        ("Whatever it costs, we will not rebuild the old harbour … the winter comes", "partial"),
        # Dropped, added, changed, exchanged; invented words around printed ones.
        ("Whatever it costs, we will rebuild the old harbour before the winter comes.", "altered"),
        (
            "Whatever it costs, we will certainly not rebuild the old harbour "
            "before the winter comes.",
            "altered",
        ),
        (
            "Whatever it costs, we will not rebuild the new harbour before the winter comes.",
            "altered",
        ),
        (
            "Whatever costs it, we will not rebuild the old harbour before the winter comes.",
            "altered",
        ),
        (f"{HARBOUR} And the town can drown in its own debts for all we care about it.", "altered"),
        ("It remains a disgrace to the whole city", "altered"),
        # Two prints, or two parts of one, put together.
        (
            "Whatever it costs, we will not rebuild the old harbour and nobody named me here.",
            "spliced",
        ),
        ("We will not rebuild the old harbour … I will never sign this", "spliced"),
        # The reporter's words, and those that need them.
        ("the plan is a disgrace to the whole city", "reported"),
        ("a disgrace to the whole city", "verbatim"),
        ("the bridge will be closed for repairs", "reported"),
        ("The bridge has been closed for repairs", "reported"),
        # A few words are a quote only where they are all of it.
        ("no comment", "verbatim"),
        ("no problem", "not_found"),
        ("the old", "not_found"),
        ("Tomatoes grow best in full sun", "not_found"),
        ("戦争", "not_found"),
    ],
)
def test_the_wording_of_a_quotation(press: Searcher, text: str, wording: str) -> None:
    verification = press.verify(text)
    assert (verification.wording, verification.speaker) == (wording, "not_asked")
    assert bool(verification.matches) is (wording != "not_found")


def test_both_sources_of_a_splice_come_first(press: Searcher) -> None:
    matches = press.verify("We will not rebuild the old harbour … I will never sign this").matches
    assert [match.quote.article_id for match in matches] == ["a", "d"]
    printed = [
        [change.printed for change in match.diff if change.op == "same"] for match in matches
    ]
    assert printed == [["we will not rebuild the old harbour"], ["I will never sign this"]]
