from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.search.printings import fold, group_printings

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

FIVE = "we will rebuild the harbour"
LONG = "Whatever it costs, we will rebuild the harbour before the winter."


@pytest.mark.parametrize(
    ("texts", "groups"),
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
        (["will rebuild the harbour", "will rebuild the harbour"], [[0, 1]]),
        (["we will rebuild the harbours", LONG], [[0], [1]]),
        (["we will rebuild the harbor", FIVE], [[0], [1]]),
        (["will we rebuild the harbour", FIVE], [[0], [1]]),
        # Half of the words are the same, but neither holds the other.
        ([f"Believe me, {FIVE}", f"{FIVE}, believe me"], [[0], [1]]),
        # Both are held by the first.
        ([LONG, "it costs we will rebuild", "rebuild the harbour before the winter"], [[0, 1, 2]]),
    ],
)
def test_the_same_words(make_quote: MakeQuote, texts: list[str], groups: list[list[int]]) -> None:
    quotes = [make_quote(text, article_id=str(at), speaker="Ann Lee") for at, text in enumerate(texts)]
    assert group_printings(quotes) == groups


@pytest.mark.parametrize("speakers", [("Ann Lee", None), (None, "Ann Lee"), (None, None)])
def test_anybody_may_have_said_a_few_words(make_quote: MakeQuote, speakers: tuple[str | None, ...]) -> None:
    quotes = [make_quote("no comment", article_id=str(at), speaker=speaker) for at, speaker in enumerate(speakers)]
    assert group_printings(quotes) == [[0], [1]]


@pytest.mark.parametrize(
    ("speakers", "groups"),
    [
        (["Ann Lee", "Ann Lee"], [[0, 1]]),
        (["Ann Lee", "ANN LEE"], [[0, 1]]),
        (["Ann Lee", "Bo Chen"], [[0], [1]]),
        (["Ann Lee", None], [[0, 1]]),
        ([None, "Ann Lee"], [[0, 1]]),
        ([None, None], [[0, 1]]),
        (["Ann Lee", "Bo Chen", "Ann Lee", "Bo Chen"], [[0, 2], [1, 3]]),
        # Nobody is named first; the two who are named are still two.
        ([None, "Ann Lee", "Bo Chen"], [[0, 1], [2]]),
        (["Ann Lee", None, "Bo Chen"], [[0, 1], [2]]),
    ],
)
def test_different_speakers_stay_apart(
    make_quote: MakeQuote, speakers: list[str | None], groups: list[list[int]]
) -> None:
    quotes = [make_quote(LONG, article_id=str(at), speaker=speaker) for at, speaker in enumerate(speakers)]
    assert group_printings(quotes) == groups


def test_only_the_verbatim_words_are_compared(make_quote: MakeQuote) -> None:
    mixed = make_quote(f"to the mayor’s “{FIVE}” there is nothing to add", kind="mixed", quoted=(FIVE,))
    cut = make_quote(f"“we will,” no, must, “{FIVE[8:]}”", kind="mixed", quoted=("we will", FIVE[8:]))
    said = make_quote(f"that {FIVE} one day", kind="indirect", quoted=())
    other = make_quote("there is nothing to add", kind="mixed", quoted=("nothing",))
    assert group_printings([mixed, cut, said, other]) == [[0, 1, 2], [3]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It’s” 50% Zoë’s—U.S. plan", ("its", "50", "zoes", "u", "s", "plan")),
        ("ﬁne Straße", ("fine", "straße")),
        ("…", ()),
    ],
)
def test_fold(text: str, words: tuple[str, ...]) -> None:
    assert fold(text) == words
