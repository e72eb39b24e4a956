"""Own words: whether the quoted words of a denial are what the speaker did say, or did not."""

import re
from collections.abc import Sequence

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.quotation_marks import Run
from quotesearch.extraction.reporting.clause_words import REACH, forms, split_words
from quotesearch.language.claims import DESCRIPTIONS
from quotesearch.records import Span

_NAMING = frozenset("calling branding dubbing labelling labeling terming".split())
_SENTENCE_MARKS = (":", ".", "?", "!")
# Right in front of quoted words, the reported clause says that the speaker did not say them.
_NEVER_SAID = re.compile(
    r"""
    (?:
        \b(?:he|she|they|we)\s
        (?:(?:had|has|have|did)(?:\snot|n[’']t)|(?:(?:had|has|have)\s)?never)\s(?:\w+\s){0,2}?
        (?:say|said|tell|told|used?|call(?:ed)?
          |write|wrote|written|utter(?:ed)?|mean|meant|make|made)
      | \bdenied\s(?:ever\s)?(?:saying|using|calling|writing|uttering|telling)
    )
    \b[^“”".;]{0,40}$
    """,
    re.VERBOSE,
)


def are_own_words(layout: Layout, attribution: Attribution, cue: Span) -> bool:
    """Tell whether quoted words are the speaker's own: "dismissed it as “nonsense”"."""
    runs = _quoted_runs(layout, attribution)
    if attribution.kind == "indirect" or not runs:
        return False
    run = runs[0]
    cue_start, cue_end = cue
    content_start, _ = attribution.spans[0]
    if content_start < cue_start:
        return attribution.kind == "direct"
    if run.start <= cue_end + 1:
        return attribution.kind == "mixed" and _is_part_of_clause(layout.text, run)
    lead_start = max(cue_start, run.start - REACH)
    lead = forms(split_words(layout.text, lead_start, run.start))
    if not lead or lead[-1] in _SENTENCE_MARKS:
        return True
    if lead[-1] == "," and layout.text[run.inner_start].isupper():
        return True
    is_named = "as" in lead[-4:] or lead[-1] in _NAMING
    return is_named and DESCRIPTIONS.isdisjoint(lead)


def denies_own_words(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether a reported clause denies its quoted words: "that he had never said “no”"."""
    if attribution.kind != "mixed":
        return False
    runs = _quoted_runs(layout, attribution)
    content_start, _ = attribution.spans[0]
    if len(runs) != 1 or runs[0].start <= content_start:
        return False
    run_start = runs[0].start
    lead_start = max(content_start, run_start - REACH)
    lead = layout.text[lead_start:run_start]
    return _NEVER_SAID.search(lead) is not None


def _quoted_runs(layout: Layout, attribution: Attribution) -> Sequence[Run]:
    runs: list[Run] = []
    for span in attribution.spans:
        runs.extend(layout.runs_in(*span))
    return runs


def _is_part_of_clause(text: str, run: Run) -> bool:
    """Tell whether a quoted run is inside a clause: "rejected “absurd” claims"."""
    goes_on = text[run.end : run.end + 1] == " "
    return goes_on and text[run.inner_start].islower()
