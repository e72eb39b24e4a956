from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import FEATURES, encode
from quotesearch.extraction.tagging.tagger import _model

Row = tuple[str, int, int, int]


def pieces(text: str) -> list[Row]:
    """(piece as printed, place to the marks, shape of the word, break before it)."""
    encoding = encode(Layout.of(text), _model()[1])
    spans = zip(encoding.starts, encoding.ends, strict=True)
    return [
        (text[start:end], *row)
        for (start, end), row in zip(spans, encoding.features.tolist(), strict=True)
    ]


def test_what_the_vocabulary_cannot_tell() -> None:
    outside, opening, inside, closing = range(4)
    other, lower, title, capitals, mixed = range(5)
    within, sentence, paragraph = range(3)
    assert pieces("NATO said “Yes.” It left.\nMcCoy 5") == [
        ("NATO", outside, capitals, paragraph),
        ("said", outside, lower, within),
        ("“", opening, other, within),
        ("Yes", inside, title, within),
        (".", inside, other, within),
        ("”", closing, other, within),
        ("It", outside, title, sentence),
        ("left", outside, lower, within),
        (".", outside, other, within),
        ("McCoy", outside, mixed, paragraph),
        ("5", outside, other, within),
    ]


@pytest.mark.parametrize(
    "text", ["", " \n", "“", "it’s ''so'' — José’s 😀\u200b U.S. Peña", "a" * 600, "中文 “words” ﬁ"]
)
def test_offsets_and_words(text: str) -> None:
    encoding = encode(Layout.of(text), _model()[1])
    n = len(encoding.ids)
    assert encoding.features.shape == (n, 3)
    assert all((encoding.features[:, at] < count).all() for at, count in enumerate(FEATURES))
    assert all(encoding.starts < encoding.ends)
    assert list(encoding.starts) == sorted(encoding.starts)
    assert list(encoding.firsts[:1]) == [0] * (n > 0)


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_all_double_marks_look_alike(marks: str) -> None:
    def ids(text: str) -> list[int]:
        return encode(Layout.of(text), _model()[1]).ids.tolist()

    assert ids(f"{marks[0]}It rained,{marks[1]} Ann Lee said.") == ids('"It rained," Ann Lee said.')


@pytest.mark.parametrize("marks", ["''", "``", "‘‘", "’’"])
def test_a_mark_of_two_characters_is_one_piece(marks: str) -> None:
    encoding = encode(Layout.of(f"It {marks}rained,{marks} she said."), _model()[1])
    assert [
        (start, end)
        for start, end in zip(encoding.starts, encoding.ends, strict=True)
        if end - start == 2 and start in (3, 12)
    ] == [(3, 5), (12, 14)]


def test_a_word_is_whole() -> None:
    text = "Ann O’Neill-Li’s U.S. antidisestablishment"
    encoding = encode(Layout.of(text), _model()[1])
    starts = encoding.starts[encoding.firsts].tolist()
    assert [text[start:] for start in starts] == [text, text[4:], text[17:], text[20:], text[22:]]
