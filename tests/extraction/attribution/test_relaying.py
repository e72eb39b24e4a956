from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.relaying import with_first_speaker
from tests.extraction.marked import attribution


@pytest.mark.parametrize(
    ("marked", "words", "mention", "cue"),
    [
        # printed by a paper
        ("[q “It rained,” she said], [c according to] [m the Times].", "It rained", "she", "said"),
        (
            "[q “It rained,” said Ann Orr], [c reported] [m the Times].",
            "It rained",
            "Ann Orr",
            "said",
        ),
        (
            "“[q It rained],” Ann Orr was [c quoted] as saying by [m the Times].",
            "It rained",
            "Ann Orr",
            "was quoted",
        ),
        (
            "“[q It rained],” Ann Orr, the mayor, was heard to [c say] by [m a barman].",
            "It rained",
            "Ann Orr",
            "was heard",
        ),
        (
            "[q “It rained,” Ann Orr told] the press, [c according to] [m the Times].",
            "It rained",
            "Ann Orr",
            "told",
        ),
        # read out
        (
            "[m Lee] [c read] out a message from Ann Orr: “[q It rained.]”",
            "It rained.",
            "Ann Orr",
            "read out",
        ),
        (
            "Reading from a letter by Ann Orr, [m Lee] [c said]: “[q It rained.]”",
            "It rained.",
            "Ann Orr",
            "Reading from",
        ),
        (
            "Reading from a letter, [m Lee] [c said]: “[q It rained.]”",
            "It rained.",
            None,
            "Reading from",
        ),
        # cited
        (
            "[m Lee] [c remembered] [q Ann Orr shouting, “It rained.”]",
            "It rained.",
            "Ann Orr",
            "shouting",
        ),
        (
            "[m Lee] [c recalled] Ann Orr saying, “[q It rained.]”",
            "It rained.",
            "Ann Orr",
            "saying",
        ),
        (
            "[m Lee] [c cited] the mayor, Ann Orr, who once wrote: “[q It rained.]”",
            "It rained.",
            "Ann Orr",
            "wrote",
        ),
    ],
)
def test_who_passes_words_on_did_not_say_them(
    marked: str, words: str, mention: str | None, cue: str
) -> None:
    layout, relayed = attribution(marked)
    first = with_first_speaker(layout, relayed)
    assert [layout.text[start:end] for start, end in first.spans] == [words]
    assert (layout.text[slice(*first.mention)] if first.mention else None) == mention
    assert first.cue is not None
    assert layout.text[slice(*first.cue)] == cue


@pytest.mark.parametrize(
    "marked",
    [
        "“[q It rained],” [m Lee] [c said], according to plan.",
        "[m Lee] [c said], [q that it rained].",
        "Reading from his letter, [m Lee] [c said]: “[q It rained].”",
        "[m Lee] [c read] the letter by Ann Orr and left. He said: “[q It rained].”",
        "[c According to] [m the Times], “[q it rained].”",
        "[m Lee] [c read] a statement: “[q It rained].”",
    ],
)
def test_other_quotes_stay(marked: str) -> None:
    layout, other = attribution(marked)
    assert with_first_speaker(layout, other) == other
