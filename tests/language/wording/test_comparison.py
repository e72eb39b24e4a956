"""Quotations whose words are all printed: what they are, and what is marked."""

from __future__ import annotations

import pytest

from quotesearch.language.wording.comparison import compare, stands_in
from quotesearch.language.wording.printed_words import REPORTER, read_printed
from quotesearch.language.wording.reading import read_words
from tests.language.wording.growth import HOSTILE, grows_with_the_print
from tests.language.wording.prints import (
    BRIDGE,
    CLERK,
    COAST,
    DEBT,
    GRAMMAR,
    LETTER,
    PAUSE,
    PAY,
    SHED,
    TAX,
    TEACHERS,
    direct,
)


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
def test_a_quotation_of_printed_words_is_verbatim_partial_or_altered(
    printed: str, text: str, standing: str
) -> None:
    comparison = compare(read_words(text), direct(printed))
    assert comparison is not None
    assert comparison.standing == standing


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
def test_a_quotation_with_a_word_that_is_not_printed_there_is_not_compared(
    printed: str, text: str
) -> None:
    assert compare(read_words(text), direct(printed)) is None


@pytest.mark.parametrize(
    ("context", "standing"),
    [
        ("", "altered"),
        ("Brandt was not there.", "partial"),
        ("Holm was there.", "altered"),
    ],
)
def test_a_name_in_brackets_must_be_in_the_article(context: str, standing: str) -> None:
    quotation = read_words("[Brandt] told me he was sorry")
    comparison = compare(quotation, direct(DEBT, context))
    assert comparison is not None
    assert comparison.standing == standing


@pytest.mark.parametrize(
    ("printed", "text", "steps"),
    [
        (
            DEBT,
            "[The man] told me … he never paid",
            [
                ("stands_for", "[The man]", "He"),
                ("same", "told me", "told me"),
                ("dropped", "", "he was sorry, but"),  # "but" turns what stands before it
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
def test_steps_show_what_is_left_out_and_what_brackets_stand_for(
    printed: str, text: str, steps: list[tuple[str, str, str]]
) -> None:
    quotation, original = read_words(text), direct(printed)
    comparison = compare(quotation, original)
    assert comparison is not None
    shown = []
    for step in comparison.steps:
        given = quotation.show(step.start, step.end)
        shown.append((step.operation, given, original.show(step.first, step.last)))
    assert shown == steps


def test_an_editors_words_do_not_agree_with_the_print() -> None:
    comparison = compare(read_words("[The man] told me he was sorry"), direct(DEBT))
    assert comparison is not None
    assert comparison.similarity == pytest.approx(5 / 7)


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
def test_words_of_the_reporter_are_not_verbatim(
    text: str, standing: str | None, reported: bool
) -> None:
    original = read_printed(MIXED)
    comparison = compare(read_words(text), original)
    assert (comparison and comparison.standing) == standing
    assert bool(stands_in(read_words(text), original)) is reported


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("We will [not] close the clinic this year", "We will close the clinic this year"),
        ("I can [no longer] support the mayor", "I can support the mayor"),
        ("We do not [think we] close clinics", "We do not close clinics"),
    ],
)
def test_a_bracket_of_the_paper_that_turns_the_words_may_not_be_left_out(
    printed: str, text: str
) -> None:
    comparison = compare(read_words(text), direct(printed))
    assert comparison is None or comparison.standing == "altered"


def test_a_reporters_clause_may_interrupt_the_quotation_where_it_interrupts_the_print() -> None:
    quotation = read_words("a slow disaster … lost its nerve")
    original = read_printed(MIXED)
    comparison = compare(quotation, original)
    interrupted = compare(quotation, original, interrupted={3})
    assert comparison is not None
    assert interrupted is not None
    assert (comparison.standing, interrupted.standing) == ("partial", "verbatim")


@pytest.mark.parametrize(("text", "printed"), HOSTILE)
def test_the_work_of_a_comparison_grows_with_the_words(text: str, printed: str) -> None:
    assert grows_with_the_print(compare, text, printed)
