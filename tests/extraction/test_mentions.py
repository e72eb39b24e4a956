from __future__ import annotations

import pytest

from quotesearch.extraction.mentions import sentence_subject
from quotesearch.extraction.reports import Reports
from quotesearch.extraction.structure import Layout, tokens


def mention(text: str) -> str | None:
    """The mention of the first report."""
    first = next(iter(Reports.of(Layout.of(text))))
    return text[slice(*first.mention)] if first.mention else None


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "She",
        "Zoë O’Brien-Smith",
        "Łukasz Nowak",
        "JosÃ© Ruiz",
        "Ludwig van der Berg",
        "J. R. Lee",
        "Mr. Lee",
        "Secretary of War Hegseth",
        "Anthropic CEO Dario Amodei",
        "U.S. Rep. Ann Lee",
        "Clinton campaign manager Robby Mook",
        "former mayor Ann Lee",
        "The Secretary of War",
        "The Clinton campaign",
        "The mayor of Springfield",
        "A senior official",
        "People familiar with the matter",
        "Pentagon officials",
        "A spokesman for Hillary Clinton",
        "Ann Lee’s lawyer",
    ],
)
def test_a_mention_before_its_cue(name: str) -> None:
    assert mention(f"{name} said that it rained.") == name


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee",
        "Ludwig van der Berg",
        "Ursula von der Leyen",
        "JosÃ© Ruiz",
        "J. R. Lee",
        "Secretary of War Hegseth",
        "Clinton campaign manager Robby Mook",
        "Clinton aides",
        "Pentagon officials",
        "former mayor Ann Lee",
        "the Secretary of War",
        "the mayor of Springfield",
        "a senior official",
        "a spokesman for Hillary Clinton",
        "Ann Lee’s lawyer",
    ],
)
def test_a_mention_behind_its_cue(name: str) -> None:
    assert mention(f"“It rained,” said {name}.") == name
    assert mention(f"It rained, said {name}.") == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, the mayor, said it rained.", "Ann Lee"),
        ("Ann Lee, who won the vote, said it rained.", "Ann Lee"),
        ("Ann Lee, 52, said it rained.", "Ann Lee"),
        ("Her adviser, Bob Ray, said it rained.", "Bob Ray"),
        ("The Under Secretary for Lakes and Coasts, Bob Ray, who wrote that it rained.", "Bob Ray"),
        ("Sen. Ann Lee (I-Vt.) said it rained.", "Sen. Ann Lee"),
        ("On Friday, Ann Lee said it rained.", "Ann Lee"),
        ("After the Senate said it rained, it stopped.", "the Senate"),
        ("With Bob Ray saying it rained, they left.", "Bob Ray"),
        ("The Times quoted Bob Ray as saying it rained.", "Bob Ray"),
        ("The Times cited a senior official as saying it rained.", "a senior official"),
        ("Bob Ray was quoted as saying it rained.", "Bob Ray"),
        ("Bob Ray was quoted by the Times as saying it rained.", "Bob Ray"),
        ("What Ann Lee called a disaster was rain.", "Ann Lee"),
        (
            "A January 9 letter from Secretary Hegseth stated that it rained.",
            "A January 9 letter from Secretary Hegseth",
        ),
        ("Ann Lee, in a brief letter, said the dam broke.", "Ann Lee"),
        ("Trump lost the vote, said Ann Lee.", "Ann Lee"),
        ("Monday said it rained.", None),
    ],
)
def test_the_words_around_a_mention_are_left_out(text: str, expected: str | None) -> None:
    assert mention(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee left.", "Ann Lee"),
        ("He left.", "He"),
        ("On February 28, Ann Lee left.", "Ann Lee"),
        ("Days later, the mayor left.", "the mayor"),
        ("WASHINGTON (Reuters) - Ann Lee left.", "Ann Lee"),
        ("Monday was cold.", None),
        ("in vain", None),
        ("", None),
    ],
)
def test_the_subject_that_opens_a_sentence(text: str, expected: str | None) -> None:
    span = sentence_subject(tokens(text, 0, len(text)))
    assert (text[slice(*span)] if span else None) == expected
