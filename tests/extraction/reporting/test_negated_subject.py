from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.clause_words import split_words
from quotesearch.extraction.reporting.negated_subject import is_subject_negated
from tests.extraction.marked import attribution


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[m Ann Lee] [c said] [q so].", False),
        ("[m Nobody at the ministry] [c said] [q so].", True),
        ("[m Few engineers] [c said] [q so].", True),
        ("Neither [m Lee] [c said] [q so].", True),
        ("Not even [m Lee] [c said] [q so].", True),
        ("None of [m her aides] [c said] [q so].", True),
        ("Not [m everyone] [c said] [q so].", True),
        ("It was not [m Lee] who [c said] [q so].", True),
        # these are somebody
        ("Not [m the mayor] [c said] [q so].", False),
        ("[m No one but Lee] [c said] [q so].", False),
        ("[m No fewer than five engineers] [c said] [q so].", False),
        ("[m Not only Lee] [c said] [q so].", False),
        ("Decree [m No. 7] [c said] [q so].", False),
        ("[m No] [c said] [q so].", False),
        ("[m Nobody] [c was more certain than] Lee [q of it].", False),
        ("It was [m Lee] who [c said] [q so].", False),
        # the mention belongs to another clause
        ("[m Nobody] slept while Lee [c said] [q so].", False),
    ],
)
def test_a_negated_subject_is_nobody_or_somebody_else(marked: str, *, expected: bool) -> None:
    layout, parsed = attribution(marked)
    assert parsed.mention is not None
    assert parsed.cue is not None
    mention_start, _ = parsed.mention
    in_front = split_words(layout.text, 0, mention_start)
    assert is_subject_negated(layout.text, parsed.mention, parsed.cue, in_front) == expected


def test_a_subject_far_from_the_cue_is_not_its_own() -> None:
    words = "of the many people in the long valley " * 10
    layout, parsed = attribution(f"[m Nobody] {words}[c said] [q so].")
    assert parsed.mention is not None
    assert parsed.cue is not None
    assert not is_subject_negated(layout.text, parsed.mention, parsed.cue, [])
