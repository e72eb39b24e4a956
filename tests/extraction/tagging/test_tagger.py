from __future__ import annotations

import numpy as np
import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.extraction.tagging.tagging import (
    BEGIN,
    BEGIN_COLUMNS,
    CONTENT,
    CUE,
    INSIDE,
    INSIDE_COLUMNS,
    NO_NAME,
    SOURCE,
    TO_SOURCE,
)

QUOTE = "“It rained all week,” Ann Lee said on Friday."


def test_a_sentence_is_tagged_word_by_word() -> None:
    tagging = tag(Layout.of(QUOTE))
    words = [QUOTE[start:end] for start, end in zip(tagging.starts, tagging.ends, strict=True)]
    assert words == "“ It rained all week , ” Ann Lee said on Friday .".split()
    tags = tagging.tags.argmax(axis=2)
    assert tags[:7, CONTENT].tolist() == [BEGIN, *[INSIDE] * 6]
    assert tags[7:9, SOURCE].tolist() == [BEGIN, INSIDE]
    assert tags[9, CUE] == BEGIN


def test_the_words_of_a_quote_point_to_its_speaker() -> None:
    shares, first, none = tag(Layout.of(QUOTE)).pointing({1: 0.5, 2: 0.5}, TO_SOURCE)
    assert first == 0
    assert shares.argmax() in (7, 8)
    assert shares.sum() + none == pytest.approx(1, abs=0.02)


def test_the_words_of_a_name_are_people() -> None:
    tagging = tag(Layout.of(QUOTE))
    people = tagging.people()
    assert {QUOTE[start:].split(maxsplit=1)[0] for start in people} == {"Ann", "Lee"}
    columns = tagging.names.argmax(axis=1).tolist()
    assert columns[7:9] == [BEGIN_COLUMNS[0], INSIDE_COLUMNS[0]]
    assert set(columns[:7]) == {NO_NAME}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_a_text_without_words_has_no_tags(text: str) -> None:
    tagging = tag(Layout.of(text))
    assert len(tagging.starts) == 0
    assert tagging.tags.shape == (0, 3, 3)
    assert tagging.names.shape == (0, 8)
    assert tagging.people() == frozenset()


@pytest.mark.parametrize("before", [60, 250, 254, 1000])
def test_windows_meet_without_a_seam(before: int) -> None:
    text = "the dam is old . " * (before // 5) + "\n" + QUOTE + "\n" + "the dam is old . " * 60
    tagging = tag(Layout.of(text))
    assert tagging.tags.sum(axis=2) == pytest.approx(np.ones((len(tagging.starts), 3)), abs=0.01)
    assert tagging.names.sum(axis=1) == pytest.approx(np.ones(len(tagging.starts)), abs=0.01)
    first, last = tagging.words_in(text.index("Ann Lee"), text.index(" said"))
    assert tagging.tags[first:last, SOURCE].argmax(axis=1).tolist() == [BEGIN, INSIDE]
    content = tagging.words_in(text.index("It rained"), text.index(" all week"))
    shares, low, _ = tagging.pointing(dict.fromkeys(range(*content), 0.5), TO_SOURCE)
    assert first <= low + int(shares.argmax()) < last


@pytest.mark.parametrize(
    ("start", "end", "words"), [(0, 1, (0, 1)), (1, 3, (1, 2)), (5, 5, (2, 3)), (21, 29, (7, 9))]
)
def test_words_in_a_span_share_a_character_with_it(
    start: int, end: int, words: tuple[int, int]
) -> None:
    assert tag(Layout.of(QUOTE)).words_in(start, end) == words
