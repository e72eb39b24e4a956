from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.errors import QuestionError
from quotesearch.index import Generation, open_index
from quotesearch.models import Change
from quotesearch.search import MAX_QUOTATION, verify

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import IndexOf

HARBOUR = "Whatever it costs, we will not rebuild the old harbour before the winter comes."
SPLIT = ("We are ready", "and we are not afraid of anybody")


@pytest.fixture(scope="module")
def town(index_of: IndexOf, make_quote: MakeQuote) -> Generation:
    quotes = [
        make_quote(HARBOUR, article_id="a", speaker="Ann Lee", published="2025-03-02"),
        make_quote(HARBOUR, article_id="b", speaker=None, published="2025-03-01"),
        make_quote(" ".join(SPLIT), article_id="c", speaker="Bo Chen", quoted=SPLIT),
        make_quote("He [the mayor] knows that I will never sign this", article_id="d", speaker="Bo Chen"),
        make_quote(
            "the plan is “a disgrace to the whole city”",
            article_id="e",
            kind="mixed",
            quoted=("a disgrace to the whole city",),
            speaker="Ann Lee",
        ),
        make_quote("that the bridge will be closed for repairs", article_id="f", kind="indirect", quoted=()),
        make_quote("Nobody named me here at all", article_id="g"),
        make_quote("No comment.", article_id="h", speaker="Ann Lee"),
    ]
    return index_of(quotes)


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        # Marks, case, accents and spacing do not matter.
        (HARBOUR, None, "verbatim"),
        ("“whatever it costs – WE will NOT rebuild,  the old hárbour before the winter comes”", None, "verbatim"),
        (HARBOUR, "Ann Lee", "verbatim"),
        (HARBOUR, "Lee", "verbatim"),
        (HARBOUR, "Bo Chen", "misattributed"),
        # Both pieces of a split quote, with or without the gap.
        (" ".join(SPLIT), None, "verbatim"),
        (" … ".join(SPLIT), None, "verbatim"),
        # An editor's brackets, on either side.
        ("He knows that I will never sign this", None, "verbatim"),
        ("[The mayor] knows that I will never sign [the contract]", None, "partial"),
        ("He [Lee] knows that I will never sign this", None, "verbatim"),
        ("[W]hatever it costs, [the town] will not rebuild the old harbour before the winter comes", None, "verbatim"),
        # Words left out, marked or not.
        ("we will not rebuild the old harbour", None, "partial"),
        ("Whatever it costs … before the winter comes", None, "partial"),
        ("we will not rebuild the old harbour", "Bo Chen", "misattributed"),
        # More is given than was said in these words.
        ("the plan is a disgrace to the whole city", None, "partial"),
        ("a disgrace to the whole city", None, "verbatim"),
        # Dropped, added, changed, exchanged.
        ("Whatever it costs, we will rebuild the old harbour before the winter comes.", None, "altered"),
        ("Whatever it costs, we will certainly not rebuild the old harbour before the winter comes.", None, "altered"),
        ("Whatever it costs, we will not rebuild the new harbour before the winter comes.", None, "altered"),
        ("Whatever costs it, we will not rebuild the old harbour before the winter comes.", "Ann Lee", "altered"),
        # Nobody is named: who said it is not known to be somebody else.
        ("Nobody named me here at all", "Ann Lee", "verbatim"),
        # A few words are a quote only where they are all of it.
        ("no comment", None, "verbatim"),
        ("the old", None, "not_found"),
        # A report is not anybody's words.
        ("the bridge will be closed for repairs", None, "not_found"),
        ("Tomatoes grow best in full sun", None, "not_found"),
        ("戦争", None, "not_found"),
    ],
)
def test_verdicts(town: Generation, text: str, speaker: str | None, verdict: str) -> None:
    found = verify(town, text, speaker)
    assert found.verdict == verdict
    assert bool(found.matches) is (verdict != "not_found")


@pytest.mark.parametrize(
    ("text", "diff"),
    [
        (HARBOUR, [("same", HARBOUR, HARBOUR)]),
        (
            "whatever it costs we will rebuild the very old port before the winter comes",
            [
                ("same", "whatever it costs we will", "Whatever it costs, we will"),
                ("dropped", "", "not"),
                ("same", "rebuild the", "rebuild the"),
                ("added", "very", ""),
                ("same", "old", "old"),
                ("changed", "port", "harbour"),
                ("same", "before the winter comes", "before the winter comes."),
            ],
        ),
        (
            "We will NOT rebuild the old harbour",
            [
                ("left_out", "", "Whatever it costs,"),
                ("same", "We will NOT rebuild the old harbour", "we will not rebuild the old harbour"),
                ("left_out", "", "before the winter comes."),
            ],
        ),
        (
            "we will rebuild the harbour before winter comes",
            [
                ("left_out", "", "Whatever it costs,"),
                ("same", "we will", "we will"),
                ("dropped", "", "not"),
                ("same", "rebuild the", "rebuild the"),
                ("dropped", "", "old"),
                ("same", "harbour before", "harbour before"),
                ("dropped", "", "the"),
                ("same", "winter comes", "winter comes."),
            ],
        ),
    ],
)
def test_what_was_done_to_the_words(town: Generation, text: str, diff: list[tuple[str, str, str]]) -> None:
    best = verify(town, text).matches[0]
    assert [(change.op, change.given, change.printed) for change in best.diff] == diff


def test_the_printing_that_names_the_speaker_comes_first(town: Generation) -> None:
    matches = verify(town, HARBOUR).matches
    assert [match.quote.article_id for match in matches] == ["a", "b"]
    assert [match.similarity for match in matches] == [1.0, 1.0]


def test_similarity_is_the_share_of_words_that_agree(town: Generation) -> None:
    words = "Whatever it costs, we will not rebuild the new harbour before the winter comes."
    (first, *_) = verify(town, words).matches
    assert first.similarity == pytest.approx(13 / 14, abs=1e-4)
    assert Change("changed", "new", "old") in first.diff


@pytest.mark.parametrize("text", ["", "…", "“”", "a" * (MAX_QUOTATION + 1), "\ud800 words"])
def test_what_is_no_quotation_is_refused(town: Generation, text: str) -> None:
    with pytest.raises(QuestionError) as refused:
        verify(town, text)
    assert refused.value.where == "text"


def test_an_index_of_nothing_finds_nothing(empty_index: Path) -> None:
    assert verify(open_index(empty_index), HARBOUR).verdict == "not_found"
