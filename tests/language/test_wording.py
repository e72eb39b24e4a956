"""A quotation beside one print: what it is, and what is marked."""

from __future__ import annotations

import sys

import pytest

from quotesearch.language.wording.comparison import (
    REPORTER,
    Printed,
    align,
    compare,
    read_printed,
    similarity,
    stands_in,
)
from quotesearch.language.wording.splices import find_splice
from quotesearch.language.wording.words import Reading, read_words

TAX = "We will not raise taxes this year, and we may lower them in the next."
BRIDGE = "If the money comes, the bridge will open in May. I think it can carry 40 trucks. The old one carried ten."
DEBT = "He told me he was sorry, but he never paid the three thousand dollars back to Mr. Quill."
COAST = (
    "I have walked this coast for sixteen years. The gulls know me, or pretend to. My wife says I talk to them too "
    "much, and she may be right. Nobody else listens."
)
TEACHERS = "Some of the teachers think that most parents would pay $400 a year."
CLERK = "Neither the mayor nor the clerk read the report before the vote."
PAY = "The men are tired. Most of them have not been paid since the flood, and I do not blame those who left."
SHED = "The shed was shit and the f***ing goat said so."
LETTER = "He [Mayor Quill] told [the board] that the money was gone."
PAUSE = "I looked … nobody. Only the dog."
GRAMMAR = "There is [sic] three of them, and she don't care."


def direct(text: str, context: str = "") -> Printed:
    return read_printed([(text, 0)], context=context, names=("Ada Holm",))


@pytest.mark.parametrize(
    ("printed", "text", "standing"),
    [
        (TAX, TAX, "verbatim"),
        (TAX, "WE WILL NOT RAISE TAXES THIS YEAR AND WE MAY LOWER THEM IN THE NEXT", "verbatim"),
        # A plain cut is a part, even if it narrows what is said.
        (TAX, "We will not raise taxes", "partial"),
        (BRIDGE, "the bridge will open in May", "partial"),
        (TEACHERS, "most parents would pay $400 a year", "partial"),
        (CLERK, "the clerk read the report before the vote", "partial"),
        # An ellipsis or empty brackets over a word that governs.
        (TAX, "We will … raise taxes this year", "altered"),
        (TAX, "We will [] raise taxes this year", "altered"),
        (TAX, "this year, and we … lower them in the next", "altered"),
        (DEBT, "he never paid the … dollars back", "altered"),
        (DEBT, "He told me he was sorry … he never paid", "altered"),
        (DEBT, "He told me … back to Mr. Quill", "altered"),
        (COAST, "My wife says I talk to them too much, and she … right", "altered"),
        (COAST, "The gulls … talk to them too much", "altered"),
        (BRIDGE, "If the money comes … it can carry 40 trucks", "altered"),
        # An ellipsis over what does not: an aside, a date, whole sentences, nothing.
        (TAX, "We will not raise taxes this year … we may lower them in the next", "partial"),
        (BRIDGE, "the bridge will open … The old one carried ten", "partial"),
        (COAST, "I have walked this coast for 16 years … Nobody else listens.", "partial"),
        (TAX, "We will not raise taxes … this year", "partial"),
        (PAY, "The men are tired … I do not blame those who left", "partial"),
        (PAY, "The men are tired. … been paid since the flood", "altered"),
        # At an end: only a condition, or what belongs to the clause, matters.
        (TAX, "We will not raise taxes this year …", "partial"),
        (BRIDGE, "… the bridge will open in May", "altered"),
        (CLERK, "… the clerk read the report before the vote", "altered"),
        # A capital in brackets that hides what stands before it.
        (TEACHERS, "[M]ost parents would pay $400 a year", "altered"),
        (CLERK, "[T]he clerk read the report before the vote", "altered"),
        (COAST, "[S]he may be right", "partial"),
        # Brackets: a pronoun or a plain noun for a pronoun.
        (DEBT, "[The man] told me he was sorry", "partial"),
        (DEBT, "[They] told me he was sorry", "partial"),
        (DEBT, "[She] told me he was sorry", "altered"),
        (DEBT, "[The swindler] told me he was sorry", "altered"),
        (DEBT, "He told [my brother] he was sorry", "altered"),
        (DEBT, "He [Brandt] told me he was sorry", "altered"),
        (TAX, "[The council] will not raise taxes", "altered"),
        (TAX, "We will [always] raise taxes", "altered"),
        (TAX, "We [might] not raise taxes", "altered"),
        (BRIDGE, "it can carry [50] trucks", "altered"),
        (BRIDGE, "the bridge will [close] in May", "altered"),
        (TAX, "We will [not] raise taxes this year", "partial"),
        # The paper's own brackets may go or stay.
        (LETTER, LETTER, "verbatim"),
        (LETTER, "He told [the board] that the money was gone.", "verbatim"),
        (LETTER, "[Mayor Quill] told [the board] that the money was gone.", "partial"),
        (GRAMMAR, "There is three of them, and she don’t care.", "verbatim"),
        (GRAMMAR, GRAMMAR, "verbatim"),
        (
            TAX,
            "We will not raise taxes [sic] this year, and we may lower them in the next.",
            "partial",
        ),
        # A printed pause is no gap.
        (PAUSE, "I looked ... nobody. Only the dog.", "verbatim"),
        # Masked words.
        (SHED, "The shed was s*** and the f***ing goat said so.", "partial"),
        (SHED, "The shed was shit and the f---ing goat said so.", "verbatim"),
    ],
)
def test_all_the_words_stand_there(printed: str, text: str, standing: str) -> None:
    found = compare(read_words(text), direct(printed))
    assert found is not None
    assert found.standing == standing


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (TAX, "We won’t raise taxes this year"),
        (TAX, "We will not raise the taxes"),
        (BRIDGE, "it can carry 14 trucks"),
        (SHED, "The shed was shit and the fucking goat said so."),
        (SHED, "The shed was c*** and the f***ing goat said so."),
        (GRAMMAR, "There are three of them"),
        (COAST, "Nobody else listens. I have walked this coast"),
        (CLERK, "Both the mayor and the clerk read the report"),
    ],
)
def test_not_all_the_words_stand_there(printed: str, text: str) -> None:
    assert compare(read_words(text), direct(printed)) is None


def test_a_name_in_brackets_that_the_article_has() -> None:
    text = read_words("[Brandt] told me he was sorry")
    found = [
        compare(text, direct(DEBT, context))
        for context in ("", "Brandt was not there.", "Holm was there.")
    ]
    assert [one and one.standing for one in found] == ["altered", "partial", "altered"]


@pytest.mark.parametrize(
    ("printed", "text", "steps"),
    [
        (
            DEBT,
            "[The man] told me … he never paid",
            [
                ("stands_for", "[The man]", "He"),
                ("same", "told me", "told me"),
                ("left_out", "", "he was sorry, but"),
                ("same", "he never paid", "he never paid"),
                ("left_out", "", "the three thousand dollars back to Mr. Quill."),
            ],
        ),
        (
            TAX,
            "We will … raise taxes",
            [
                ("same", "We will", "We will"),
                ("dropped", "", "not"),
                ("same", "raise taxes", "raise taxes"),
                ("left_out", "", "this year, and we may lower them in the next."),
            ],
        ),
        (
            TEACHERS,
            "[T]he teachers think that most parents would pay",
            [
                ("dropped", "", "Some of"),
                (
                    "same",
                    "[T]he teachers think that most parents would pay",
                    "the teachers think that most parents would pay",
                ),
                ("left_out", "", "$400 a year."),
            ],
        ),
    ],
)
def test_what_is_left_out_and_stands_for_others(
    printed: str, text: str, steps: list[tuple[str, str, str]]
) -> None:
    quotation, print_ = read_words(text), direct(printed)
    found = compare(quotation, print_)
    assert found is not None
    shown = [
        (step.operation, quotation.show(step.start, step.end), print_.show(step.first, step.last))
        for step in found.steps
    ]
    wrong = "he was sorry, but"  # "but" turns what stands before it
    assert shown == [("dropped", *rest) if rest[1] == wrong else (op, *rest) for op, *rest in steps]


@pytest.mark.parametrize(
    ("printed", "text", "marked"),
    [
        (TAX, "We will raise taxes this year", [("dropped", "", "not")]),
        (TAX, "We will not lower taxes this year", [("changed", "lower", "raise")]),
        (TAX, "And we will not raise taxes", [("added", "And", "")]),
        (
            BRIDGE,
            "the bridge will open in May. I know it can carry forty trucks",
            [("changed", "know", "think")],
        ),
        # At the ends, too.
        (
            "Goats do not climb because they are brave.",
            "Goats climb because they are brave.",
            [("dropped", "", "do not")],
        ),
        (
            "They’re gonna tell you a tale.",
            "They are going to tell you a tale.",
            [("changed", "They are going to", "They’re gonna")],
        ),
        (
            "It was a trap she dug for herself.",
            "a trap she dug for me",
            [("changed", "me", "herself.")],
        ),
        (
            "We, we looked for her, um, for nine days.",
            "We looked for her for nine days.",
            [("dropped", "", "We,"), ("dropped", "", "um,")],
        ),
        # Compounds, figures and spelling are no differences.
        ("Four hundred neighbours left.", "400 neighbors never left.", [("added", "never", "")]),
    ],
)
def test_what_differs_is_marked_and_nothing_else(
    printed: str, text: str, marked: list[tuple[str, str, str]]
) -> None:
    quotation, print_ = read_words(text), direct(printed)
    found = align(quotation, print_)
    assert found is not None
    assert [
        (step.operation, quotation.show(step.start, step.end), print_.show(step.first, step.last))
        for step in found.steps
        if step.operation not in ("same", "left_out")
    ] == marked


MIXED = [
    ("Holm called the plan “", REPORTER),
    ("a slow disaster", 0),
    ("” and said that the council had “", REPORTER),
    ("lost its nerve.", 1),
    ("”", REPORTER),
]


@pytest.mark.parametrize(
    ("text", "standing", "reported"),
    [
        ("a slow disaster", "partial", True),
        ("a slow disaster … lost its nerve", "partial", True),
        ("the council had lost its nerve", None, True),
        ("Holm called the plan a slow disaster", None, True),
        ("a slow disaster lost its nerve", None, False),
    ],
)
def test_words_of_the_reporter(text: str, standing: str | None, reported: bool) -> None:
    printed = read_printed(MIXED)
    found = compare(read_words(text), printed)
    assert (found and found.standing) == standing
    assert bool(stands_in(read_words(text), printed)) is reported


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (TAX, TAX, 1.0),
        ("we will not", TAX, 1.0),
        ("tomatoes love sun", TAX, 0.0),
        ("It isn’t raining.", "It is not raining.", 1.0),
    ],
)
def test_similarity(one: str, other: str, share: float) -> None:
    assert similarity(read_words(one), read_words(other).words) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "prints"),
    [
        # Two prints, with or without an ellipsis or a joining word.
        ("We will not raise taxes this year. I think it can carry 40 trucks.", [0, 1]),
        ("We will not raise taxes this year … I think it can carry 40 trucks.", [0, 1]),
        ("We will not raise taxes this year, because the old one carried ten.", [0, 1]),
        # Two places of one print.
        ("If the money comes, the bridge will open in May. The old one carried ten.", [1, 1]),
        ("The old one carried ten. If the money comes, the bridge will open.", [1, 1]),
        # A word dropped, or clauses that changed places: an alteration.
        ("We will raise taxes this year", None),
        ("We may lower them in the next, and we will not raise taxes this year", None),
        # Words that nobody printed.
        ("We will not raise taxes this year, says everybody who has a boat.", None),
        ("We will not raise taxes this year", None),
    ],
)
def test_splices(text: str, prints: list[int] | None) -> None:
    found = find_splice(read_words(text), [direct(TAX), direct(BRIDGE)])
    assert (found and [passage.print_number for passage in found]) == prints


def test_sentences_in_another_order_are_no_splice() -> None:
    turned = "The gate was open. The dog was gone."
    assert find_splice(read_words(turned), [direct("The dog was gone. The gate was open.")]) is None


HOSTILE = [
    ("the " * 100, "the and " * 150),
    ("a … " * 100, "a b " * 150),
    ("[a] b " * 50, "a [b] " * 150),
    ("one " * 100, "one hundred " * 150),
    ("We. " * 100, "We. go. " * 150),
    ("f*** " * 100, "fuck off " * 150),
]


@pytest.mark.parametrize(("text", "printed"), HOSTILE)
def test_the_work_grows_with_the_words(text: str, printed: str) -> None:
    """No step of a comparison looks at each pair of words: twice the print, about twice the calls."""
    quotation = read_words(text)
    assert calls(quotation, printed * 2) < 3 * calls(quotation, printed)


def calls(quotation: Reading, printed: str) -> int:
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        print_ = direct(printed)
        compare(quotation, print_)
        align(quotation, print_)
        find_splice(quotation, [print_])
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("We will [not] close the clinic this year", "We will close the clinic this year"),
        ("I can [no longer] support the mayor", "I can support the mayor"),
        ("We do not [think we] close clinics", "We do not close clinics"),
    ],
)
def test_a_bracket_of_the_paper_that_turns_the_words_may_not_be_left_out(
    text: str, quoted: str
) -> None:
    found = compare(read_words(quoted), read_printed([(text, 0)]))
    assert found is None or found.standing == "altered"
