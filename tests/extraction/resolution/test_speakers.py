from __future__ import annotations

from collections.abc import Callable

import pytest

from quotesearch.extraction import extract_quotes
from quotesearch.records import Article, Quote

MakeArticle = Callable[..., Article]


@pytest.fixture
def last(make_article: MakeArticle) -> Callable[[str], Quote]:
    """The last quote of a text."""
    return lambda text: extract_quotes(make_article(text))[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee left. “It rained,” she said.", "Ann Lee"),
        ("Bob Ray left. “It rained,” he said.", "Bob Ray"),
        ("Ann Lee left. Bob Ray slept. “It rained,” she said.", "Ann Lee"),
        ("“It rained,” Ann Lee said. “It stopped,” Bob Ray said. “No,” she said.", "Ann Lee"),
        ("Ann Lee left. “Bob Ray is a fool,” she said.", "Ann Lee"),
        ("Ann Lee spoke of Bob Ray. “It rained,” he said.", None),
        ("Ann Lee left. “It rained,” he said.", None),
        ("“It rained,” she said.", None),
        ("Ann Lee left. “It rained,” they said.", None),
        ("Ann Lee left. “It rained,” it said.", None),
        ("Ann Lee left." + " Much rain fell." * 90 + " “It rained,” she said.", None),
        ("Mr. and Mrs. Khan left. “It rained,” she said.", None),
    ],
)
def test_a_pronoun_means_somebody_named_before(
    last: Callable[[str], Quote], text: str, speaker: str | None
) -> None:
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It rained,” Lee said. Ann Lee left.", "Ann Lee"),
        ("Ann Lee left. “It rained,” LEE said.", "Ann Lee"),
        ("José Peña left. “It rained,” Pena said.", "José Peña"),
        ("JosÃ© PeÃ±a left. “It rained,” Peña said.", "José Peña"),
        ("“No,” said Łukasz Šimek. Žofie left. “It rained,” Šimek said.", "Łukasz Šimek"),
        (
            "Ursula von der Leyen left. “It rained,” Ursula von der Leyen said.",
            "Ursula von der Leyen",
        ),
        (
            "“It rained,” said Ursula von der Leyen. “It stopped all day,” von der Leyen said.",
            "Ursula von der Leyen",
        ),
        ("Mario Vargas Llosa left. “It rained,” Vargas Llosa said.", "Mario Vargas Llosa"),
        ("Ann Lee and Bob Ray left. “It rained,” Lee said.", "Ann Lee"),
        ('"LEE: It rained."\nAnn Lee left.', "Ann Lee"),
        ("“It rained,” Lee said.", "Lee"),
        ("Ann Lee’s dog left. “It rained,” Lee’s lawyer said.", None),
    ],
)
def test_a_short_form_takes_the_full_name_of_the_article(
    last: Callable[[str], Quote], text: str, speaker: str | None
) -> None:
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bill Clinton met Hillary Clinton. “It rained,” Clinton said.", "Clinton"),
        ("Bill Clinton met Hillary Clinton. “It rained,” Mrs. Clinton said.", "Hillary Clinton"),
        ("Bill Clinton met Hillary Clinton. “It rained,” Mr. Clinton said.", "Bill Clinton"),
        (
            "Bill Clinton met Secretary Hillary Clinton. “It rained,” Secretary Clinton said.",
            "Hillary Clinton",
        ),
        ("Bill Clinton met Hillary Clinton. “It rained,” Bill Clinton said.", "Bill Clinton"),
        ("Senator Ann Lee and Senator Bob Lee met. “It rained,” Senator Lee said.", "Lee"),
        (
            "Bill Clinton met Hillary Clinton. Hillary Clinton came. Hillary Clinton left. "
            "“It rained,” Clinton said.",
            "Hillary Clinton",
        ),
    ],
)
def test_two_people_of_one_surname(last: Callable[[str], Quote], text: str, speaker: str) -> None:
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Secretary of War Pete Hegseth left. “It rained,” the Secretary of War said.",
            "Pete Hegseth",
        ),
        ("Deputy Mayor Ann Lee met Bob Ray. “It rained,” the deputy mayor said.", "Ann Lee"),
        ("Mayor Ann Lee met Bob Ray. “It rained,” the mayor said.", "Ann Lee"),
        ("Mayor Ann Lee met Mayor Bob Ray. “It rained,” the mayor said.", None),
        ("Mayor Ann Lee left. “It rained,” the senator said.", None),
        ("Mayor Ann Lee left. “It rained,” a mayor said.", None),
        ("Mayor Ann Lee left. “It rained,” one mayor said.", None),
    ],
)
def test_a_title_means_the_one_person_who_holds_it(
    last: Callable[[str], Quote], text: str, speaker: str | None
) -> None:
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    ("mention", "speaker"),
    [
        ("a spokesman for Hillary Clinton", None),
        ("a Hillary Clinton aide", None),
        ("Clinton aides", None),
        ("the Clinton campaign", "Clinton campaign"),
        ("Clinton spokesman Brian Fallon", "Brian Fallon"),
        ("a senior official", None),
        ("one official", None),
        ("officials", None),
        ("people familiar with the matter", None),
    ],
)
def test_a_spokesman_or_aide_is_not_the_person_he_speaks_for(
    last: Callable[[str], Quote], mention: str, speaker: str | None
) -> None:
    quote = last(f"Hillary Clinton left. “It rained,” {mention} said.")
    assert (quote.speaker, quote.speaker_mention) == (speaker, mention)
