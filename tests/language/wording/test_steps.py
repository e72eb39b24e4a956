from __future__ import annotations

import pytest

from quotesearch.language.wording.steps import Step, restore_brackets, tidy, word_steps
from quotesearch.language.wording.words import WordSpan


@pytest.mark.parametrize(
    ("ours", "theirs", "steps"),
    [
        ("a b", "a b", [("same", 0, 2, 0, 2)]),
        ("a c", "a b c", [("same", 0, 1, 0, 1), ("dropped", 1, 1, 1, 2), ("same", 1, 2, 2, 3)]),
        ("a x b", "a b", [("same", 0, 1, 0, 1), ("added", 1, 2, 1, 1), ("same", 2, 3, 1, 2)]),
        ("a x c", "a b c", [("same", 0, 1, 0, 1), ("changed", 1, 2, 1, 2), ("same", 2, 3, 2, 3)]),
        ("x", "", [("added", 0, 1, 0, 0)]),
    ],
)
def test_words_are_the_same_dropped_added_or_changed(
    ours: str, theirs: str, steps: list[Step]
) -> None:
    keys, printed = tuple(ours.split()), tuple(theirs.split())
    piece, place = WordSpan(0, len(keys)), WordSpan(0, len(printed))
    assert word_steps(keys, piece, printed, place) == steps


def test_steps_count_from_the_start_of_both_texts() -> None:
    keys, printed = tuple("x x a b".split()), tuple("y a b z".split())
    steps = word_steps(keys, WordSpan(2, 4), printed, WordSpan(1, 3))
    assert steps == [("same", 2, 4, 1, 3)]


def test_empty_steps_go_and_neighbours_of_one_sort_are_joined() -> None:
    steps = [
        Step("left_out", 0, 0, 0, 2),
        Step("left_out", 0, 0, 2, 3),
        Step("dropped", 0, 0, 3, 3),
        Step("same", 0, 1, 3, 4),
        Step("same", 1, 2, 4, 5),
        Step("changed", 2, 3, 5, 6),
        Step("changed", 3, 4, 6, 7),
    ]
    assert tidy(steps) == (
        ("left_out", 0, 0, 0, 3),
        ("same", 0, 2, 3, 5),
        ("changed", 2, 3, 5, 6),
        ("changed", 3, 4, 6, 7),
    )


def test_the_brackets_of_a_print_are_left_out_of_the_steps() -> None:
    # "he [Quill] told [the board] that": three words are kept, and compared with "he told this".
    steps = [Step("same", 0, 2, 0, 2), Step("changed", 2, 3, 2, 3)]
    assert restore_brackets(steps, (0, 2, 5), 7) == (
        ("same", 0, 1, 0, 1),
        ("left_out", 1, 1, 1, 2),
        ("same", 1, 2, 2, 3),
        ("left_out", 2, 2, 3, 5),
        ("changed", 2, 3, 5, 6),
        ("left_out", 0, 0, 6, 7),
    )


def test_a_word_that_is_added_keeps_its_place_among_brackets() -> None:
    steps = [Step("same", 0, 1, 0, 1), Step("added", 1, 2, 1, 1), Step("same", 2, 3, 1, 2)]
    assert restore_brackets(steps, (1, 2), 3) == (
        ("left_out", 0, 0, 0, 1),
        ("same", 0, 1, 1, 2),
        ("added", 1, 2, 2, 2),
        ("same", 2, 3, 2, 3),
    )
