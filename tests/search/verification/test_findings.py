"""A verification in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from quotesearch.records import Match, Speaker, Verification, Wording
from quotesearch.search import say_speaker, say_wording

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


@pytest.mark.parametrize("wording", get_args(Wording))
def test_every_wording_is_put_into_words(wording: Wording) -> None:
    title, sentence = say_wording(Verification(wording, "not_asked", ()))
    assert title.endswith(".")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("speaker", "printed", "says"),
    [
        ("same", "Ann Lee", "The article names Ann Lee."),
        ("another", "Ann Lee", "The article names Ann Lee, not Bo Chen."),
        ("another", None, "The article names the clerk, not Bo Chen."),
        ("not_certain", None, "The article does not say whether it was Bo Chen."),
    ],
)
def test_the_speaker_is_put_into_words(
    make_quote: MakeQuote, speaker: Speaker, printed: str | None, says: str
) -> None:
    quote = make_quote("We will not go", speaker=printed, speaker_mention="the clerk")
    verification = Verification("verbatim", speaker, (Match(quote, 1.0, ()),))
    finding = say_speaker(verification, "Bo Chen")
    assert finding is not None
    assert finding.sentence == says


def test_nothing_is_said_of_a_speaker_that_nobody_asked_about(make_quote: MakeQuote) -> None:
    match = Match(make_quote("We will not go"), 1.0, ())
    assert say_speaker(Verification("verbatim", "not_asked", (match,)), None) is None
    assert say_speaker(Verification("not_found", "not_certain", ()), "Bo Chen") is None


def test_words_that_the_speaker_denies_are_not_called_the_speakers(make_quote: MakeQuote) -> None:
    quote = make_quote(
        "We will raise taxes",
        speaker="Ann Lee",
        denied=True,
        report="Lee never said “we will raise taxes”",
    )
    verification = Verification("verbatim", "not_certain", (Match(quote, 1.0, ()),))
    assert say_wording(verification).title == "Printed, but denied."
    finding = say_speaker(verification, "Ann Lee")
    assert finding is not None
    assert finding.sentence == "The article says that Ann Lee denies these words."
