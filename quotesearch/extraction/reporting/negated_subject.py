"""Negated subjects: "nobody at the ministry said", "it was not Lee who said"."""

from collections.abc import Sequence

from quotesearch.extraction.reporting.clause_words import (
    REACH,
    SUBORDINATORS,
    Word,
    forms,
    split_words,
)
from quotesearch.records import Span

# Words that make a negated subject: "none of them", "few engineers".
_NEGATIVE_SUBJECTS = frozenset(
    "nobody no-one no none neither nor nothing not few hardly noone".split()
)
# The same in front of a mention: "no member of the board". "Not the mayor" is something else.
_NEGATORS_OF_SUBJECT = _NEGATIVE_SUBJECTS - {"not"}
# Words behind "no" or "not" of a subject that is somebody: "no fewer than five", "not only Lee".
_MORE = frozenset("other fewer less lesser only just but".split())
_EXCEPTIONS = frozenset(("but", "except"))
_QUANTITIES = frozenset("everyone everybody all a even many every one any".split())
# What can stand between a negator and the mention: "none of her aides", "not a single member of".
_LINKS_TO_SUBJECT = frozenset(
    "of at in the even single one member members any anyone his her their its".split()
)
_CLEFT_VERBS = frozenset("was is were are".split())  # "it was not Lee who"
_IN_FRONT = 5  # words in front of the mention that can negate it


def is_subject_negated(text: str, mention: Span, cue: Span, in_front: Sequence[Word]) -> bool:
    """Tell whether the sentence says that somebody else, or nobody, is the subject of a cue.

    `in_front` is what stands in front of the mention in its sentence.
    """
    _, mention_end = mention
    cue_start, _ = cue
    if cue_start - mention_end > REACH:
        return False
    to_cue = forms(split_words(text, mention_end, cue_start))
    if not SUBORDINATORS.isdisjoint(to_cue):
        return _is_cleft(forms(in_front), to_cue)
    is_compared = {"more", "than"} <= set(forms(split_words(text, *cue)))
    return not is_compared and _is_nobody(text, mention, forms(in_front))


def _is_cleft(in_front: Sequence[str], to_cue: Sequence[str]) -> bool:
    """Tell "it was not [Lee] who said", where another clause begins between mention and cue."""
    return (
        len(in_front) > 1
        and in_front[-1] == "not"
        and in_front[-2] in _CLEFT_VERBS
        and to_cue[0] in ("who", "that")
    )


def _is_nobody(text: str, mention: Span, in_front: Sequence[str]) -> bool:
    """Tell "nobody at the ministry", "neither Lee nor Ray", "not even Lee"."""
    subject = forms(split_words(text, *mention))
    if subject and subject[0] in _NEGATIVE_SUBJECTS:
        return _negates_itself(subject)
    before = list(in_front[-_IN_FRONT:])
    if before and before[-1] == "not":
        return bool(subject) and subject[0] in _QUANTITIES
    while before and before[-1] in _LINKS_TO_SUBJECT:
        if before[-2:] == ["not", "even"]:
            return True
        before.pop()
    return bool(before) and before[-1] in _NEGATORS_OF_SUBJECT


def _negates_itself(subject: Sequence[str]) -> bool:
    """Tell whether a subject that begins with a negator is nobody: not so "no one but Lee"."""
    negator = subject[0]
    if len(subject) == 1:
        return negator not in ("no", "not")
    if not _EXCEPTIONS.isdisjoint(subject[1:4]):
        return False
    is_somebody = subject[1] in _MORE
    is_part = negator == "not" and subject[1] not in _QUANTITIES
    return not is_somebody and not is_part
