"""Claims: which report each quoted run belongs to.

A run is looked at in the order in which a reader is sure of it: a cue that follows it ("…," she said), a cue that
leads to it (she called it "…"), the rest of a split quote, a paragraph that a colon announces. A run that nothing
claims is a scare quote, a title or a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal

from quotesearch.extraction.marks import Run
from quotesearch.extraction.mentions import sentence_subject
from quotesearch.extraction.reports import Report, Reports
from quotesearch.extraction.structure import Layout, tokens
from quotesearch.extraction.words import NAME_LINKS
from quotesearch.models import Span

Rule = Literal["trailing", "leading", "continued", "announced", "headed", "transcript", "monologue", "reported"]

JOINT = re.compile(r"[\s,:;—–\-]*\Z")
CIRCUMSTANCE = re.compile(r"\s*(?:in|on|at|to|during|via|through|from|with|after|before|of)\b[^,.;:]{0,60}[,:]?\s*\Z")
_SENTENCE_JOINT = re.compile(r"[\s,.:;!?—–\-]*\Z")
_TRANSCRIPT = re.compile(r"\s*((?:[A-Z][A-Z.’'\-]+ ?){1,4}):\s*")
_NAMED_HERE = re.compile(r"\b(?:the|on|in|of|at|from|with|titled|movie|film|book|show|told)\s\Z")
_THINKING = frozenset("think believe hope fear mean".split())
_SPEECH_WORDS = 5  # behind a colon, a shorter run may be a title
_NEAR = 60  # characters that may hold three words or fewer
_CUES_BEFORE = 20  # cues of its sentence that a run looks back over
_CLOSING = 60  # characters that “…?” Smith asked may have to the end of its sentence


@dataclass(frozen=True)
class Claim:
    """A run that has found its report; `joins` adds it to the claim of the run before."""

    run: Run
    report: Report | None
    mention: Span | None
    rule: Rule
    joins: bool = False


def find_claims(layout: Layout, reports: Reports) -> list[list[Claim]]:
    """The claimed runs in order, those of one quote together."""
    rules = _Rules(layout, reports)
    groups: list[list[Claim]] = []
    for at, run in enumerate(layout.runs):
        claim = rules.claim(at, run, groups[-1][-1] if groups else None)
        if claim and claim.joins:
            groups[-1].append(claim)
        elif claim:
            groups.append([claim])
    return groups


class _Rules:
    """The rules over one text."""

    def __init__(self, layout: Layout, reports: Reports) -> None:
        self._layout, self._text, self._reports = layout, layout.text, reports

    def claim(self, at: int, run: Run, last: Claim | None) -> Claim | None:
        if not any(character.isalnum() for character in self._text[run.inner_start : run.inner_end]):
            return None
        before = self._layout.runs[at - 1] if at else None
        continued = last is not None and last.run is before
        if last and continued and last.run.continues:
            return replace(last, run=run, rule="continued", joins=True)
        transcript = _TRANSCRIPT.match(self._text, run.inner_start, run.inner_end)
        if transcript:
            return Claim(replace(run, inner_start=transcript.end()), None, transcript.span(1), "transcript")
        trailing = self._trailing(at, run)
        if trailing:
            return Claim(run, trailing, trailing.mention, "trailing")
        if last and continued and self._splits(last, run):
            return replace(last, run=run, rule="continued", joins=True)
        leading = self._leading(run, last)
        if leading:
            joins = last is not None and last.rule == "leading" and last.report is leading
            return Claim(run, leading, leading.mention, "leading", joins)
        return self._announced(run, last)

    def _trailing(self, at: int, run: Run) -> Report | None:
        """The report behind a run: “…,” she said; “…?” asked Smith."""
        limit = self._layout.runs[at + 1].start if at + 1 < len(self._layout.runs) else len(self._text)
        last_character = self._text[run.inner_start : run.inner_end].rstrip("’' \xa0")[-1:]
        goes_on = last_character in ",-—–" or self._text[run.end : run.end + 1] == ","
        asks = last_character in "?!…."
        for report in self._reports.following(run.end):
            if report.cue[0] >= limit or self._text.find("\n", run.end, report.cue[0]) >= 0:
                return None
            if report.mention is None:
                continue
            if not JOINT.match(self._text, run.end, report.start):
                return None
            same = self._layout.sentence_at(run.start) == report.sentence
            if goes_on and same:
                return report
            closes = report.sentence[1] - report.end < _CLOSING and limit >= report.sentence[1]
            return report if asks and (same or (last_character != "." and closes)) else None
        return None

    def _leading(self, run: Run, last: Claim | None) -> Report | None:
        """The report that leads to a run in its sentence: she called it “…”, she said that it was “…”."""
        sentence = self._layout.sentence_at(run.start)
        in_sentence = self._reports.between(sentence[0], run.start)[-_CUES_BEFORE:]
        for at, report in reversed(list(enumerate(in_sentence))):
            near = run.start - report.end <= _NEAR
            between = tokens(self._text, report.end, run.start) if near else None
            if report.passive and between is not None and len(between) <= 3:
                return None
            if at and report.form and report.form.lemma in _THINKING:
                continue  # "she says she thinks that …" reports what she says
            if between == [] and self._is_named(report):
                return None
            if report.mention is None or report.mention[1] > run.start:
                continue
            used = last is not None and last.rule == "trailing" and last.report is report
            if used and not CIRCUMSTANCE.match(self._text, report.end, run.start):
                return None
            return None if self._is_title(run) else report
        return None

    def _is_named(self, report: Report) -> bool:
        """A reduced passive gives a name: a class called “Perception”; but what she called “…” is hers."""
        word = self._text[slice(*report.cue)]
        relative = "what" in self._text[report.sentence[0] : report.cue[0]].lower().split()
        return bool(report.form and report.form.naming and word.endswith("ed") and not relative)

    def _splits(self, last: Claim, run: Run) -> bool:
        """Whether a run goes on with the quote that the clause before it attributes."""
        if last.rule not in ("trailing", "continued") and not last.joins:
            between = self._text[last.run.end : run.start]
            return not between.strip() and "\n" not in between
        if "\n" in self._text[last.run.end : run.start]:
            return False
        report = last.report
        start = max(last.run.end, report.end if report else 0)
        between = self._text[start : run.start].rstrip()
        opens_sentence = not between or between.endswith((".", "!", "?", ";", ",", ":"))
        others = any(
            other.mention and other.mention != last.mention for other in self._reports.between(start, run.start)
        )
        return opens_sentence and not others

    def _announced(self, run: Run, last: Claim | None) -> Claim | None:
        """A run behind a colon, with a cue or only a heading ("Kaine’s view: “…”"), or the speech going on."""
        paragraph = bisect_left(self._layout.paragraphs, run.start, key=lambda span: span[1])
        start, end = self._layout.paragraphs[paragraph]
        lead = self._text[self._layout.sentence_at(run.start)[0] : run.start].rstrip()
        if lead.endswith(":") and len(tokens(self._text, run.inner_start, run.inner_end)) >= _SPEECH_WORDS:
            mention = sentence_subject(tokens(self._text, self._layout.sentence_at(run.start)[0], run.start))
            named = mention is not None and self._text[mention[1] : run.start].strip() == ":"
            return Claim(run, None, mention, "announced" if named else "headed") if mention else None
        if paragraph == 0 or self._text[start : run.start].strip():
            return None
        before_start, before_end = self._layout.paragraphs[paragraph - 1]
        if self._text[before_end - 1] == ":":
            sentence = self._layout.sentence_at(before_end - 1)
            for report in reversed(self._reports.between(sentence[0], before_end)):
                if report.mention:
                    return Claim(run, report, report.mention, "announced")
        alone = _SENTENCE_JOINT.match(self._text, run.end, end) is not None
        if alone and last and before_start <= last.run.start < before_end and last.rule != "leading":
            return Claim(run, None, last.mention, "monologue")
        return None

    def _is_title(self, run: Run) -> bool:
        """Names and titles of works: the “Department of War” branding, on “Meet the Press”."""
        words = [token for token in tokens(self._text, run.inner_start, run.inner_end) if token.is_word]
        capitals = all(word.is_capitalised or word.lower in NAME_LINKS for word in words) and len(words) <= 6
        return capitals and _NAMED_HERE.search(self._text, max(0, run.start - 12), run.start) is not None
