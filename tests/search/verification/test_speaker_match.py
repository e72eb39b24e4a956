"""The speaker of a quotation: the one asked about, another, or not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.search import Searcher, verify_against
from quotesearch.search.verification.speaker_match import compare_speaker
from tests.search.verification.conftest import HARBOUR

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


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
        # Words that the speaker quotes are not hers.
        ("I am going to close the mill", "Cora Dunn", "not_certain"),
        ("My brother said, ‘I am going to close the mill,’ and went", "Cora Dunn", "same"),
        # Somebody who is only spoken of.
        ("The surveyor never came to the mill", "the surveyor", "another"),
    ],
)
def test_the_speaker_of_a_quotation(press: Searcher, text: str, asked: str, speaker: str) -> None:
    assert press.verify(text, asked).speaker == speaker


def test_a_denied_quote_makes_nobody_its_speaker(make_quote: MakeQuote) -> None:
    words = "we will raise taxes on every house"
    denied = make_quote(
        words,
        speaker="Ann Lee",
        speaker_mention="Lee",
        denied=True,
        report=f"Lee never said “{words}”",
    )
    verification = verify_against([denied], words, "Ann Lee")
    assert (verification.wording, verification.speaker) == ("verbatim", "not_certain")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("it was untrue that “the money of the town is gone”", "not_certain"),
        ("she had never “lost the money of the town”", "not_certain"),
        ("who has not lost since March, “the money of the town is safe”", "same"),
    ],
)
def test_words_in_marks_whose_frame_denies_them_are_not_surely_the_speakers(
    make_quote: MakeQuote, text: str, speaker: str
) -> None:
    marked = text[text.index("“") + 1 : -1]
    quote = make_quote(
        text, kind="mixed", quoted=(marked,), speaker="Ann Lee", speaker_mention="Lee"
    )
    assert verify_against([quote], marked, "Ann Lee").speaker == speaker


@pytest.mark.parametrize(
    ("asked", "mention", "sameness"),
    [
        ("the surveyor", "miller Cora Dunn", "another"),
        ("one of the surveyors", "miller Cora Dunn", "not_certain"),
        # The mention must describe the speaker, and otherwise than by the words asked for.
        ("the surveyor", "Cora Dunn", "not_certain"),
        ("the surveyor", "Cora Dunn, the surveyor", "not_certain"),
    ],
)
def test_somebody_a_quote_speaks_of_is_not_its_speaker(
    make_quote: MakeQuote, asked: str, mention: str, sameness: str
) -> None:
    quote = make_quote(
        "The surveyor never came to the mill.", speaker="Cora Dunn", speaker_mention=mention
    )
    assert compare_speaker(quote, asked) == sameness
