"""Inversion: an auxiliary in front of its subject, which negates, asks or supposes.

"Nowhere in the letter did [Lee] say", "did [Lee] say?", "had [Lee] said".
"""

from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.extraction.reporting.clause_words import (
    CLAUSE_OPENERS,
    Word,
    forms,
    take_last_clause,
)
from quotesearch.extraction.reporting.verb_group import GROUP_WORDS
from quotesearch.language.denial_phrases import PHRASES
from quotesearch.language.english import DETERMINERS
from quotesearch.language.reporting_words import AUXILIARIES

_INVERTING = frozenset(
    "do does did has have had will would shall should can could is are was were".split()
)
_COUNTERFACTUAL = frozenset("had should were".split())
_CONDITIONS = frozenset("if unless".split())
# Words that, between an auxiliary and a mention, show that it is not the subject's.
_NO_PART_OF_NAME = GROUP_WORDS - DETERMINERS
_REACH_OF_AUXILIARY = 7  # words of the subject that the mention leaves out, at most


class Inversion(NamedTuple):
    """The words in front of a subject that govern its verb, and whether the clause supposes."""

    words: tuple[Word, ...] = ()
    is_supposed: bool = False


NO_INVERSION = Inversion()


def find_inversion(
    in_front: Sequence[Word], verb_words: Sequence[Word], *, is_question: bool
) -> Inversion:
    """Find what governs a verb from in front of its subject.

    `in_front` is what stands in front of the subject's mention, `verb_words` the verb behind it.
    """
    if not in_front or not verb_words:
        return NO_INVERSION
    if in_front[-1].form in _CONDITIONS:
        return Inversion(is_supposed=True)
    if verb_words[0].form in AUXILIARIES:
        return NO_INVERSION
    auxiliary = _find_auxiliary(in_front)
    if auxiliary is None:
        return NO_INVERSION
    fronted = take_last_clause(in_front[: auxiliary + 1], CLAUSE_OPENERS)
    is_alone = len(fronted) == 1
    is_mention_whole = auxiliary == len(in_front) - 1
    is_negated = any(word.form in PHRASES for word in fronted)
    if not is_mention_whole and not is_negated and not (is_alone and auxiliary == 0):
        return NO_INVERSION
    opens_clause = is_alone and (auxiliary == 0 or in_front[auxiliary - 1].is_mark)
    supposes = is_question or in_front[auxiliary].form in _COUNTERFACTUAL
    is_gerund = verb_words[-1].form.endswith("ing")
    is_only_if = {"only", "if"} <= set(forms(in_front[:auxiliary]))
    is_supposed = is_only_if or (opens_clause and supposes and not is_gerund)
    return Inversion(tuple(fronted), is_supposed)


def _find_auxiliary(in_front: Sequence[Word]) -> int | None:
    """Find the auxiliary of a subject, at most a few words in front of its mention."""
    position = len(in_front) - 1
    earliest = max(0, position - _REACH_OF_AUXILIARY)
    while position > earliest and in_front[position].form not in _INVERTING | CLAUSE_OPENERS:
        position -= 1
    if in_front[position].form not in _INVERTING:
        return None
    if position > 0 and in_front[position - 1].form in DETERMINERS:
        return None  # a noun: "contesting the will, Lee said"
    skipped = forms(in_front[position + 1 :])
    return position if _NO_PART_OF_NAME.isdisjoint(skipped) else None
