from __future__ import annotations

import pytest

from quotesearch.extraction.reporting.clause_words import forms, split_words
from quotesearch.extraction.reporting.verb_group import find_verb_group, take_verb_group
from tests.extraction.marked import attribution


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[m Ann Lee] has never [c said] [q so].", "has never"),
        ("[m Ann Lee] was careful not to [c say] [q so].", "was careful not to"),
        # an aside is left out, another clause ends the group
        ("[m Ann Lee] has not, she added, [c said] [q so].", "has not"),
        ("[m Ann Lee] slept, the mayor never [c said] [q so].", "never"),
        ("[m Ann Lee] denied it and later [c said] [q so].", "later"),
        # words between a verb of avoiding, or of preferring, and its verb
        ("[m Ann Lee] declined on Monday to [c say] [q so].", "declined on Monday to"),
        ("[m Ann Lee] would rather quit than [c say] [q so].", "would rather quit than"),
        # a gerund with a preposition belongs to another verb
        ("[m Ann Lee] refused by [c saying] [q so].", ""),
        ("[m Ann Lee] lost no time in [c saying] [q so].", "lost no time in"),
        # the group begins behind the mention and behind the content
        ("Nobody [m Ann Lee] [c said] [q so].", ""),
        ("“[q No],” never [c said] [m Ann Lee].", "never"),
    ],
)
def test_a_verb_group_is_what_belongs_to_the_cue(marked: str, expected: str) -> None:
    layout, parsed = attribution(marked)
    assert parsed.cue is not None
    cue_words = split_words(layout.text, *parsed.cue)
    group = find_verb_group(layout, parsed, parsed.cue, cue_words)
    assert " ".join(forms(group)) == expected


def test_a_verb_group_can_be_taken_without_its_verb() -> None:
    text = "The mayor quickly backed away from"
    words = split_words(text, 0, len(text))
    assert forms(take_verb_group(words, "")) == ("quickly", "backed", "away", "from")
