from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.errors import QuestionError
from quotesearch.index import Generation, open_index
from quotesearch.records import Change, Match
from quotesearch.search import MAX_QUOTATION, Searcher

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
            "My brother said, ‘I am going to close the mill,’ and went. The surveyor never came to the mill.",
            article_id="i",
            speaker="Cora Dunn",
            speaker_mention="miller Cora Dunn",
        ),
    ]
    return index_of(quotes)


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
            "Whatever it costs, we will certainly not rebuild the old harbour before the winter comes.",
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
def test_the_wording(town: Generation, text: str, wording: str) -> None:
    found = Searcher(town).verify(text)
    assert (found.wording, found.speaker) == (wording, "not_asked")
    assert bool(found.matches) is (wording != "not_found")


@pytest.mark.parametrize(
    ("text", "asked", "speaker"),
    [
        (HARBOUR, "Ann Lee", "same"),
        (HARBOUR, "Lee", "same"),
        (HARBOUR, "Bo Chen", "not_certain"),  # one printing names nobody
        ("a disgrace to the whole city", "Bo Chen", "another"),
        ("a disgrace to our whole city", "Bo Chen", "another"),
        # Nobody is named: who said it is not known to be somebody else.
        ("Nobody named me here at all", "Ann Lee", "not_certain"),
        ("Tomatoes grow best in full sun", "Ann Lee", "not_certain"),
        # Two people's words made one.
        ("I will never sign this. A disgrace to the whole city.", "Ann Lee", "not_certain"),
        # What the speaker quotes is not hers.
        ("I am going to close the mill", "Cora Dunn", "not_certain"),
        ("My brother said, ‘I am going to close the mill,’ and went", "Cora Dunn", "same"),
        # Who is only spoken of.
        ("The surveyor never came to the mill", "the surveyor", "another"),
    ],
)
def test_the_speaker(town: Generation, text: str, asked: str, speaker: str) -> None:
    assert Searcher(town).verify(text, asked).speaker == speaker


def test_both_sources_of_a_splice_come_first(town: Generation) -> None:
    found = Searcher(town).verify("We will not rebuild the old harbour … I will never sign this")
    assert [match.quote.article_id for match in found.matches] == ["a", "d"]
    same = [
        [change.printed for change in match.diff if change.op == "same"] for match in found.matches
    ]
    assert same == [["we will not rebuild the old harbour"], ["I will never sign this"]]


def test_the_reader_sees_the_whole(town: Generation) -> None:
    (match, *_) = Searcher(town).verify("a disgrace to the whole city").matches
    assert printed(match) == "the plan is “a disgrace to the whole city”"
    (match, *_) = Searcher(town).verify("we will not rebuild").matches
    assert printed(match) == HARBOUR


def printed(match: Match) -> str:
    return " ".join(change.printed for change in match.diff if change.printed)


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
                (
                    "same",
                    "We will NOT rebuild the old harbour",
                    "we will not rebuild the old harbour",
                ),
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
def test_what_was_done_to_the_words(
    town: Generation, text: str, diff: list[tuple[str, str, str]]
) -> None:
    best = Searcher(town).verify(text).matches[0]
    assert [(change.op, change.given, change.printed) for change in best.diff] == diff


def test_the_printing_that_names_the_speaker_comes_first(town: Generation) -> None:
    matches = Searcher(town).verify(HARBOUR).matches
    assert [match.quote.article_id for match in matches] == ["a", "b"]
    assert [match.similarity for match in matches] == [1.0, 1.0]


def test_similarity_is_the_share_of_words_that_agree(town: Generation) -> None:
    words = "Whatever it costs, we will not rebuild the new harbour before the winter comes."
    (first, *_) = Searcher(town).verify(words).matches
    assert first.similarity == pytest.approx(13 / 14, abs=1e-4)
    assert Change("changed", "new", "old") in first.diff


@pytest.mark.parametrize("text", ["", "…", "“”", "a" * (MAX_QUOTATION + 1), "\ud800 words"])
def test_what_is_no_quotation_is_refused(town: Generation, text: str) -> None:
    with pytest.raises(QuestionError) as refused:
        Searcher(town).verify(text)
    assert refused.value.where == "text"


def test_an_index_of_nothing_finds_nothing(empty_index: Path) -> None:
    assert Searcher(open_index(empty_index)).verify(HARBOUR).wording == "not_found"


def test_a_denied_quote_makes_nobody_its_speaker(index_of: IndexOf, make_quote: MakeQuote) -> None:
    words = "we will raise taxes on every house"
    denied = make_quote(
        words,
        speaker="Ann Lee",
        speaker_mention="Lee",
        denied=True,
        report=f"Lee never said “{words}”",
    )
    found = Searcher(index_of([denied])).verify(words, "Ann Lee")
    assert (found.wording, found.speaker) == ("verbatim", "not_certain")


@pytest.mark.parametrize(
    "words", ["Now that I have got that over with...", "[W]ith her numbers dropping we may wait"]
)
def test_marks_that_the_paper_printed_are_no_change(
    index_of: IndexOf, make_quote: MakeQuote, words: str
) -> None:
    index = index_of([make_quote(words, speaker="Ann Lee")])
    assert Searcher(index).verify(words).wording == "verbatim"
    assert (
        Searcher(index)
        .verify(words.replace("that I", "that … I").replace("may wait", "may … wait"))
        .wording
        != "verbatim"
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("it was untrue that “the money of the town is gone”", "not_certain"),
        ("she had never “lost the money of the town”", "not_certain"),
        ("who has not lost since March, “the money of the town is safe”", "same"),
    ],
)
def test_words_in_marks_whose_frame_denies_them_are_not_surely_the_speakers(
    index_of: IndexOf, make_quote: MakeQuote, text: str, speaker: str
) -> None:
    marked = text[text.index("“") + 1 : -1]
    quote = make_quote(
        text, kind="mixed", quoted=(marked,), speaker="Ann Lee", speaker_mention="Lee"
    )
    assert Searcher(index_of([quote])).verify(marked, "Ann Lee").speaker == speaker
