from __future__ import annotations

from collections.abc import Callable

import pytest

from quotesearch.extraction import extract_quotes
from quotesearch.records import Article, Quote
from tests.extraction.resolution.named import named

MakeArticle = Callable[..., Article]


@pytest.fixture
def last(make_article: MakeArticle) -> Callable[[str], Quote]:
    """The last quote of a text, as the model reads it."""
    return lambda text: extract_quotes(make_article(text))[-1]


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("[P Ann Lee] left. [q “It rained,”] [m she] said.", "Ann Lee"),
        ("[P Ann Lee] left. [P Bob Ray] slept. [q “It rained,”] [m she] said.", "Ann Lee"),
        ("[P Ann Lee] left. [q “It rained,”] [m he] said.", None),
        ("[P Ann Lee] left. [q “It rained,”] [m they] said.", None),
        ("[P Ann Lee] left. [q “It rained,”] [m a neighbour] said.", None),
        ("[P Lee] met [P Ann Lee]. [q “It rained,”] [m [P Lee]] said.", "Ann Lee"),
    ],
)
def test_a_mention_means_somebody_of_the_article(marked: str, speaker: str | None) -> None:
    assert named(marked).speaker() == speaker


@pytest.mark.parametrize(
    ("marked", "subjects"),
    [
        (
            "[P Ann Lee] left. [P Bob Ray] slept. [q “It rained,”] [m she] said.",
            ["Ann Lee", "Bob Ray", "Ann Lee"],
        ),
        ("[q “It rained,”] [m he] said.", []),
        ("[q “It rained,”] [m a [U nurse]] said.", ["nurse", "nurse"]),  # without a name, too
        ("[q “It rained,”] [m [P Ann Lee] and [P Bob Ray]] said.", ["Ann Lee"]),
    ],
)
def test_who_spoke_is_a_subject_where_the_mention_stands(marked: str, subjects: list[str]) -> None:
    found = named(marked).resolutions().subjects
    assert [place.entity.text for place in found] == subjects


def test_every_quote_has_its_speaker_in_the_order_of_the_text() -> None:
    article = named(
        "[q1 “A,”] [m1 [P Ann Lee]] said. [q2 “B,”] [m2 [P Bob Ray]] said. "
        "[q3 “C,”] [m3 he] said. [q4 “D,”] [m4 she] said."
    )
    speakers = article.resolutions().speakers
    assert [one.speaker for one in speakers] == ["Ann Lee", "Bob Ray", "Bob Ray", "Ann Lee"]
    for one in speakers:
        assert 0 <= one.confidence <= 1
        assert 0 <= one.mention_chance <= 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It rained,” Lee said. Ann Lee left.", "Ann Lee"),
        ("José Peña left. “It rained,” Pena said.", "José Peña"),
        ("“No,” said Łukasz Šimek. Žofie left. “It rained,” Šimek said.", "Łukasz Šimek"),
        (
            "“It rained,” said Ursula von der Leyen. “It stopped all day,” von der Leyen said.",
            "Ursula von der Leyen",
        ),
        ("Mario Vargas Llosa left. “It rained,” Vargas Llosa said.", "Mario Vargas Llosa"),
        ("Ann Lee and Bob Ray left. “It rained,” Lee said.", "Ann Lee"),
        ("Ann Lee’s dog left. “It rained,” Lee’s lawyer said.", None),
        ("Bill Clinton met Hillary Clinton. “It rained,” Clinton said.", "Clinton"),
        ("Bill Clinton met Hillary Clinton. “It rained,” Mrs. Clinton said.", "Hillary Clinton"),
        ("Bill Clinton met Hillary Clinton. “It rained,” Bill Clinton said.", "Bill Clinton"),
        ("Mayor Ann Lee met Mayor Bob Ray. “It rained,” the mayor said.", None),
        ("Mayor Ann Lee left. “It rained,” a mayor said.", None),
        ("Hillary Clinton left. “It rained,” a spokesman for Hillary Clinton said.", None),
        ("Hillary Clinton left. “It rained,” Clinton aides said.", None),
        ("Hillary Clinton left. “It rained,” people familiar with the matter said.", None),
        ("Hillary Clinton left. “It rained,” aide Brian Fallon said.", "Brian Fallon"),
    ],
)
def test_the_speakers_that_are_shown(
    last: Callable[[str], Quote], text: str, speaker: str | None
) -> None:
    assert last(text).speaker == speaker
