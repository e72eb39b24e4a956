"""Reports: every cue of a text with the mention that is its subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotesearch.extraction.cues import ACCORDING, CUE, CUES, CueForm
from quotesearch.extraction.mentions import (
    Inherited,
    sentence_subject,
    subject_after,
    subject_before,
)
from quotesearch.extraction.structure import Layout, Token, tokens
from quotesearch.extraction.words import GROUPS, ROLES
from quotesearch.models import Span

_PLURAL_PRONOUNS = frozenset("they we i you who".split())
_REACH = 400  # characters that a subject may stand away from its cue, or from the start of its sentence
_DO = frozenset("do does did".split())


@dataclass(frozen=True)
class Report:
    """A cue with its subject.

    `mention` is None where the cue has no subject: it is passive, depends on a modal verb, or is a noun.
    `inverted` means that the mention follows the cue ("said Altman", "according to Lewin").
    """

    cue: Span
    form: CueForm | None  # None for "according to"
    mention: Span | None
    sentence: Span
    passive: bool = False
    inverted: bool = False

    @property
    def start(self) -> int:
        return self.cue[0] if self.inverted or self.mention is None else min(self.cue[0], self.mention[0])

    @property
    def end(self) -> int:
        return max(self.cue[1], self.mention[1]) if self.inverted and self.mention else self.cue[1]


class Reports:
    """The reports of a text, in its order."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._cue_starts = [report.cue[0] for report in reports]

    @classmethod
    def of(cls, layout: Layout) -> Reports:
        return cls(_find(layout))

    def between(self, start: int, end: int) -> Sequence[Report]:
        """Those whose cue starts in the span."""
        return self._reports[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def following(self, position: int) -> Sequence[Report]:
        """The next few from a position on."""
        at = bisect_left(self._cue_starts, position)
        return self._reports[at : at + 6]

    def __iter__(self) -> Iterator[Report]:
        return iter(self._reports)


def _find(layout: Layout) -> list[Report]:
    """The reports of all sentences; cues inside quotation marks are the speaker's own words."""
    text, runs = layout.text, layout.runs
    reports: list[Report] = []
    ends = [run.end for run in runs]
    for sentence in layout.sentences:
        inherited: Span | None = None
        cues = sorted(
            (match for pattern in (CUE, ACCORDING) for match in pattern.finditer(text, *sentence)),
            key=lambda match: match.start(),
        )
        for cue in cues:
            after = bisect_right(ends, cue.start())
            if after < len(runs) and runs[after].start <= cue.start():
                continue
            clause_start = max(sentence[0], ends[after - 1] if after else 0)
            clause_end = min(sentence[1], runs[after].start if after < len(runs) else sentence[1])
            report = _report(text, cue.span(), sentence, (clause_start, clause_end), inherited)
            reports.append(report)
            inherited = report.mention or inherited
    return reports


def _report(text: str, cue: Span, sentence: Span, clause: Span, inherited: Span | None) -> Report:
    form = CUES.get(text[slice(*cue)])
    following = tokens(text, cue[1], min(clause[1], cue[1] + _REACH))
    if form is None:
        return Report(cue, None, subject_after(following), sentence, inverted=True)
    preceding = tokens(text, max(clause[0], cue[0] - _REACH), cue[0])
    past = not form.participle and text[slice(*cue)] not in (form.lemma, form.lemma + "s")
    found = subject_before(preceding, participle=form.participle, past=past) if preceding else None
    if isinstance(found, Inherited):
        alone = not any(token.is_word for token in preceding)
        behind_comma = bool(preceding) and preceding[-1].text == "," and form.lemma == "say" and not form.participle
        after = subject_after(following) if behind_comma else None
        if after and _speaks(tokens(text, *after)) and text[after[1] : after[1] + 1] in (",", ".", ""):
            return Report(cue, form, after, sentence, inverted=True)  # "It rained, said Ann Lee."
        if alone and not inherited:
            return Report(cue, form, subject_after(following), sentence, inverted=True)
        found = inherited or sentence_subject(tokens(text, clause[0], min(clause[1], clause[0] + _REACH)))
        if found and found[0] <= cue[0] < found[1]:
            found = None
    elif found is None and not any(token.is_word for token in preceding) and not form.participle:
        return Report(cue, form, subject_after(following), sentence, inverted=True)
    elif found and not _agrees(text[slice(*cue)], form, tokens(text, *found)):
        helped = any(token.lower in _DO and token.start >= found[1] for token in preceding)  # "he did add"
        found = found if helped else None
    return Report(cue, form, found, sentence, passive=found is None and past)


def _speaks(mention: Sequence[Token]) -> bool:
    """Tell "said the mayor of Springfield" from "said the dam broke"."""
    roles = [token.lower.removesuffix("s") in ROLES | GROUPS for token in mention]
    return mention[0].is_capitalised or (any(roles) and (roles[-1] or mention[-1].is_capitalised))


def _agrees(cue: str, form: CueForm, mention: Sequence[Token]) -> bool:
    """Tell verbs from nouns: "critics claim" and "he claims" agree, "the Post report" does not."""
    if cue not in (form.lemma, form.lemma + "s", form.lemma + "es") or form.lemma == "read":
        return True
    last = mention[-1].lower
    joined = any(token.lower == "and" for token in mention)
    plural = joined or last in _PLURAL_PRONOUNS or last == "people"
    may_be_plural = plural or (last.endswith("s") and not last.endswith("ss"))
    return may_be_plural if cue == form.lemma else not plural or last == "who"
