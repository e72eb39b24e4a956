"""Contents: the words that a report reports, from where to where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotesearch.extraction.claims import CIRCUMSTANCE, JOINT, Claim
from quotesearch.extraction.cues import CueForm
from quotesearch.extraction.marks import Run
from quotesearch.extraction.mentions import subject_after
from quotesearch.extraction.reports import Report, Reports
from quotesearch.extraction.structure import Layout, tokens, trim
from quotesearch.extraction.words import ADVERBS, CALENDAR, PLACE_LINKS
from quotesearch.models import Kind, Span

_THAT = re.compile(r"\bthat\b")
_THAT_CLAUSE = re.compile(r"\s*(?:[^\s,.;]+\s+){0,5}?that\b")
_ADDRESSED = frozenset("tell assure inform advise ask".split())
_CLAUSE_OPENING = re.compile(
    r"\s*(?:that\b|the\b|a\b|an\b|he\b|she\b|it\b|they\b|we\b|his\b|her\b|its\b|their\b|there\b|this\b|these\b|"
    r"those\b|if\b|no\b|some\b|many\b|most\b|[A-Z])"
)
_CLOSING = 40  # characters that may follow "…, she said" to the end of its sentence
_FEW = 200  # characters that hold the few words a rule looks at
_EDGES = ".,;:—–- "


class Contents:
    """Finds contents in one text."""

    def __init__(self, layout: Layout, reports: Reports) -> None:
        self._layout, self._text, self._reports = layout, layout.text, reports

    def quoted(self, claims: Sequence[Claim]) -> tuple[Kind, tuple[Span, ...]]:
        """Kind and pieces of a quote from the claims of its runs: the runs alone, or the clause they stand in."""
        first, last = claims[0], claims[-1]
        inner = (trim(self._text, claim.run.inner_start, claim.run.inner_end) for claim in claims)
        pieces = tuple(span for span in inner if span) or ((first.run.start, first.run.end),)
        if first.report is None or first.rule == "announced":
            return "direct", pieces
        if first.rule == "trailing":
            start = self._clause_start(first.run)
            if start == first.run.start:
                return "direct", pieces
            return "mixed", ((start, first.run.end), *pieces[1:])
        start, end = self._complement(first.report, first.run, last.run)
        if start == first.run.start and end == last.run.end and not self._words_between(claims):
            return "direct", pieces
        return "mixed", ((start, end),)

    def reported(self, report: Report) -> Span | None:
        """The words that a report gives without quotation marks: "she said that …", "…, she said"."""
        start, end = report.sentence
        form = report.form
        if form is None:
            content = (report.end, end) if trim(self._text, start, report.start) is None else (start, report.start)
        elif form.naming:
            return None
        elif not form.participle and self._ends_sentence(report):
            content = (start, report.start)
            if self._reports.between(*content):
                return None
        else:
            begin = self._behind_addressee(report, end)
            that = _THAT_CLAUSE.match(self._text, begin, end)
            if that:
                begin = that.end() - 4
            elif not (form.bare or form.lemma in _ADDRESSED) or not self._opens_clause(form, begin, end):
                return None
            content = (begin, self._next_clause(begin, end))
        span = trim(self._text, *content, _EDGES)
        if span is None or self._layout.runs_in(*span):
            return None
        return span if len(tokens(self._text, span[0], min(span[1], span[0] + _FEW))) >= 3 else None

    def _behind_addressee(self, report: Report, limit: int) -> int:
        """Where a report ends, with those who were told: she told reporters | that …"""
        if report.form is None or report.form.lemma not in _ADDRESSED:
            return report.end
        addressee = subject_after(tokens(self._text, report.end, min(limit, report.end + _FEW)))
        return addressee[1] if addressee else report.end

    def _opens_clause(self, form: CueForm, start: int, end: int) -> bool:
        words = tokens(self._text, start, min(end, start + _FEW))
        if form.lemma == "say":  # nearly any noun may follow: "the company said federal law limits …"
            return bool(words) and words[0].is_word and words[0].lower not in PLACE_LINKS | ADVERBS | CALENDAR
        return _CLAUSE_OPENING.match(self._text, start, end) is not None

    def _ends_sentence(self, report: Report) -> bool:
        behind_comma = self._text[max(report.sentence[0], report.start - 2) : report.start].rstrip().endswith(",")
        return behind_comma and report.sentence[1] - report.end < _CLOSING

    def _clause_start(self, run: Run) -> int:
        """Where the clause starts that ends in a run: “But it is "a disaster," he said.”"""
        start = self._layout.sentence_at(run.start)[0]
        if self._layout.runs_in(start, run.start) or self._reports.between(start, run.start):
            return run.start
        span = trim(self._text, start, run.start)
        return span[0] if span else run.start

    def _complement(self, report: Report, first: Run, last: Run) -> Span:
        """The clause that a cue reports, from before the first run to behind the last."""
        start, form = self._behind_addressee(report, first.start), report.form
        that = _THAT.search(self._text, start, first.start)
        if that and not (form and form.naming):
            start = that.start()
        elif JOINT.match(self._text, start, first.start) or CIRCUMSTANCE.match(self._text, start, first.start):
            start = first.start
        else:
            start = (trim(self._text, start, first.start, ",:;—–-") or (first.start, 0))[0]
        sentence_end = report.sentence[1]
        if self._text[last.inner_end - 1] == "," or self._text[last.end : last.end + 1] in (",", ";", "—", "."):
            return start, last.end
        end = self._next_clause(last.end, sentence_end)
        span = trim(self._text, last.end, end, _EDGES)
        return start, span[1] if span else last.end

    def _next_clause(self, start: int, end: int) -> int:
        """Where the next report's clause begins, or the end."""
        for report in self._reports.between(start, end):
            if report.mention is None:
                continue
            begin = report.start if start <= report.start else report.cue[0]
            joint = re.search(r"(?:,|\band\b|\bbut\b)[^,]{0,25}\Z", self._text[start:begin])
            return start + joint.start() if joint else begin
        return end

    def _words_between(self, claims: Sequence[Claim]) -> bool:
        return any(
            any(token.is_word for token in tokens(self._text, claim.run.end, other.run.start))
            for claim, other in pairwise(claims)
        )
