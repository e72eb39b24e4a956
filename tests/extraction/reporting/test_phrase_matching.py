from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.phrase_matching import (
    PhraseMatch,
    is_coordinate,
    match_phrase,
)
from quotesearch.language.denial_phrases import Sense


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("denied that", PhraseMatch(0, 1, Sense.DENIES)),
        ("scoffed at it", PhraseMatch(0, 2, Sense.DENIES)),
        ("stopped well short of saying", PhraseMatch(0, 4, Sense.NEGATES)),
        ("ruled it out", None),
        ("ruled out a dam", PhraseMatch(0, 2, Sense.LEAVES_OPEN)),
        ("not only said", PhraseMatch(0, 2, Sense.AFFIRMS)),  # the longest
        ("not said", PhraseMatch(0, 1, Sense.NEGATES)),
        ("too polite to say", PhraseMatch(0, 3, Sense.NEGATES)),
        ("too polite for it", None),
        ("rather quit than say", PhraseMatch(0, 3, Sense.NEGATES)),
        ("rather more than that", None),
        ("walked back", PhraseMatch(0, 2, Sense.DENIES)),
        ("walked away", None),
        ("said so", None),
    ],
)
def test_the_longest_phrase_at_a_word_is_matched(words: str, expected: PhraseMatch | None) -> None:
    assert match_phrase(tuple(words.split()), 0) == expected


@pytest.mark.parametrize(
    ("words", "start", "expected"),
    [
        ("neither confirm nor deny it", 3, True),
        ("confirm or deny it", 2, True),
        ("denied nor confirmed it", 0, True),
        ("neither eat nor deny it", 3, False),
        ("deny it", 0, False),
    ],
)
def test_a_verb_beside_one_of_confirming_is_coordinate(
    words: str, start: int, *, expected: bool
) -> None:
    split = tuple(words.split())
    match = match_phrase(split, start)
    assert match is not None
    assert is_coordinate(split, match) == expected
