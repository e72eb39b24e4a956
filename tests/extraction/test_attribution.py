from __future__ import annotations

import pytest

from quotesearch.extraction.attribution import attribute
from quotesearch.extraction.structure import Layout

Line = tuple[str, list[str], str | None]


def found(text: str) -> list[Line]:
    """(kind, pieces, mention) of each attribution."""
    return [
        (one.kind, [text[slice(*span)] for span in one.spans], text[slice(*one.mention)] if one.mention else None)
        for one in attribute(Layout.of(text))
    ]


def rules(text: str) -> list[str]:
    return [one.rule for one in attribute(Layout.of(text))]


@pytest.mark.parametrize(
    ("text", "rule", "pieces"),
    [
        ("“It rained,” Ann Lee said.", "trailing", ["It rained,"]),
        ("“It rained,” said Ann Lee.", "trailing", ["It rained,"]),
        ("“It rained?” Ann Lee asked.", "trailing", ["It rained?"]),
        ("“It rained!” Ann Lee shouted.", "trailing", ["It rained!"]),
        ("«It rained», Ann Lee said.", "trailing", ["It rained"]),
        ("“He said ‘go home’ and left,” Ann Lee said.", "trailing", ["He said ‘go home’ and left,"]),
        ("“He said “go home” and left,” Ann Lee said.", "trailing", ["He said “go home” and left,"]),
        ("Ann Lee said, “It rained.”", "leading", ["It rained."]),
        ("Ann Lee said in a letter, “It rained.”", "leading", ["It rained."]),
        ("Ann Lee said: “It rained.”", "leading", ["It rained."]),
        ("Ann Lee said:\n“It rained all week.”", "announced", ["It rained all week."]),
        ("Ann Lee: “It rained all week and more.”", "announced", ["It rained all week and more."]),
    ],
)
def test_direct_quotes(text: str, rule: str, pieces: list[str]) -> None:
    assert found(text) == [("direct", pieces, "Ann Lee")]
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“The dam,” Ann Lee said, “broke.”", ["The dam,", "broke."]),
        ("“The dam broke,” Ann Lee said. “Nobody came.”", ["The dam broke,", "Nobody came."]),
        ("“One,” Ann Lee said. “Two.” “Three.”", ["One,", "Two.", "Three."]),
        ("“One,” Ann Lee said. “Two.\n“Three.\n“Four.”\nBob left.", ["One,", "Two.", "Three.", "Four."]),
        ("Ann Lee said: “One.\n“Two.”\nBob left.", ["One.", "Two."]),
    ],
)
def test_a_split_quote_is_one_quote(text: str, pieces: list[str]) -> None:
    assert found(text) == [("direct", pieces, "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“One,” Ann Lee said. “Two,” Bob Ray said.",
            [("direct", ["One,"], "Ann Lee"), ("direct", ["Two,"], "Bob Ray")],
        ),
        (
            "Ann Lee said it “rained” and Bob Ray said it “stopped.”",
            [("mixed", ["it “rained”"], "Ann Lee"), ("mixed", ["it “stopped.”"], "Bob Ray")],
        ),
        (
            "“It rained,” Ann Lee said, calling it “a mess.”",
            [("direct", ["It rained,"], "Ann Lee"), ("mixed", ["it “a mess.”"], "Ann Lee")],
        ),
        (
            "“One two three,” Ann Lee said.\n“Four five.”\nBob left.",
            [("direct", ["One two three,"], "Ann Lee"), ("direct", ["Four five."], "Ann Lee")],
        ),
    ],
)
def test_what_is_two_quotes(text: str, expected: list[Line]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Ann Lee called it “a mess” and “a shame.”", "it “a mess” and “a shame.”"),
        ("Ann Lee called it a “mess,” a word she likes.", "it a “mess,”"),
        ("Ann Lee said it was “a mess” for all of us.", "it was “a mess” for all of us"),
        ("Ann Lee said that it was “a mess.”", "that it was “a mess.”"),
        ("Ann Lee told Bob Ray that it was “a mess.”", "that it was “a mess.”"),
        ("Ann Lee accused him of “lying.”", "him of “lying.”"),
        ("According to Ann Lee, it was “a mess.”", "it was “a mess.”"),
        ("But it is “a mess,” Ann Lee said.", "But it is “a mess,”"),
        ("It is “a mess,” according to Ann Lee.", "It is “a mess,”"),
        ("Ann Lee said she thinks it is “a mess.”", "she thinks it is “a mess.”"),
    ],
)
def test_mixed_quotes_are_the_clause_as_printed(text: str, clause: str) -> None:
    assert found(text) == [("mixed", [clause], "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Ann Lee said that it rained all week.", "that it rained all week"),
        ("It rained all week, Ann Lee said.", "It rained all week"),
        ("Ann Lee said the dam broke at night.", "the dam broke at night"),
        ("According to Ann Lee, the dam broke.", "the dam broke"),
        ("The dam broke, according to Ann Lee.", "The dam broke"),
        ("Ann Lee told the mayor that the dam broke.", "that the dam broke"),
        ("Ann Lee told “Meet the Press” that the dam broke.", "that the dam broke"),
        ("Trump lost the vote, said Ann Lee.", "Trump lost the vote"),
    ],
)
def test_indirect_quotes(text: str, clause: str) -> None:
    assert found(text) == [("indirect", [clause], "Ann Lee")]
    assert rules(text) == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "The firm was designated a “supply-chain risk” to the state.",
        "The firm sued after being designated a “supply-chain risk” to the state.",
        "The bill was called “a mess.”",
        "The Pentagon was renamed the “Department of War” in May.",
        "The recent use of the “Department of War” branding is new.",
        "The so-called “deep state” and the “dark web” grew.",
        "“War and Peace” is a book.",
        "Ann Lee starred in the film “Rain Man” last year.",
        "She spoke on “Meet the Press” and sang.",
        "Ann Lee described a class called “Perception.”",
        "A court must find “actual malice” first.",
        "The law speaks of “probable cause.”",
        "The word “no” is short.",
        "Ann Lee may say it “rained.”",
        "“It rained.” Ann Lee left.",
        "“ ” said Ann Lee. “—,” said Bob Ray.",
    ],
)
def test_words_in_marks_that_nobody_says(text: str) -> None:
    assert found(text) == []


def test_a_name_in_marks_beside_a_quote() -> None:
    text = "“We agree,” Ann Lee wrote, referring to the recent use of the “Department of War” branding in posts."
    assert found(text) == [("direct", ["We agree,"], "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "mention", "words"),
    [
        ("Ann Lee recalled that Bob Ray had said “it rained all week.”", "Bob Ray", "it rained all week."),
        ("The Times quoted Bob Ray as saying “it rained.”", "Bob Ray", "it rained."),
        ("Bob Ray was quoted by the Times as saying “it rained.”", "Bob Ray", "it rained."),
    ],
)
def test_a_quote_that_somebody_else_retells_is_the_first_speakers(text: str, mention: str, words: str) -> None:
    assert found(text) == [("direct", [words], mention)]


def test_a_transcript_names_its_speakers() -> None:
    text = 'They met.\n"LEE: It rained."\n"RAY: It stopped."\n"BOB RAY: No."'
    assert found(text) == [
        ("direct", ["It rained."], "LEE"),
        ("direct", ["It stopped."], "RAY"),
        ("direct", ["No."], "BOB RAY"),
    ]
    assert set(rules(text)) == {"transcript"}


@pytest.mark.parametrize(
    "text",
    [
        '"It rained," Ann Lee said.',
        "''It rained,'' Ann Lee said.",
        "``It rained,'' Ann Lee said.",
        "‘‘It rained,’’ Ann Lee said.",
        "„It rained,“ Ann Lee said.",
        "“It rained,” Ann\u00a0Lee\u00a0said.",
        "“It rained,”\u200b Ann Lee \u200bsaid.",
        "\ufeff\u200b“\u200bIt rained,\u200b”\u00a0Ann Lee said.",
        "“It rained,”\tAnn Lee said.\r\n",
    ],
)
def test_marks_and_white_space_of_every_sort(text: str) -> None:
    ((kind, (piece,), mention),) = found(text)
    assert (kind, piece) == ("direct", "It rained,")
    assert mention is not None
    assert mention.replace("\u00a0", " ") == "Ann Lee"


def test_attributions_come_in_the_order_of_the_text() -> None:
    text = "Ann Lee said that it rained. “It stopped,” Bob Ray said. Ann Lee said that it froze."
    starts = [one.spans[0][0] for one in attribute(Layout.of(text))]
    assert len(starts) == 3
    assert starts == sorted(starts)
