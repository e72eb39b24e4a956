from __future__ import annotations

import numpy as np
import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagger import (
    BEGIN,
    CONTENT,
    CUE,
    INSIDE,
    SOURCE,
    TO_SOURCE,
    tag,
)

QUOTE = "“It rained all week,” Ann Lee said on Friday."


def test_a_sentence() -> None:
    reading = tag(Layout.of(QUOTE))
    words = [QUOTE[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]
    assert words == [
        "“",
        "It",
        "rained",
        "all",
        "week",
        ",",
        "”",
        "Ann",
        "Lee",
        "said",
        "on",
        "Friday",
        ".",
    ]
    tags = reading.tags.argmax(axis=2)
    assert tags[:7, CONTENT].tolist() == [BEGIN, *[INSIDE] * 6]
    assert tags[7:9, SOURCE].tolist() == [BEGIN, INSIDE]
    assert tags[9, CUE] == BEGIN
    shares, low, none = reading.points({1: 0.5, 2: 0.5}, TO_SOURCE)
    assert low == 0
    assert shares.argmax() in (7, 8)
    assert shares.sum() + none == pytest.approx(1, abs=0.02)
    assert {QUOTE[at:].split(maxsplit=1)[0] for at in reading.people()} == {"Ann", "Lee"}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_no_words(text: str) -> None:
    reading = tag(Layout.of(text))
    assert (len(reading.starts), reading.tags.shape, reading.people()) == (
        0,
        (0, 3, 3),
        frozenset(),
    )


@pytest.mark.parametrize("before", [60, 250, 254, 1000])
def test_windows_meet_without_a_seam(before: int) -> None:
    text = "the dam is old . " * (before // 5) + "\n" + QUOTE + "\n" + "the dam is old . " * 60
    reading = tag(Layout.of(text))
    assert reading.tags.sum(axis=2) == pytest.approx(np.ones((len(reading.starts), 3)), abs=0.01)
    first, last = reading.words(text.index("Ann Lee"), text.index(" said"))
    assert reading.tags[first:last, SOURCE].argmax(axis=1).tolist() == [BEGIN, INSIDE]
    content = reading.words(text.index("It rained"), text.index(" all week"))
    shares, low, _ = reading.points(dict.fromkeys(range(*content), 0.5), TO_SOURCE)
    assert first <= low + int(shares.argmax()) < last


@pytest.mark.parametrize(
    ("start", "end", "words"), [(0, 1, (0, 1)), (1, 3, (1, 2)), (5, 5, (2, 3)), (21, 29, (7, 9))]
)
def test_words_of_a_span(start: int, end: int, words: tuple[int, int]) -> None:
    assert tag(Layout.of(QUOTE)).words(start, end) == words
