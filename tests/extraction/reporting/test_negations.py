from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.negations import Negations, count_negations


def count(words: str, head: str = "that it rained", verb_end: int | None = None) -> Negations:
    """Count the negations in front of a content; all words belong to the verb unless it ends."""
    split = tuple(words.split())
    end = len(split) if verb_end is None else verb_end
    return count_negations(split, tuple(head.split()), words_lead=True, verb_end=end)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("said", 0),
        ("denied", 1),
        ("has never said", 1),
        ("could not deny", 2),
        ("did not refuse to deny", 3),
        ("never ceased to say", 0),
        # two verbs under one negator, or one that replaces another
        ("neither confirmed nor denied", 1),
        ("declined to confirm or deny", 1),
        ("kept silent instead of saying", 1),
        # they only look like negators
        ("was denied", 0),
        ("failed to persuade", 0),
        ("could not be clearer", 0),
        ("could not have put it more bluntly", 0),
        ("did not say until Friday", 0),
        ("the last few said", 0),
        ("nearly wept", 0),
        ("almost said", 1),
    ],
)
def test_each_negation_counts_where_it_negates(words: str, expected: int) -> None:
    assert count(words).count == expected


@pytest.mark.parametrize(
    ("words", "head", "expected"),
    [
        ("brushed aside", "suggestions that it rained", 1),
        ("brushed aside", "a reporter", 0),
        ("balked at", "calling it a flood", 1),
        ("argued against", "raising the dam", 1),
        ("condemned", "the claim that it rained", 1),
        ("condemned", "the rain", 0),
        ("said without", "saying so", 1),
        ("said without", "notes", 0),
    ],
)
def test_the_content_decides_whether_a_phrase_negates(words: str, head: str, expected: int) -> None:
    assert count(words, head).count == expected


@pytest.mark.parametrize(
    ("words", "verb_end", "expected"),
    [
        ("said it was wrong to suggest", 1, 1),
        ("said as nonsense", 1, 0),
        ("wrong", 1, 0),
        ("met for failed talks", 1, 0),
        ("spoke in the disputed valley", 1, 0),
        ("spoke in the border dispute", 1, 0),
        ("answered a question about claims", 1, 0),
        ("issued a denial", 1, 1),
    ],
)
def test_a_word_behind_the_verb_negates_only_as_a_predicate(
    words: str, verb_end: int, expected: int
) -> None:
    assert count(words, verb_end=verb_end).count == expected


@pytest.mark.parametrize(
    ("words", "leaves_open", "ends_in_denial"),
    [
        ("ruled out", True, False),
        ("has not ruled out", True, False),
        ("denied", False, True),
        ("denied saying", False, False),
        ("never said", False, False),
    ],
)
def test_words_can_leave_it_open_or_end_in_a_denial(
    words: str, *, leaves_open: bool, ends_in_denial: bool
) -> None:
    negations = count(words)
    assert (negations.leaves_open, negations.ends_in_denial) == (leaves_open, ends_in_denial)
