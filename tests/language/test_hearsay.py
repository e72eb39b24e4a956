from __future__ import annotations

import pytest

from quotesearch.language import hearsay

LISTS = [words for words in vars(hearsay).values() if isinstance(words, frozenset)]


@pytest.mark.parametrize("words", LISTS)
def test_words_of_hearsay_can_be_compared_with_folded_words(words: frozenset[str]) -> None:
    assert words
    assert words == {word.lower().strip(",.") for word in words}


def test_a_forged_medium_needs_both_words() -> None:
    assert hearsay.FORGED.isdisjoint({"clip", "letter"})
    assert hearsay.MEDIA.isdisjoint({"doctored", "fake"})
