from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.attributing import attribute
from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.extraction.tagging.tagging import Tagging
from tests.extraction.attribution.handmade import handmade

Line = tuple[str, list[str], str | None]


def lines(text: str) -> list[Line]:
    """(kind, pieces, mention) of each attribution."""
    return [line(text, attribution) for attribution in attributions(text)]


def line(text: str, attribution: Attribution) -> Line:
    pieces = [text[start:end] for start, end in attribution.spans]
    mention = text[slice(*attribution.mention)] if attribution.mention else None
    return attribution.kind, pieces, mention


def attributions(text: str) -> list[Attribution]:
    layout = Layout.of(text)
    return attribute(layout, tag(layout), tag)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“It rained,” Ann Lee said.", ["It rained"]),
        ("“It rained,” said Ann Lee.", ["It rained"]),
        ("“It rained?” Ann Lee asked.", ["It rained?"]),
        ("“It rained!” Ann Lee shouted.", ["It rained!"]),
        ("«It rained», Ann Lee said.", ["It rained"]),
        ("“He said ‘go home’ and left,” Ann Lee said.", ["He said ‘go home’ and left"]),
        ("“He said “go home” and left,” Ann Lee said.", ["He said “go home” and left"]),
        ("Ann Lee said, “It rained.”", ["It rained."]),
        ("Ann Lee said in a letter, “It rained.”", ["It rained."]),
        ("Ann Lee said: “It rained.”", ["It rained."]),
        ("Ann Lee said:\n“It rained all week.”", ["It rained all week."]),
        ("Ann Lee: “It rained all week and more.”", ["It rained all week and more."]),
    ],
)
def test_words_in_marks_are_a_direct_quote(text: str, pieces: list[str]) -> None:
    assert lines(text) == [("direct", pieces, "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“The dam,” Ann Lee said, “broke.”", ["The dam", "broke."]),
        ("“The dam broke,” Ann Lee said. “Nobody came.”", ["The dam broke", "Nobody came."]),
        ("“One,” Ann Lee said. “Two.” “Three.”", ["One", "Two.", "Three."]),
        (
            "“One,” Ann Lee said. “Two.\n“Three.\n“Four.”\nBob left.",
            ["One", "Two.", "Three.", "Four."],
        ),
        ("Ann Lee said: “One.\n“Two.”\nBob left.", ["One.", "Two."]),
    ],
)
def test_a_split_quote_is_one_quote(text: str, pieces: list[str]) -> None:
    assert lines(text) == [("direct", pieces, "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“One,” Ann Lee said. “Two,” Bob Ray said.",
            [("direct", ["One"], "Ann Lee"), ("direct", ["Two"], "Bob Ray")],
        ),
        (
            "Ann Lee said it “rained” and Bob Ray said it “stopped.”",
            [("mixed", ["it “rained”"], "Ann Lee"), ("mixed", ["it “stopped.”"], "Bob Ray")],
        ),
        (
            "Ann Lee denied that it rained but admitted it was cold.",
            [("indirect", ["that it rained"], "Ann Lee"), ("indirect", ["it was cold"], "Ann Lee")],
        ),
        (
            "“It rained,” Ann Lee said, calling it “a mess.”",
            [("direct", ["It rained"], "Ann Lee"), ("mixed", ["it “a mess.”"], "Ann Lee")],
        ),
    ],
)
def test_two_speakers_or_two_cues_make_two_quotes(text: str, expected: list[Line]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Ann Lee called it “a mess” and “a shame.”", "it “a mess” and “a shame.”"),
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
    assert lines(text) == [("mixed", [clause], "Ann Lee")]


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
def test_a_clause_without_marks_is_an_indirect_quote(text: str, clause: str) -> None:
    assert lines(text) == [("indirect", [clause], "Ann Lee")]


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
        "A court must find “actual malice” first.",
        "The word “no” is short.",
        "“ ” said Ann Lee. “—,” said Bob Ray.",
    ],
)
def test_words_in_marks_that_nobody_says_are_no_quote(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "words"),
    [
        (
            "Ann Lee recalled that Bob Ray had said “it rained all week.”",
            "Bob Ray",
            "it rained all week.",
        ),
        ("The Times quoted Bob Ray as saying “it rained.”", "Bob Ray", "it rained."),
    ],
)
def test_a_quote_that_somebody_else_retells_is_the_first_speakers(
    text: str, mention: str, words: str
) -> None:
    assert lines(text) == [("direct", [words], mention)]


def test_a_transcript_names_its_speakers() -> None:
    text = 'They met.\n"LEE: It rained."\n"RAY: It stopped."\n"BOB RAY: No."'
    assert lines(text) == [
        ("direct", ["It rained."], "LEE"),
        ("direct", ["It stopped."], "RAY"),
        ("direct", ["No."], "BOB RAY"),
    ]


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
def test_marks_and_white_space_of_every_kind(text: str) -> None:
    ((kind, (piece,), mention),) = lines(text)
    assert (kind, piece) == ("direct", "It rained")
    assert mention is not None
    assert mention.replace("\u00a0", " ") == "Ann Lee"


def test_attributions_come_in_the_order_of_the_text() -> None:
    text = "Ann Lee said that it rained. “It stopped,” Bob Ray said. Ann Lee said that it froze."
    starts = [attribution.start for attribution in attributions(text)]
    assert len(starts) == 3
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee declined to comment.",
        "Ann Lee declined to comment on the lawsuit.",
        "The ministry would not comment.",
        "The Harbor Board did not immediately respond to a request for comment.",
        "Ann Lee did not respond to messages.",
        "Ann Lee did not return calls from the Herald seeking comment.",
        "A spokesman for Ann Lee declined to be interviewed.",
    ],
)
def test_no_answer_is_no_quote(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee declined to say whether the dam leaked.",
        "Ann Lee declined to comment on whether the dam leaked.",
    ],
)
def test_a_question_that_is_not_answered_stays(text: str) -> None:
    [(kind, pieces, mention)] = lines(text)
    assert (kind, mention) == ("indirect", "Ann Lee")
    assert pieces[-1].endswith("the dam leaked")


def handmade_lines(marked: str) -> list[Line]:
    """(kind, pieces, mention) of each attribution of a tagging written by hand."""

    def tag_nothing(clause: Layout) -> Tagging:
        raise AssertionError("no clause is to be read")

    layout, tagging, _ = handmade(marked)
    attributions = attribute(layout, tagging, tag_nothing)
    return [line(layout.text, attribution) for attribution in attributions]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # contents of one cue are one quote, of two cues they are two
        (
            "[q “The dam,”] [m Ann Lee] [c said], [q “broke.”]",
            [("direct", ["The dam", "broke."], "Ann Lee")],
        ),
        (
            "[q1 “One,”] [m1 Ann Lee] [c1 said]. [q2 “Two,”] [m2 Bob Ray] [c2 said].",
            [("direct", ["One"], "Ann Lee"), ("direct", ["Two"], "Bob Ray")],
        ),
        # a run that is left open goes on with the next one, tagged or not
        (
            "[m Ann Lee] [c said]: [q “One.]\n“Two.”\nBob left.",
            [("direct", ["One.", "Two."], "Ann Lee")],
        ),
        # a mention ends before its possessive
        ("[m Ann Lee’s] [c saying] [q “no”] hurt.", [("direct", ["no"], "Ann Lee")]),
        # short words without a cue are a title or a slogan, long ones a quote
        ("[q “War and Peace”] by [m Leo Lee] is a book.", []),
        (
            f"[q “{'rain ' * 16}”] It was [m Ann Lee].",
            [("direct", ["rain " * 15 + "rain"], "Ann Lee")],
        ),
        # nobody says it
        ("It [c was said] [q that it rained].", []),
        ("[q “It rained”] was [c written] there.", [("direct", ["It rained"], None)]),
    ],
)
def test_the_tags_and_pointers_make_attributions(marked: str, expected: list[Line]) -> None:
    assert handmade_lines(marked) == expected
