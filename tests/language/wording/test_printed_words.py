from __future__ import annotations

import pytest

from quotesearch.language.wording.printed_words import REPORTER, read_printed
from tests.language.wording.prints import LETTER, direct

MIXED = read_printed(
    [
        ("Holm called it “", REPORTER),
        ("a slow disaster ", 0),
        ("for the town", 0),
        ("” and a “", REPORTER),
        ("shame.", 1),
        ("”", REPORTER),
    ],
    context="Brandt and Holm were there.",
    names=("Ada Holm",),
)


def test_runs_are_the_verbatim_words_of_one_piece_or_several() -> None:
    assert MIXED.runs == (*[REPORTER] * 3, *[0] * 6, *[REPORTER] * 2, 1)
    assert MIXED.verbatim == (3, 4, 5, 6, 7, 8, 11)
    assert MIXED.run_spans == ((3, 9), (11, 12))


def test_a_seam_is_where_a_reporters_clause_was_taken_out_of_a_run() -> None:
    assert MIXED.seams == {6}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a slow disaster", 3),
        ("disaster for", 5),
        ("shame", 11),
        ("a shame", -1),
        ("holm called it", -1),
        ("slow dis", -1),
        ("town shame", -1),
    ],
)
def test_words_are_found_in_one_run(words: str, place: int) -> None:
    assert MIXED.find(words.split()) == place


def test_the_speakers_names_are_known_only_where_they_are_printed() -> None:
    assert {"brandt", "disaster", "holm"} <= MIXED.known_keys
    original = direct("I was there.", "Brandt and Holm were there.")
    assert "brandt" in original.known_keys
    assert "holm" not in original.known_keys


def test_compounds_are_joined_where_they_are_asked_for() -> None:
    assert read_printed([("an e mail", 0)], {"email"}).keys == ("an", "email")


def test_brackets_of_the_paper_are_left_out_one_by_one_and_together() -> None:
    shown = []
    for printed, places in direct(LETTER).without_brackets():
        assert len(places) == len(printed.words)
        shown.append(" ".join(printed.keys))
    assert shown == [
        "he told the board that the money was gone",
        "he mayor quill told that the money was gone",
        "he told that the money was gone",
    ]


def test_of_many_brackets_only_all_are_left_out() -> None:
    original = direct("a [b] c [d] e [f] g [h] i")
    assert [printed.keys for printed, _ in original.without_brackets()] == [tuple("acegi")]


@pytest.mark.parametrize("text", ["We will [not] go.", "He saw [400] men.", "[Brandt said.]", "We"])
def test_brackets_that_the_words_depend_on_are_not_left_out(text: str) -> None:
    assert list(direct(text).without_brackets()) == []


def test_gaps_and_seams_keep_their_place_without_brackets() -> None:
    original = read_printed([("He [Quill] went … ", 0), ("away.", 0)])
    ((printed, places),) = original.without_brackets()
    assert (printed.reading.gaps, printed.seams, places) == ({2}, {2}, (0, 2, 3))
