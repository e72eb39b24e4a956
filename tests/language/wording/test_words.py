from __future__ import annotations

import pytest

from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import WordGroup, may_link, merge_words


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ended. Then it rained!", [1, 4]),
        ("Dr. Holm and Mr. Quill went. Why?", [5, 6]),
        ("We waited … and went", []),
        ("He said “go.” She went", [2]),
    ],
)
def test_where_sentences_end(text: str, ends: list[int]) -> None:
    words = read_words(text).words
    assert [at for at, word in enumerate(words) if word.ends_sentence] == ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("If it rains, it floods; (maybe) not.", [2, 4, 5, 6]),
        ("He left — or did he -- and who-knows", [1, 4]),
    ],
)
def test_where_clauses_end(text: str, ends: list[int]) -> None:
    words = read_words(text).words
    assert [place for place, word in enumerate(words) if word.ends_clause] == ends


def test_words_are_shown_as_they_are_written() -> None:
    reading = read_words("She  said: “Twenty-six\u00a0boats, — [all] lost.”")
    assert [reading.show(at, at + 1) for at in range(len(reading.words))] == [
        "She",
        "said:",
        "“Twenty-six",
        "boats,",
        "[all]",
        "lost.”",
    ]
    assert reading.show(2, 4) == "“Twenty-six boats,"
    assert reading.show(1, 1) == ""


def test_regrouped_words_keep_the_gaps_in_their_places() -> None:
    reading = read_words("one … boat [a]nd two … men …")
    one, boat, land, two, men = reading.words
    together = merge_words((boat, land), "boat and")
    groups = [WordGroup(one, 1), WordGroup(together, 2), WordGroup(two, 1), WordGroup(men, 1)]
    regrouped = reading.regroup(groups)
    assert regrouped.keys == ("1", "boat and", "2", "men")
    assert regrouped.gaps == {1, 3, 4}
    assert regrouped.recased == {1}


def test_a_word_that_is_put_in_moves_the_gaps_behind_it() -> None:
    reading = read_words("a boat … and men")
    a, boat, land, men = reading.words
    groups = [WordGroup(a, 1), WordGroup(boat, 1), WordGroup(boat, 0)]
    regrouped = reading.regroup([*groups, WordGroup(land, 1), WordGroup(men, 1)])
    assert regrouped.gaps == {3}


@pytest.mark.parametrize(
    ("between", "may"),
    [
        ("", True),
        (" ", True),
        ("-", True),
        (" - ", True),
        ("\u00ad", True),
        ("--", False),
        (", ", False),
        ("/", False),
    ],
)
def test_what_may_stand_in_a_compound_or_a_number(between: str, may: bool) -> None:
    assert may_link(between) is may
