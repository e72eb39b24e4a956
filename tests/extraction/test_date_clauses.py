from __future__ import annotations

import datetime

import pytest

from quotesearch.extraction.date_clauses import (
    is_in_mention,
    is_with_cue,
    opening_date,
    speaking_date,
)
from quotesearch.extraction.date_mentions import DateMention, find_date_mentions
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Span

WEDNESDAY = datetime.date(2026, 3, 4)


def the_dates(text: str) -> list[DateMention]:
    return find_date_mentions(Layout.of(text), WEDNESDAY)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    "opening",
    [
        "On Monday",
        "Late on Monday",
        "Just yesterday",
        "OSLO (AP) — On Monday",
        "Speaking on Monday",
        "Speaking to reporters outside the court in Leeds on Monday",
        "Speaking after the verdict on Monday",
        "At a rally in Ohio last night",
        "In a statement released Monday",
        "In a post on X late on Monday",
        "In a letter to staff dated 2 March",
        "During a heated debate in the Commons on Monday",
        "Asked about the delay on Monday",
        "Writing on Facebook on Monday",
        "In Paris on Monday",
        "At Tuesday’s press conference",
    ],
)
def test_a_date_opens_the_sentence(opening: str) -> None:
    text = f"{opening}, Lee said it rained."
    dates = the_dates(text)
    assert opening_date(text, dates, 0, text.index("Lee said")) == dates[0]


@pytest.mark.parametrize(
    "opening",
    [
        "After the fire on Monday",
        "Ahead of the vote on Sunday",
        "Asked about Monday’s fire",
        "Speaking about the fire on Monday",
        "Reacting to the fire on Monday",
        "Speaking since the fire, which began on Monday",
        "In the fire on Monday",
        "Monday’s vote behind her",
        "In a statement, hours after Monday",
        "Speaking to staff who resigned on Monday",
    ],
)
def test_a_date_of_something_else_opens_no_sentence(opening: str) -> None:
    text = f"{opening}, Lee said it rained."
    assert opening_date(text, the_dates(text), 0, text.index("Lee said")) is None


@pytest.mark.parametrize(
    "text",
    [
        "said Lee on Monday",
        "said Lee, head of the agency, on Monday",
        "Lee said on Monday",
        "Lee said after the match on Monday",
        "Lee said in the early hours of Monday",
        "Lee said in a statement on Monday",
        "Lee said, speaking outside the court on Monday",
        "Lee said over the phone on Monday",
        "Lee said a crowd of supporters on Monday",
        "Lee said at Monday’s hearing",
        "Lee said in a March 2 interview",
        "Lee said in the Monday night debate",
        "Lee on Monday said",
        "Lee on Monday also angrily said",
        "Lee, speaking to the BBC on Monday, said",
        "Lee, in a letter to the council on Monday, said",
        "a letter of March 2 from Lee said",
    ],
)
def test_a_date_stands_with_its_cue(text: str) -> None:
    (date,) = the_dates(text)
    assert is_with_cue(text, span(text, "Lee"), span(text, "said"), date)


@pytest.mark.parametrize(
    "text",
    [
        "Lee said of the fire on Monday",
        "Lee said after Monday’s defeat",
        "Lee said ahead of the vote on Monday",
        "Lee said days after Monday",
        "Lee said of the attacks of 11 September",
        "Lee said the Jan. 6 committee",
        "Lee said since Monday",
        "Lee said, and resigned on Monday",
        "Lee said. It rained on Monday",
        "said Lee, who won on Monday",
        "said Lee, whose trial begins on Monday",
        "said Lee, jailed on Monday",
        "said Lee, the winner of Monday’s race",
        "Lee, elected on Monday, said",
        "Lee, who won on Monday, said",
        "Lee was jailed on Monday, and a lawyer for him said",
    ],
)
def test_a_date_of_something_else_does_not(text: str) -> None:
    (date,) = the_dates(text)
    assert not is_with_cue(text, span(text, "Lee"), span(text, "said"), date)


@pytest.mark.parametrize(
    ("mention", "holds"),
    [
        ("a March 2 memorandum from Lee", True),
        ("Monday’s statement by Lee", True),
        ("the Jan. 6 committee", False),
        ("Monday’s winner", False),
        ("Lee, jailed on Monday", False),
        ("an agency who on Monday closed", False),
    ],
)
def test_a_date_in_a_mention_is_that_of_a_document(mention: str, holds: bool) -> None:
    (date,) = the_dates(mention)
    assert is_in_mention(mention, (0, len(mention)), date) == holds


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("Lee spoke to reporters on Monday.", True),
        ("Lee, the mayor, testified before the panel on Monday.", True),
        ("Lee was speaking in Leeds on Monday.", True),
        ("Lee resigned on Monday.", False),
        ("Lee spoke of a fire, which began on Monday.", False),
        ("Lee spoke before Monday’s match.", False),
    ],
)
def test_somebody_spoke_on_a_day(text: str, spoke: bool) -> None:
    date = speaking_date(text, the_dates(text), 0)
    assert (date is not None) == spoke


def test_an_opening_has_a_limit() -> None:
    text = "Speaking " + "to them " * 100 + "on Monday, Lee said it rained."
    assert opening_date(text, the_dates(text), 0, text.index("Lee said")) is None
