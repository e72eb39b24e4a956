from __future__ import annotations

import pytest

from quotesearch.language.wording import qualifiers
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import Word


def word(text: str) -> Word:
    (only,) = read_words(text).words
    return only


@pytest.mark.parametrize(
    ("text", "governs", "negates"),
    [
        ("not", True, True),
        ("isn’t", True, True),
        ("denied", True, True),
        ("would", True, False),
        ("he’d", True, False),
        ("we’ll", True, False),
        ("perhaps", True, False),
        ("only", True, False),
        ("unless", True, False),
        ("boat", False, False),
        ("note", False, False),
    ],
)
def test_a_statement_depends_on_some_words(text: str, governs: bool, negates: bool) -> None:
    assert qualifiers.governs(word(text)) is governs
    assert qualifiers.negates(word(text)) is negates


@pytest.mark.parametrize(
    ("text", "frames", "takes_back"),
    [
        ("if", True, True),
        ("maybe", True, True),
        ("not", True, True),
        ("only", False, True),
        ("but", True, False),
        ("would", False, False),
        ("boat", False, False),
    ],
)
def test_words_qualify_a_clause_before_or_behind_them(
    text: str, frames: bool, takes_back: bool
) -> None:
    assert qualifiers.frames(word(text)) is frames
    assert qualifiers.takes_back(word(text)) is takes_back


@pytest.mark.parametrize(
    ("text", "is_content"),
    [("boat", True), ("40", True), ("the", False), ("she", False), ("of", False), ("not", False)],
)
def test_content_is_what_says_something_by_itself(text: str, is_content: bool) -> None:
    assert qualifiers.is_content(word(text)) is is_content


@pytest.mark.parametrize(
    ("text", "must_stay"), [("not", True), ("forty", True), ("boat", False), ("Brandt", False)]
)
def test_some_words_in_brackets_must_stay(text: str, must_stay: bool) -> None:
    assert qualifiers.must_stay(word(text)) is must_stay


@pytest.mark.parametrize(
    ("text", "is_day"),
    [("Monday", True), ("Sept", True), ("May", True), ("may", False), ("Mayor", False)],
)
def test_days_and_months_have_a_capital(text: str, is_day: bool) -> None:
    assert qualifiers.is_day(word(text)) is is_day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We saw Brandt and I saw Quill’s boat", ["Brandt", "Quill’s"]),
        ("Brandt left. Quill stayed: Holm “Ada” left", []),
        ("We left on Monday and I’m back", []),
    ],
)
def test_a_name_has_a_capital_inside_a_sentence(text: str, names: list[str]) -> None:
    reading = read_words(text)
    before = [None, *reading.words]
    places = [
        place for place, name in enumerate(reading.words) if qualifiers.is_name(name, before[place])
    ]
    assert [reading.show(place, place + 1) for place in places] == names


@pytest.mark.parametrize(
    ("text", "matters", "in_aside"),
    [
        ("We may see not most of 40 boats", ["may", "not", "most", "40"], ["not"]),
        ("We met Brandt on Monday, May 3", ["Brandt"], ["Brandt"]),
        ("We left if they did", ["if"], ["if"]),
    ],
)
def test_words_that_may_not_be_left_out(text: str, matters: list[str], in_aside: list[str]) -> None:
    reading = read_words(text)
    places = range(len(reading.words))
    outside = [place for place in places if qualifiers.matters(reading.words, place)]
    inside = [place for place in places if qualifiers.matters(reading.words, place, aside=True)]
    assert [reading.show(place, place + 1) for place in outside] == matters
    assert [reading.show(place, place + 1) for place in inside] == in_aside
