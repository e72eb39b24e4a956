from __future__ import annotations

import numpy as np
import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import FEATURE_SIZES, Encoding, encode, open_tokenizer
from quotesearch.extraction.tagging.tagger import MODEL

TOKENIZER = open_tokenizer(MODEL / "tokenizer.json")

Row = tuple[str, int, int, int]


def encoded(text: str) -> Encoding:
    return encode(Layout.of(text), TOKENIZER)


def pieces(text: str) -> list[Row]:
    """(piece as printed, place to the marks, shape of the word, break before it)."""
    encoding = encoded(text)
    rows = zip(encoding.starts, encoding.ends, encoding.features.tolist(), strict=True)
    return [(text[start:end], *features) for start, end, features in rows]


def test_features_tell_what_the_vocabulary_cannot() -> None:
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
def test_every_piece_has_its_features_and_its_place_in_order(text: str) -> None:
    encoding = encoded(text)
    n = len(encoding.ids)
    assert encoding.features.shape == (n, 3)
    assert (encoding.features < np.array(FEATURE_SIZES)).all()
    assert all(encoding.starts < encoding.ends)
    assert list(encoding.starts) == sorted(encoding.starts)
    assert list(encoding.firsts[:1]) == [0] * (n > 0)


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_all_double_marks_look_alike(marks: str) -> None:
    def ids(text: str) -> list[int]:
        return encoded(text).ids.tolist()

    assert ids(f"{marks[0]}It rained,{marks[1]} Ann Lee said.") == ids('"It rained," Ann Lee said.')


@pytest.mark.parametrize("marks", ["''", "‘’"])
def test_single_marks_around_a_run_look_double(marks: str) -> None:
    left, right = marks
    single = encoded(f"{left}Ray’s “fine” now,{right} Ann Lee said.")
    double = encoded("“Ray’s 'fine' now,” Ann Lee said.")
    assert single.ids.tolist() == double.ids.tolist()
    assert single.features.tolist() == double.features.tolist()


def test_capitals_tell_nothing_in_a_paragraph_of_them() -> None:
    lower, capitals = 1, 3
    shapes = [shape for _, _, shape, _ in pieces("DAM BREAKS TODAY\nNATO HQ")]
    assert shapes == [lower, lower, lower, capitals, capitals]


@pytest.mark.parametrize("marks", ["''", "``", "‘‘", "’’"])
def test_a_mark_of_two_characters_is_one_piece(marks: str) -> None:
    encoding = encoded(f"It {marks}rained,{marks} she said.")
    spans = list(zip(encoding.starts.tolist(), encoding.ends.tolist(), strict=True))
    assert (3, 5) in spans
    assert (12, 14) in spans


def test_a_word_is_whole_with_its_apostrophes_points_and_hyphens() -> None:
    text = "Ann O’Neill-Li’s U.S. antidisestablishment"
    encoding = encoded(text)
    starts = encoding.starts[encoding.firsts].tolist()
    assert [text[start:] for start in starts] == [text, text[4:], text[17:], text[20:], text[22:]]


def test_the_model_does_not_see_a_dateline() -> None:
    paragraph = 2
    first, *_ = pieces("OSLO (AP) — The harbour closes.")
    assert first == ("The", 0, 2, paragraph)
