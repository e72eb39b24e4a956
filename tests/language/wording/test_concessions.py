"""What an editor may leave out, or put in brackets."""

from __future__ import annotations

import pytest

from quotesearch.language.wording.concessions import judge_joint
from quotesearch.language.wording.pieces import Joint
from quotesearch.language.wording.printed_words import PrintedWords, read_printed
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import WordSpan
from tests.language.wording.prints import BRIDGE, COAST, PAY, TAX, direct

NOTHING = read_words("")
ELLIPSIS = Joint(has_gap=True, start=0, end=0)


def span_of(original: PrintedWords, words: str) -> WordSpan:
    first = original.find(read_words(words).keys)
    assert first >= 0
    return WordSpan(first, first + len(read_words(words).words))


@pytest.mark.parametrize(
    ("printed", "hidden", "is_right"),
    [
        (TAX, "not", False),
        (TAX, "this year", True),
        (TAX, "and we may", False),
        (BRIDGE, "I think it can carry 40 trucks.", True),
        (BRIDGE, "carry 40", False),
        (COAST, "for sixteen years.", False),
        ("On Monday, May 3, we left.", "Monday, May 3,", True),
        ("The mayor saw Brandt there.", "saw Brandt", False),
        # A clause of its own may go with what its modals and limits govern; a condition may not.
        ("We left, who could say why, at noon.", "who could say why,", True),
        ("We left, or most of us, at noon.", "or most of us,", True),
        ("We leave, if it rains, at noon.", "if it rains,", False),
        # Whole sentences may go, but none may take the place of half of another.
        (PAY, "Most of them have not been paid since the flood, and", True),
        ("We will not. They pay taxes.", "not. They", False),
        ("I left because. Nobody saw me go.", "Nobody", False),
        ("I stay to. They saw me go.", "They saw", True),
        ("I want to stay. They go.", "stay. They", False),
    ],
)
def test_an_ellipsis_may_leave_out_what_does_not_matter(
    printed: str, hidden: str, is_right: bool
) -> None:
    original = direct(printed)
    span = span_of(original, hidden)
    verdict = judge_joint(NOTHING, original, ELLIPSIS, span, is_outermost=False)
    assert verdict == (is_right, False)


@pytest.mark.parametrize(
    ("printed", "hidden", "bracket", "is_right"),
    [
        ("He left early.", "he", "[The man]", True),
        ("He left early.", "he", "[She]", False),
        ("He left early.", "he", "[They]", True),
        ("He left early.", "he", "[I]", False),
        ("He left early.", "he", "[The thief]", False),
        ("He left early.", "he", "[The town]", False),
        ("He left early.", "early", "[never]", False),
        ("He left early.", "early", "[at 40]", False),
        ("He left early.", "left early", "[left early]", True),
        ("I left early.", "I", "[The man]", False),
        ("It left early.", "it", "[The boat]", True),
        ("It left early.", "it", "[The army]", False),
        ("Brandt saw it.", "Brandt", "[The man]", True),
        ("Brandt saw it.", "Brandt", "[The man who]", True),
        ("We go by sea and by land.", "by sea and by land", "[to sea]", False),
        # A capital at the start says nothing: these are no names.
        ("Nobody saw it.", "Nobody", "[The man]", False),
        ("Nobody saw it.", "Nobody", "[He]", False),
        ("No one will go.", "No one", "[The man]", False),
        ("Few like it.", "Few", "[The people]", False),
    ],
)
def test_brackets_may_name_what_a_pronoun_stands_for(
    printed: str, hidden: str, bracket: str, is_right: bool
) -> None:
    quotation, original = read_words(bracket), direct(printed)
    joint = Joint(has_gap=False, start=0, end=len(quotation.words))
    span = span_of(original, hidden)
    verdict = judge_joint(quotation, original, joint, span, is_outermost=False)
    assert verdict == (is_right, False)


@pytest.mark.parametrize(
    ("has_gap", "hidden", "verdict"),
    [
        (False, WordSpan(3, 3), (True, True)),
        (True, WordSpan(3, 3), (True, False)),
        (True, WordSpan(2, 3), (False, False)),
    ],
)
def test_an_end_of_a_quotation_is_right_where_it_hides_nothing(
    has_gap: bool, hidden: WordSpan, verdict: tuple[bool, bool]
) -> None:
    joint = Joint(has_gap, start=0, end=0)
    assert judge_joint(NOTHING, direct(TAX), joint, hidden, is_outermost=True) == verdict


@pytest.mark.parametrize(("place", "is_untouched"), [(2, True), (3, True), (1, False)])
def test_an_ellipsis_where_the_print_pauses_does_nothing(place: int, is_untouched: bool) -> None:
    original = read_printed([("We left … and ", 0), ("came back.", 0)])
    span = WordSpan(place, place)
    verdict = judge_joint(NOTHING, original, ELLIPSIS, span, is_outermost=False)
    assert verdict == (True, is_untouched)
