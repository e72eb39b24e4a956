from __future__ import annotations

import pytest

from quotesearch.language.denial_phrases import PHRASE_WORDS, PHRASES, Phrase, Sense, is_loose


@pytest.mark.parametrize(
    ("phrase", "sense"),
    [
        ("denied", Sense.DENIES),
        ("scoffs at", Sense.DENIES),
        ("shaking her head", Sense.DENIES),
        ("brushed aside", Sense.DENIES_CLAIMS),
        ("condemned", Sense.DECRIES_CLAIMS),
        ("never", Sense.NEGATES),
        ("refuses", Sense.NEGATES),
        ("misquoted", Sense.NEGATES),
        ("untrue", Sense.IS_FALSE),
        ("ruled out", Sense.LEAVES_OPEN),
        ("not only", Sense.AFFIRMS),
        ("wasted no words", Sense.AFFIRMS),
        # in two lists, of which the later one counts
        ("doubt", Sense.DENIES),
        ("mocked", Sense.DECRIES_CLAIMS),
    ],
)
def test_a_phrase_has_one_sense_in_every_form(phrase: str, sense: Sense) -> None:
    words = tuple(phrase.split())
    assert Phrase(words, sense) in PHRASES[words[0]]
    assert set(words) <= PHRASE_WORDS


def test_the_longest_phrases_come_first() -> None:
    for first_word, phrases in PHRASES.items():
        lengths = [len(phrase.words) for phrase in phrases]
        assert lengths == sorted(lengths, reverse=True), first_word
        assert {phrase.words[0] for phrase in phrases} == {first_word}


def test_no_phrase_stands_twice() -> None:
    for phrases in PHRASES.values():
        assert len({phrase.words for phrase in phrases}) == len(phrases)


@pytest.mark.parametrize(("word", "expected"), [("flatly", True), ("well", True), ("not", False)])
def test_adverbs_may_stand_inside_a_phrase(word: str, *, expected: bool) -> None:
    assert is_loose(word) == expected
