from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.clause_words import Word, forms
from quotesearch.extraction.reporting.governing_words import GoverningWords, find_governing_words
from tests.extraction.marked import attribution


def governing(marked: str) -> GoverningWords:
    layout, parsed = attribution(marked)
    assert parsed.cue is not None
    return find_governing_words(layout, parsed, parsed.cue)


def joined(words: tuple[Word, ...]) -> str:
    return " ".join(forms(words))


@pytest.mark.parametrize(
    ("marked", "before", "between"),
    [
        ("[m Lee] was careful not to [c say] [q it rained].", "was careful not to say", ""),
        ("[m Lee] [c rejected] the claims [q that it rained].", "rejected", "the claims"),
        ("Nowhere did [m Lee] [c say] [q it rained].", "nowhere did say", ""),
        ("Nowhere did [m Ann] Lee [c say] [q it rained].", "nowhere did say", ""),
        # the mention, an aside and another clause lie between
        ("[c According] to [m Lee], [q it rained].", "according", "to"),
        ("[m Lee] [c does not deny], and never has, [q that it rained].", "does not deny", ""),
        ("[m Lee] [c denied] it when asked [q if it rained].", "denied", "it"),
        (
            "Ann Lee backed away from [m her] [c claim] [q that it rained].",
            "backed away from claim",
            "",
        ),
        ("“[q It rained],” never [c said] [m Lee].", "never said", ""),
    ],
)
def test_the_words_up_to_the_content_govern_it(marked: str, before: str, between: str) -> None:
    words = governing(marked)
    assert (joined(words.before), joined(words.between)) == (before, between)
    assert joined(words.to_content) == f"{before} {between}".strip()


@pytest.mark.parametrize(
    ("marked", "above"),
    [
        ("There is no evidence that [m Lee] [c said] [q so].", "there is no evidence that"),
        ("She is not among those [m who] [c say] [q so].", "she is not among those who"),
        ("Bob left, and [m Lee] [c said] [q so].", ""),
        ("There is no evidence [q that it rained], [m Lee] [c said].", ""),
    ],
)
def test_the_words_above_govern_the_whole_clause(marked: str, above: str) -> None:
    assert joined(governing(marked).above) == above


@pytest.mark.parametrize(
    ("marked", "behind"),
    [
        ("“[q It rained]” is nonsense, [c according] to [m Lee].", "is nonsense"),
        ("“[q It rained]” is not something [m Lee] [c said].", "is not something Lee said"),
        ("[c Claims] [q that it rained] were denied by [m Lee].", "were denied by Lee"),
        ("[m Lee] [c said] [q it rained] was not true.", ""),
        ("[q It rained], [c said] [m Lee].", ""),
    ],
)
def test_a_predicate_can_stand_behind_the_content(marked: str, behind: str) -> None:
    assert joined(governing(marked).behind) == behind


@pytest.mark.parametrize(
    ("marked", "is_supposed"),
    [
        ("Did [m Lee] [c say] [q it rained]?", True),
        ("Did [m Lee] [c say] [q it rained]? She did not.", True),
        ("Did [m Lee] [c say] [q it rained]? Yes, twice.", False),
        ("Did [m Lee] [c say] [q it rained]? She did, twice.", False),
        ("Had [m Lee] [c said] [q it rained], Bob would have left.", True),
        ("[m Lee] [c said] [q it rained].", False),
    ],
)
def test_a_question_supposes_unless_the_next_sentence_says_yes(
    marked: str, *, is_supposed: bool
) -> None:
    assert governing(marked).is_supposed == is_supposed


def test_the_rest_is_read_off_the_quote() -> None:
    words = governing("[m Nobody] [c asked] [q whether it had rained].")
    assert words.is_subject_negated
    assert words.cue_leads
    assert words.kind == "indirect"
    assert words.head == ("whether", "it", "had", "rained")
    assert not governing("[q It rained], [c said] [m Lee].").cue_leads
