from __future__ import annotations

import pytest

from quotesearch.language.wording.masked_words import fits_mask, unmask
from quotesearch.language.wording.reading import read_words
from tests.language.wording.prints import SHED, TAX, direct


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
def test_a_mask_fits_a_swear_word_with_its_letters(mask: str, word: str, fits: bool) -> None:
    (masked,), (other,) = read_words(mask).words, read_words(word).words
    assert fits_mask(masked, other) is fits
    assert fits_mask(other, masked) is fits


def test_words_without_a_mask_fit_none() -> None:
    (word,) = read_words("fuck").words
    assert not fits_mask(word, word)


def test_a_masked_word_gets_the_key_of_the_printed_word() -> None:
    quotation = unmask(read_words("The shed was s*** and the f---ing goat"), direct(SHED))
    assert [quotation.keys[place] for place in (3, 6)] == ["shit", "f***ing"]
    # A mask that the paper printed, too, leaves nothing out.
    assert [quotation.words[place].masked for place in (3, 6)] == [True, False]


@pytest.mark.parametrize(
    ("text", "key"),
    [("no s*** here", "shit"), ("the s*** burned", "slut"), ("s***", "shit")],
)
def test_of_several_words_that_fit_the_neighbours_decide(text: str, key: str) -> None:
    quotation = unmask(read_words(text), direct("No shit here. The slut burned."))
    assert key in quotation.keys


def test_a_mask_that_fits_nothing_stays() -> None:
    quotation = read_words("We will not f*** taxes")
    assert unmask(quotation, direct(TAX)) == quotation
