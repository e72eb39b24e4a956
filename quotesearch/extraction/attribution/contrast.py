"""A denial that a statement follows: "denied that it leaked but said it was old" is two quotes."""

import re
from dataclasses import replace

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Kind, Span

_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject|disput|refut|dismiss|doubt|contest)")
_BUT_SAID = re.compile(
    r"""
    ,?\s(?:but|yet|though|although)\s
    (?:(?:\w+ly|also|then|instead|later|did|has|have|had)\s){0,2}
    (?P<cue>
        sa(?:y|id|ys)
      | admit(?:s|ted)?
      | conced(?:e|es|ed)
      | acknowledg(?:e|es|ed)
      | confirm(?:s|ed)?
      | insist(?:s|ed)?
      | claim(?:s|ed)?
      | argu(?:e|es|ed)
      | stress(?:es|ed)?
      | warn(?:s|ed)?
      | accept(?:s|ed)?
      | add(?:s|ed)?
      | suggest(?:s|ed)?
      | maintain(?:s|ed)?
    )
    \s(?!to\b)
    """,
    re.VERBOSE,
)


def split_at_contrast(layout: Layout, attribution: Attribution) -> list[Attribution]:
    """Part what is denied from what is said after it; return any other quote alone."""
    if not _denies(layout, attribution) or len(attribution.spans) > 1:
        return [attribution]
    start, end = attribution.start, attribution.end
    contrast = _BUT_SAID.search(layout.text, start, end)
    if contrast is None or layout.is_quoted(contrast.start()):
        return [attribution]
    denied = _part(layout, attribution, (start, contrast.start()), attribution.cue)
    said = _part(layout, attribution, (contrast.end(), end), contrast.span("cue"))
    return [denied, said]


def _denies(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether a cue of denying stands before the content."""
    if attribution.cue is None:
        return False
    start, end = attribution.cue
    if start >= attribution.start:
        return False
    return _DENYING.search(layout.text, start, end) is not None


def _part(layout: Layout, attribution: Attribution, span: Span, cue: Span | None) -> Attribution:
    start, end = span
    kind: Kind = "mixed" if layout.runs_in(start, end) else "indirect"
    return replace(attribution, spans=(span,), kind=kind, cue=cue)
