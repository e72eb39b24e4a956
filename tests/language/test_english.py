from __future__ import annotations

import pytest

from quotesearch.language import english

CLASSES = {name: words for name, words in vars(english).items() if name.isupper()}


@pytest.mark.parametrize("name", CLASSES)
def test_a_word_class_has_single_lower_case_words(name: str) -> None:
    words = CLASSES[name]
    assert len(set(words)) == len(words) > 2
    for word in words:
        assert word == word.lower().strip()
        assert " " not in word


def test_classes_that_are_parts_of_others() -> None:
    assert english.ROLE_HEADS < english.ROLES
    assert english.INDEFINITES < english.DETERMINERS
