from __future__ import annotations

import numpy as np
import pytest

from quotesearch.extraction.tagging.tagging import (
    TO_CUE,
    TO_SOURCE,
    Floats,
    Tagging,
    Window,
    WordRange,
)

TEXT = "It rained , Ann Marie Lee said ."
PERSON = 1


def tagging(names: Floats | None = None, windows: list[Window] | None = None) -> Tagging:
    """Of TEXT, a word for each of its parts; the second window opens at the fourth word."""
    words = TEXT.split()
    count = len(words)
    starts = np.array([TEXT.index(word) for word in words], np.int64)
    return Tagging(
        starts=starts,
        ends=starts + np.array([len(word) for word in words]),
        tags=np.zeros((count, 3, 3), np.float32),
        names=np.zeros((count, 8), np.float32) if names is None else names,
        windows=windows or [],
        window_of=np.array([0] * 4 + [1] * (count - 4), np.int64),
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 2, (0, 1)),
        (1, 4, (0, 2)),
        (2, 3, (1, 1)),  # white space
        (0, len(TEXT), (0, 8)),
        (len(TEXT), len(TEXT), (8, 8)),
    ],
)
def test_words_in_a_span(start: int, end: int, expected: tuple[int, int]) -> None:
    assert tagging().words_in(start, end) == expected


def test_the_span_of_words() -> None:
    start, end = tagging().span_of(WordRange(3, 6))
    assert TEXT[start:end] == "Ann Marie Lee"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((0, 4), (1, 2), True)],
)
def test_ranges_share_a_word(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    assert WordRange(*one).shares_a_word_with(WordRange(*other)) is expected
    assert WordRange(*other).shares_a_word_with(WordRange(*one)) is expected


@pytest.mark.parametrize(
    ("chances", "people"),
    [
        ((0.9, 0.2, 0.9), ["Ann", "Marie", "Lee"]),
        ((0.9, 0.1, 0.9), ["Ann", "Lee"]),
        ((0.2, 0.2, 0.9), ["Marie", "Lee"]),  # only next to a sure one
        ((0.2, 0.2, 0.2), []),
    ],
)
def test_people_are_sure_words_and_likely_ones_next_to_them(
    chances: tuple[float, float, float], people: list[str]
) -> None:
    names = np.zeros((8, 8), np.float32)
    names[3:6, PERSON] = chances
    starts = sorted(tagging(names).people())
    assert [TEXT[start:].split(maxsplit=1)[0] for start in starts] == people


def test_words_of_two_windows_point_together() -> None:
    early = np.zeros((2, 6, 7), np.float16)  # of the words 0 to 5
    early[TO_SOURCE, 0, 1 + 3] = 0.75
    early[TO_SOURCE, 0, 0] = 0.25
    late = np.zeros((2, 5, 6), np.float16)  # of the words 3 to 7
    late[TO_SOURCE, 4 - 3, 1 + 0] = 1.0
    both = tagging(windows=[Window(0, early), Window(3, late)])
    shares, first, none = both.pointing({0: 0.5, 4: 0.5}, TO_SOURCE)
    assert first == 0
    assert shares.tolist() == [0, 0, 0, 0.875, 0, 0, 0, 0]
    assert none == 0.125
    assert both.pointing({0: 1.0}, TO_CUE).shares.sum() == 0


def test_the_place_of_words_leaves_out_what_is_not_in_reach() -> None:
    window = np.zeros((2, 5, 6), np.float16)
    pointing = tagging(windows=[Window(0, window), Window(3, window)]).pointing({4: 1.0}, TO_CUE)
    assert pointing.first == 3
    assert pointing.place_of(WordRange(1, 5)) == slice(0, 2)
    assert pointing.place_of(WordRange(0, 2)) == slice(0, 0)
