from __future__ import annotations

import pytest

from quotesearch.language.wording.words import compounds, fits_mask, join_compounds, read_words


def keys(text: str) -> list[str]:
    return [word.key for word in read_words(text).words]


@pytest.mark.parametrize(
    ("one", "other"),
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
def test_typography_makes_no_difference(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
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
def test_other_words_stay_others(one: str, other: str) -> None:
    assert keys(one) != keys(other)


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
def test_what_is_left_out_and_put_in(text: str, gaps: set[int], brackets: list[int]) -> None:
    reading = read_words(text)
    assert (reading.gaps, [word.bracket for word in reading.words]) == (gaps, brackets)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ended. Then it rained!", [1, 4]),
        ("Dr. Holm and Mr. Quill went. Why?", [5, 6]),
        ("We waited … and went", []),
        ("He said “go.” She went", [2]),
    ],
)
def test_where_sentences_end(text: str, ends: list[int]) -> None:
    words = read_words(text).words
    assert [at for at, word in enumerate(words) if word.ends_sentence] == ends


def test_words_are_shown_as_they_are_written() -> None:
    reading = read_words("She  said: “Twenty-six\u00a0boats, — [all] lost.”")
    assert [reading.show(at, at + 1) for at in range(len(reading.words))] == [
        "She",
        "said:",
        "“Twenty-six",
        "boats,",
        "[all]",
        "lost.”",
    ]
    assert reading.show(2, 4) == "“Twenty-six boats,"
    assert reading.show(1, 1) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e-mail and health care", "email and healthcare"),
        ("well-being", "wellbeing"),
        ("a U S ship", "a US ship"),
    ],
)
def test_compounds(one: str, other: str) -> None:
    first, second = read_words(one), read_words(other)
    wholes = compounds(first.words, {word.key for word in second.words})
    assert [word.key for word in join_compounds(first, wholes).words] == [
        word.key for word in second.words
    ]


def test_an_ellipsis_keeps_its_place_before_a_compound() -> None:
    reading = join_compounds(read_words("the e mail … was gone"), {"email"})
    assert [word.key for word in reading.words] == ["the", "email", "was", "gone"]
    assert reading.gaps == {2}


@pytest.mark.parametrize(
    ("mask", "word", "fits"),
    [
        ("f***", "fuck", True),
        ("s---", "shit", True),
        ("s***", "fuck", False),
        ("f***", "fucking", False),
        ("f***ing", "fucking", True),
        ("s***", "s---", True),
        ("s***", "f---", False),
        ("sh*t", "shit", True),
    ],
)
def test_masked_words(mask: str, word: str, fits: bool) -> None:
    (masked,), (other,) = read_words(mask).words, read_words(word).words
    assert fits_mask(masked, other) is fits
    assert fits_mask(other, masked) is fits


@pytest.mark.parametrize(
    "text", ["1.1." * 1250, "a.b." * 1250, "[" * 5000, "!" * 5000, "a-" * 2500, "f**" * 1600]
)
def test_any_text_can_be_read(text: str) -> None:
    assert read_words(text).text == text
