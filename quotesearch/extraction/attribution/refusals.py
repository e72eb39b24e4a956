"""Refusals to answer: "declined to comment" and "did not respond to messages" report no words."""

import re

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Span

_REFUSING = re.compile(
    r"""
    \b(?:declin\w+|refus\w+|not|no|never|without|cannot|unable|unwilling|unavailable)\b
  | n[’']t\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What it is that somebody did not do. Taken for the content.
_NO_ANSWER = re.compile(
    r"""
    (?:to\s)?
    (?:(?:immediately|publicly|directly|further)\s)?
    (?:
        (?:for\s)?
        (?:(?:immediate|further|any|additional|public|a)\s)*
        comment(?:ing|s)?\b
        (?!\s(?:on|about)\s(?:if|(?:\w+\s){0,2}?(?:reports|claims|allegations|rumou?rs)\b))
      | elaborat(?:e|ing)\b
      | be\s(?:interviewed|identified|named|quoted|reached)\b
      | (?:respond|reply|answer)(?:ing)?\b
      | (?:[\w’'.-]+\s){0,6}?
        (?P<request>
            requests? | messages? | calls? | e-?mails? | inquiry | inquiries
          | enquiry | enquiries | questions? | voicemails? | texts?
        )\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same, where the model took it all for the cue.
_NO_ANSWER_CUE = re.compile(
    r"""
    \b comment(?:ed|ing)? \s (?:(?:further|publicly|directly)\s)? (?:on|about) $
  | \b(?:respon|repl(?:y|ie)|return|answer) .*
    \b(?:requests?|messages?|calls?|e-?mails?|inquiries|questions?|comment) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLAIM = re.compile(r"\b(?:whether|reports?|claims?|allegations?|rumou?rs|suggestions?)\b")
_ANSWERING = re.compile(
    r"\b(?:respon|repl(?:y|ie)|return|answer|acknowledg|address)", re.IGNORECASE
)
_OPENING = 200  # characters of a content that are looked at


def is_refusal(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether an indirect quote only reports that somebody gave no answer.

    "Declined to say whether it leaked" is a quote: it tells what the speaker was asked.
    """
    if attribution.kind != "indirect" or attribution.cue is None:
        return False
    lead = _lead(layout, attribution, attribution.cue)
    pieces = [layout.text[start:end] for start, end in attribution.spans]
    content = " ".join(pieces)[:_OPENING]
    if not _REFUSING.search(lead) or "whether" in content:
        return False
    if _NO_ANSWER_CUE.search(lead):
        return not _CLAIM.search(content)
    no_answer = _NO_ANSWER.match(content)
    if no_answer is None:
        return False
    return no_answer["request"] is None or _ANSWERING.search(lead) is not None


def _lead(layout: Layout, attribution: Attribution, cue: Span) -> str:
    """Return the cue, as far as it stands before the content."""
    start, end = cue
    end_of_lead = min(end, max(start, attribution.start))
    return layout.text[start:end_of_lead]
