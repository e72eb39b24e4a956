from __future__ import annotations

import pytest

from quotesearch.language.wording.reading import read_words


def keys(text: str) -> tuple[str, ...]:
    return read_words(text).keys


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("“We’re ready,” — all of us", "WE'RE READY - ALL OF US"),
        ("The caf\u00e9", "the cafe\u0301"),
        ("o\ufb03cial \ufb01gures", "official figures"),
        ("the gov\u00adern\u00adment\u00a0said", "the government said"),
        ("the U.S. Navy", "the U. S. Navy"),
        ("the U.S. Navy", "the US navy"),
        ("400 B.C. or so", "400 BC or so"),
        ("after 9 / 11", "after 9/11"),
        ("twenty-six boats", "26 boats"),
        ("the thirty-first", "the 31st"),
        ("4,000 or four thousand", "four thousand or 4000"),
        ("$5 million", "five million dollars"),
        ("nine percent", "9%"),
        ("It ended.Then it rained", "It ended. Then it rained"),
        ("the harbour", "the harbor"),
        ("[T]he boat", "the boat"),
        ("he is [sic] gone", "he is gone"),
        ("do not", "do … not"),
        ("dont", "don’t"),
    ],
)
def test_typography_makes_no_difference(text: str, other: str) -> None:
    assert keys(text) == keys(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("per cent", "percent"),
        ("I am", "I'm"),
        ("we're", "were"),
        ("it's", "its"),
        ("we'll", "well"),
        ("gonna", "going to"),
        ("thirteen", "thirty"),
        ("40", "400"),
        ("g0ne", "gone"),
        ("1aw", "law"),
        ("f***", "fuck"),
    ],
)
def test_different_words_stay_different(text: str, other: str) -> None:
    assert keys(text) != keys(other)


@pytest.mark.parametrize(
    ("text", "gaps", "brackets"),
    [
        ("we … go", {1}, [0, 0]),
        ("we . . . go", {1}, [0, 0]),
        ("we [...] go", {1}, [0, 0]),
        ("we [] go", {1}, [0, 0]),
        ("… we go …", {0, 2}, [0, 0]),
        ("we [the crew] go [now]", set(), [0, 1, 1, 0, 2]),
        ("we [never close it", set(), [0, 0, 0, 0]),
        ("we] go", set(), [0, 0]),
    ],
)
def test_ellipses_and_brackets_are_read_with_their_place(
    text: str, gaps: set[int], brackets: list[int]
) -> None:
    reading = read_words(text)
    assert (reading.gaps, [word.bracket for word in reading.words]) == (gaps, brackets)


@pytest.mark.parametrize(
    "text", ["1.1." * 1250, "a.b." * 1250, "[" * 5000, "!" * 5000, "a-" * 2500, "f**" * 1600]
)
def test_any_text_can_be_read(text: str) -> None:
    assert read_words(text).text == text


@pytest.mark.parametrize(
    ("text", "recased", "sic"),
    [
        ("[T]he boat", {0}, False),
        ("he is [sic] gone", set(), True),
        ("he is (sic!) gone and [s]he", {4}, True),
        ("the boat", set(), False),
    ],
)
def test_an_editors_capital_and_sic_are_noted(text: str, recased: set[int], sic: bool) -> None:
    reading = read_words(text)
    assert (reading.recased, reading.sic) == (recased, sic)


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("The boat of Ada HOLM", [True, False, False, True, False]),
        ("A [T]he", [True, True]),
    ],
)
def test_a_capital_letter_is_noted_but_not_a_word_in_capitals(
    text: str, capitals: list[bool]
) -> None:
    assert [word.capital for word in read_words(text).words] == capitals


def test_a_currency_stands_behind_its_number() -> None:
    assert keys("He paid $1 and £2.50") == ("he", "paid", "1", "dollar", "and", "2.5", "pounds")
    reading = read_words("He paid $5 million, he said")
    assert [reading.show(place, place + 1) for place in (2, 3, 4)] == ["$5 million,", "", "he"]


@pytest.mark.parametrize("text", ["ten … three", "ten [three]", "ten, three"])
def test_a_number_does_not_go_on_behind_a_gap_or_a_mark(text: str) -> None:
    assert keys(text) == ("10", "3")
