from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.index.printings import contains_in_order, group_printings, pieces_between_gaps

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

FIVE = "we will rebuild the harbour"
LONG = "Whatever it costs, we will rebuild the harbour before the winter."
TWELVE = "the ministry knew about the lead in the water for two years"


def groups(led_by: list[int]) -> list[list[int]]:
    """The positions of each group, in the order of their first."""
    positions: dict[int, list[int]] = {}
    for position, leader in enumerate(led_by):
        positions.setdefault(leader, []).append(position)
    return list(positions.values())


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        ([FIVE], [[0]]),
        ([FIVE, "something else", FIVE], [[0, 2], [1]]),
        (["“We will rebuild – the HARBOUR!”", FIVE], [[0, 1]]),
        (["We won’t go", "we wont go", "We won't go"], [[0, 1, 2]]),
        (["Nai\u0308ve plans", "na\u00efve plans"], [[0, 1]]),
        ([LONG, FIVE], [[0, 1]]),
        ([FIVE, LONG], [[0, 1]]),
        (["will rebuild the harbour", FIVE], [[0], [1]]),
        (["we will rebuild the harbours", LONG], [[0], [1]]),
        (["will we rebuild the harbour", FIVE], [[0], [1]]),
        # Half of the words are the same, but neither holds the other.
        ([f"Believe me, {FIVE}", f"{FIVE}, believe me"], [[0], [1]]),
        # Both are held by the first, which leads although it is printed last.
        (["it costs we will rebuild", "rebuild the harbour before the winter", LONG], [[0, 1, 2]]),
        # Ellipses and insertions.
        ([LONG, "Whatever it costs, we will rebuild … before the winter"], [[0, 1]]),
        ([LONG, "Whatever [this] costs, [w]e will rebuild the harbour"], [[0, 1]]),
        (["We will rebuild [the old port] the harbour", FIVE], [[0, 1]]),
        # Long and nearly the same, unless a word turns it around.
        ([TWELVE, TWELVE.replace("ministry", "minister")], [[0, 1]]),
        ([TWELVE, TWELVE.replace("two", "2")], [[0], [1]]),
        ([TWELVE, TWELVE.replace("knew", "never knew")], [[0], [1]]),
    ],
)
def test_quotes_of_the_same_words_are_one_group(
    make_quote: MakeQuote, texts: list[str], expected: list[list[int]]
) -> None:
    quotes = [
        make_quote(text, article_id=str(number), speaker="Ann Lee")
        for number, text in enumerate(texts)
    ]
    assert groups(group_printings(quotes)) == expected


@pytest.mark.parametrize(
    "speakers", [("Ann Lee", None), (None, "Ann Lee"), (None, None), ("Ann Lee", "Bo Chen")]
)
def test_few_words_need_one_known_speaker(
    make_quote: MakeQuote, speakers: tuple[str | None, ...]
) -> None:
    quotes = [
        make_quote("no comment", article_id=str(number), speaker=speaker)
        for number, speaker in enumerate(speakers)
    ]
    assert group_printings(quotes) == [0, 1]


@pytest.mark.parametrize(
    ("texts", "speakers", "expected"),
    [
        ((LONG, LONG), ("Ann Lee", "ANN LEE"), [[0, 1]]),
        ((LONG, LONG), ("Ann Lee", None), [[0, 1]]),
        ((LONG, FIVE), ("Ann Lee", "A. Lee"), [[0, 1]]),
        # The same words, or a long cut: who said them is in dispute.
        ((LONG, LONG), ("Ann Lee", "Bo Chen"), [[0, 1]]),
        (
            (LONG, "it costs we will rebuild the harbour before the winter"),
            ("Ann Lee", "Bo Chen"),
            [[0, 1]],
        ),
        # Two people may happen to use the same few words.
        ((LONG, FIVE), ("Ann Lee", "Bo Chen"), [[0], [1]]),
    ],
)
def test_different_speakers_need_equal_words_or_a_long_cut(
    make_quote: MakeQuote,
    texts: tuple[str, ...],
    speakers: tuple[str | None, ...],
    expected: list[list[int]],
) -> None:
    pairs = enumerate(zip(texts, speakers, strict=True))
    quotes = [
        make_quote(text, article_id=str(number), speaker=speaker)
        for number, (text, speaker) in pairs
    ]
    assert groups(group_printings(quotes)) == expected


def test_reports_of_two_people_are_not_in_dispute(make_quote: MakeQuote) -> None:
    reports = [
        make_quote(LONG, article_id=name, speaker=name, kind="indirect", quoted=())
        for name in ("Ann Lee", "Bo Chen")
    ]
    assert group_printings(reports) == [0, 1]


@pytest.mark.parametrize(
    ("first", "second", "expected"), [(True, True, [[0, 1]]), (True, False, [[0], [1]])]
)
def test_denied_words_are_not_a_printing_of_words_that_are_said(
    make_quote: MakeQuote, first: bool, second: bool, expected: list[list[int]]
) -> None:
    quotes = [
        make_quote(LONG, article_id=str(number), speaker="Ann Lee", denied=denied)
        for number, denied in enumerate((first, second))
    ]
    assert groups(group_printings(quotes)) == expected
    assert len(groups(group_printings(quotes[::-1]))) == len(expected)


def test_only_the_verbatim_words_are_compared(make_quote: MakeQuote) -> None:
    mixed = make_quote(
        f"to the mayor’s “{FIVE}” there is nothing to add", kind="mixed", quoted=(FIVE,)
    )
    cut = make_quote(
        f"“we will,” no, must, “{FIVE[8:]}”", kind="mixed", quoted=("we will", FIVE[8:])
    )
    reported = make_quote(f"that {FIVE} one day", kind="indirect", quoted=())
    other = make_quote("there is nothing to add", kind="mixed", quoted=("nothing",))
    assert groups(group_printings([mixed, cut, reported, other])) == [[0, 1, 2], [3]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It’s” 50% Zoë’s—U.S. plan", (("its", "50", "zoes", "u", "s", "plan"),)),
        ("ﬁne Straße", (("fine", "strasse"),)),
        ("[T]he plan … [Mr Lee] will . . . fail", (("the", "plan"), ("will",), ("fail",))),
        ("…", ()),
    ],
)
def test_the_words_between_gaps_are_pieces(text: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert pieces_between_gaps(text) == words


@pytest.mark.parametrize(
    ("pieces", "contained"),
    [
        ((("a", "b"), ("d",)), True),
        ((("a", "b", "c", "d"),), True),
        ((("d",), ("a", "b")), False),
        ((("a", "c"),), False),
        ((("a",), ("a",)), False),
        ((), True),
    ],
)
def test_pieces_must_follow_one_another(
    pieces: tuple[tuple[str, ...], ...], contained: bool
) -> None:
    assert contains_in_order(("a", "b", "c", "d"), pieces) is contained
