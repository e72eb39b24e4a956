from __future__ import annotations

import pytest

from quotesearch.language.wording.compounds import find_compounds, join_compounds
from quotesearch.language.wording.reading import read_words


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("e-mail and health care", "email and healthcare"),
        ("well-being", "wellbeing"),
        ("a U S ship", "a US ship"),
    ],
)
def test_compounds_may_be_written_apart(apart: str, together: str) -> None:
    reading, other = read_words(apart), read_words(together)
    wholes = find_compounds(reading.words, set(other.keys))
    assert join_compounds(reading, wholes).keys == other.keys


def test_an_ellipsis_keeps_its_place_before_a_compound() -> None:
    reading = join_compounds(read_words("the e mail … was gone"), {"email"})
    assert reading.keys == ("the", "email", "was", "gone")
    assert reading.gaps == {2}


@pytest.mark.parametrize("text", ["e, mail", "e [mail]", "per cent", "e"])
def test_words_that_are_not_a_compound(text: str) -> None:
    assert find_compounds(read_words(text).words, {"email", "percent"}) == set()


def test_an_ellipsis_keeps_a_compound_apart() -> None:
    reading = read_words("the e … mail")
    assert join_compounds(reading, {"email"}) == reading


def test_the_longest_compound_is_joined() -> None:
    reading = join_compounds(read_words("a free for all game"), {"freefor", "freeforall"})
    assert reading.keys == ("a", "freeforall", "game")
