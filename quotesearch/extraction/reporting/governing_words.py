"""The words that govern a quote, from the verb group of its cue to the content.

Of "Lee was careful not to say that it rained" these are "was careful not to say"; of "Lee rejected
claims that it rained", "rejected claims". A predicate behind the content belongs to them, too: "…
is nonsense, according to Lee".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_words import (
    CLAUSE_OPENERS,
    REACH,
    SUBORDINATORS,
    Word,
    forms,
    split_words,
    take_last_clause,
    words_in_front,
)
from quotesearch.extraction.reporting.inversion import find_inversion
from quotesearch.extraction.reporting.negated_subject import is_subject_negated
from quotesearch.extraction.reporting.verb_group import find_verb_group, take_verb_group
from quotesearch.language.claims import names_claim
from quotesearch.language.reporting_words import AUXILIARIES
from quotesearch.records import Kind, Span

_HEAD = 80  # characters of the content that tell what it is: "whether", "claims that"
# What a mention leaves out of a name, between it and the verb: "[Ann] Lee said".
_REST_OF_NAME = re.compile(r"[ ,]*(?:[A-Z][\w’'\-]*[ ,]+){0,3}")
_YES = re.compile(r"\s+(?:Yes|Indeed|(?:He|She|They|It|I) (?:did|has|had|does)\b(?! not\b|n))")
_OPENERS_BUT_THAT = CLAUSE_OPENERS - {"that"}
_ENDS_OF_BETWEEN = (SUBORDINATORS - {"that", "until"}) | frozenset('.?!“”";—–')
_CONJUNCTIONS = frozenset("and or but nor".split())
_POSSESSIVES = frozenset("his her their its".split())
_CLOSING_MARKS = "”\"'’"


@dataclass(frozen=True)
class GoverningWords:
    """The words that govern a quote, and what else decides what they say of it.

    Attributes:
        above: the words in front of the subject that govern its whole clause, "there is no evidence
            that", with the subject itself if it is "who".
        before: the verb group up to the end of the cue, with what governs it from in front of its
            subject: "nowhere did".
        between: the words from the cue to the content.
        behind: the predicate behind the content; it can reach into `before`.
        head: the first words of the content, as forms.
        cue_leads: the cue stands before the content.
        is_subject_negated: the subject is nobody, or somebody else: "no one at the ministry said".
        is_supposed: the clause supposes or asks: "had she said", "if she says", "did she say?".
        kind: the kind of the quote.
    """

    above: tuple[Word, ...]
    before: tuple[Word, ...]
    between: tuple[Word, ...]
    behind: tuple[Word, ...]
    head: tuple[str, ...]
    cue_leads: bool
    is_subject_negated: bool
    is_supposed: bool
    kind: Kind

    @property
    def to_content(self) -> tuple[Word, ...]:
        """The words up to the content."""
        return self.before + self.between


@dataclass(frozen=True)
class _Clause:
    """A quote with the words of its cue."""

    layout: Layout
    attribution: Attribution
    cue: Span
    cue_words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return self.layout.text

    @property
    def cue_leads(self) -> bool:
        """Whether the cue begins in front of the content. They may share a word: "refused | to"."""
        content_start, _ = self.attribution.spans[0]
        cue_start, _ = self.cue
        return content_start >= cue_start

    @property
    def ends_in_claim(self) -> bool:
        """Whether the cue is a noun for a claim: "claims that … were denied"."""
        return names_claim(forms(self.cue_words[-1:]))


class _Subject(NamedTuple):
    """What the subject of a cue and the words in front of it contribute."""

    above: tuple[Word, ...] = ()
    fronted: tuple[Word, ...] = ()
    is_negated: bool = False
    is_supposed: bool = False


def find_governing_words(layout: Layout, attribution: Attribution, cue: Span) -> GoverningWords:
    """Find the words that govern a quote with a cue."""
    cue_words = tuple(split_words(layout.text, *cue))
    clause = _Clause(layout, attribution, cue, cue_words)
    verb_group = find_verb_group(layout, attribution, cue, cue_words)
    subject = _read_subject(clause, verb_group)
    verb_words = (*subject.fronted, *verb_group, *cue_words)
    has_predicate = clause.ends_in_claim or not clause.cue_leads
    return GoverningWords(
        above=subject.above,
        before=tuple(word for word in verb_words if not word.is_mark),
        between=_read_between(clause) if clause.cue_leads else (),
        behind=_read_behind(clause) if has_predicate else (),
        head=_read_head(clause),
        cue_leads=clause.cue_leads,
        is_subject_negated=subject.is_negated,
        is_supposed=subject.is_supposed,
        kind=attribution.kind,
    )


def _read_subject(clause: _Clause, verb_group: Sequence[Word]) -> _Subject:
    cue_start, _ = clause.cue
    mention = clause.attribution.mention
    if mention is None or mention[1] > cue_start:
        return _Subject()
    in_front = _in_front_of_mention(clause, mention)
    is_negated = is_subject_negated(clause.text, mention, clause.cue, in_front)
    if not _is_next_to_verb(clause, mention, verb_group):
        return _Subject(is_negated=is_negated)
    verb_words = (*verb_group, *clause.cue_words)
    is_question = _is_open_question(clause)
    inversion = find_inversion(in_front, verb_words, is_question=is_question)
    above: Sequence[Word] = ()
    fronted: Sequence[Word] = inversion.words
    if clause.ends_in_claim and _is_possessive(clause.text, mention):
        fronted = take_verb_group(in_front, "")  # "backed away from her view"
    elif clause.cue_leads:
        above = _read_above(clause.text, mention, in_front)
    return _Subject(tuple(above), tuple(fronted), is_negated, inversion.is_supposed)


def _in_front_of_mention(clause: _Clause, mention: Span) -> list[Word]:
    """Split what stands in front of a mention in the sentence of the cue, outside the content."""
    mention_start, _ = mention
    cue_start, _ = clause.cue
    sentence_start, _ = clause.layout.sentence_at(cue_start)
    contents = clause.attribution.spans
    return words_in_front(clause.layout, mention_start, sentence_start, contents)


def _is_next_to_verb(clause: _Clause, mention: Span, verb_group: Sequence[Word]) -> bool:
    """Tell whether only the rest of a name stands between a mention and its verb."""
    _, mention_end = mention
    cue_start, _ = clause.cue
    verb_start = verb_group[0].start if verb_group else cue_start
    limit = max(mention_end, verb_start)
    return _REST_OF_NAME.fullmatch(clause.text, mention_end, limit) is not None


def _is_open_question(clause: _Clause) -> bool:
    """Tell whether the cue stands in a question that the next sentence does not answer with yes."""
    text = clause.text
    cue_start, _ = clause.cue
    _, sentence_end = clause.layout.sentence_at(cue_start)
    is_question = text[sentence_end - 1] == "?"
    return is_question and _YES.match(text, sentence_end) is None


def _is_possessive(text: str, mention: Span) -> bool:
    return text[slice(*mention)].lower() in _POSSESSIVES


def _read_above(text: str, mention: Span, in_front: Sequence[Word]) -> list[Word]:
    """Take the last words in front of a mention, back to another clause, and a relative pronoun."""
    above = take_last_clause(in_front, _OPENERS_BUT_THAT)
    if text[slice(*mention)] == "who":
        above += split_words(text, *mention)
    return above


def _read_between(clause: _Clause) -> tuple[Word, ...]:
    """Take the words from cue to content, without mention, asides and clauses about others."""
    content_start, _ = clause.attribution.spans[0]
    _, cue_end = clause.cue
    end = min(content_start, cue_end + REACH)
    between: list[Word] = []
    is_aside = False
    for word in split_words(clause.text, cue_end, end):
        if _is_in(word, clause.attribution.mention):
            continue
        if word.form in _ENDS_OF_BETWEEN:
            break
        if word.form == ",":
            is_aside = False
        elif word.form in _CONJUNCTIONS and between and between[-1].form == ",":
            is_aside = True  # "does not deny, and never has, that"
        if not is_aside:
            between.append(word)
    return tuple(word for word in between if not word.is_mark)


def _is_in(word: Word, mention: Span | None) -> bool:
    if mention is None:
        return False
    mention_start, mention_end = mention
    return mention_start <= word.start < mention_end


def _read_behind(clause: _Clause) -> tuple[Word, ...]:
    """Take the predicate right behind a content: "is nonsense", "were quashed by"."""
    start, limit = _room_behind(clause)
    end = min(limit, start + REACH)
    predicate: list[Word] = []
    for word in split_words(clause.text, start, end):
        if word.is_mark or word.form in CLAUSE_OPENERS:
            break
        if not predicate and word.form not in AUXILIARIES:
            break
        predicate.append(word)
    return tuple(predicate)


def _room_behind(clause: _Clause) -> Span:
    """Find where a predicate behind the content can begin, and where it ends at the latest."""
    text = clause.text
    attribution = clause.attribution
    cue_start, cue_end = clause.cue
    ends_in_front_of_cue = [end for _, end in attribution.spans if end <= cue_start]
    if ends_in_front_of_cue:
        start = max(ends_in_front_of_cue)
        limit = cue_end
    else:
        _, start = attribution.spans[-1]
        _, limit = clause.layout.sentence_at(start - 1)
    content_start, _ = attribution.spans[0]
    if attribution.kind == "mixed":
        for run in clause.layout.runs_in(content_start, content_start + 1):
            if run.start == content_start:
                start = run.end  # all of "“It is over” is not something" is content
    if attribution.kind == "direct":
        while start < limit and text[start] in _CLOSING_MARKS:
            start += 1
    return start, limit


def _read_head(clause: _Clause) -> tuple[str, ...]:
    """Take the forms of the first words of the content."""
    content_start, content_end = clause.attribution.spans[0]
    end = min(content_end, content_start + _HEAD)
    return forms(split_words(clause.text, content_start, end))
