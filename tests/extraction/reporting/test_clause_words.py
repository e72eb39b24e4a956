from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_words import (
    CLAUSE_OPENERS,
    forms,
    split_words,
    take_last_clause,
    words_in_front,
)


def split(text: str) -> tuple[str, ...]:
    return forms(split_words(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said", ("she", "said")),
        ("It didn’t rain", ("it", "did", "not", "rain")),
        ("she can't", ("she", "ca", "not")),
        ("“Yes,” she said.", ("“", "yes", ",", "”", "she", "said", ".")),
        ("a well-known U.S. dam", ("a", "well-known", "U.S", ".", "dam")),
        ("so - she said", ("so", "-", "she", "said")),
        # a name keeps its capital inside a sentence
        ("and Fianna Fail said", ("and", "Fianna", "Fail", "said")),
        ("what I said", ("what", "i", "said")),
        ("decree No. 766", ("decree", "No", ".", "766")),
        ("a no 7 bus", ("a", "NO", "7", "bus")),
        ("No dam", ("no", "dam")),
    ],
)
def test_a_clause_is_split_into_words_and_marks(text: str, expected: tuple[str, ...]) -> None:
    assert split(text) == expected


def test_each_word_knows_its_place() -> None:
    text = "She didn’t say."
    words = split_words(text, 4, len(text))
    assert [text[word.start : word.end] for word in words] == ["did", "n’t", "say", "."]
    assert [word.is_mark for word in words] == [False, False, False, True]


def test_a_span_that_ends_before_it_starts_has_no_words() -> None:
    assert split_words("She said so.", 8, 4) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("there is no evidence", ("there", "is", "no", "evidence")),
        ("Bob left, but never did", ("never", "did")),
        ("he left; nowhere did", ("nowhere", "did")),
        ("he left when", ()),
    ],
)
def test_the_last_clause_stands_behind_a_mark_or_an_opener(
    text: str, expected: tuple[str, ...]
) -> None:
    words = split_words(text, 0, len(text))
    assert forms(take_last_clause(words, CLAUSE_OPENERS)) == expected


def test_words_in_front_stop_at_the_sentence_and_at_the_last_part() -> None:
    layout = Layout.of("Bob left. It rained, Ann Lee has not said.")
    said = layout.text.index("said")
    sentence_start, _ = layout.sentence_at(said)
    name_start = layout.text.index("Ann")
    name = (name_start, name_start + len("Ann Lee"))
    in_sentence = words_in_front(layout, said, sentence_start, [])
    behind_name = words_in_front(layout, said, sentence_start, [name])
    assert forms(in_sentence) == ("it", "rained", ",", "Ann", "Lee", "has", "not")
    assert forms(behind_name) == ("has", "not")
