"""Datelines: where and when a story was filed, before its first words ("PARIS, May 3 (AP) — ").

They are no part of the sentence that they open, and a place before a colon is nobody who speaks.
"""

import re
from collections.abc import Sequence

from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.records import Span

_WORD = rf"[{CAPITALS}][\w.’'-]{{0,20}}"
_WORDS = rf"{_WORD}(?:[ ]{_WORD}){{0,2}}"
_CAPITALS_WORD = rf"[{CAPITALS}][{CAPITALS}.’'-]{{0,20}}"
# A place in capitals, three letters at least: NEW DELHI, ST. LOUIS, BERLIN/MILAN.
_PLACE = (
    rf"(?=[{CAPITALS}.]{{3}}|[{CAPITALS}]{{2,4}}[ ]){_CAPITALS_WORD}(?:[ /]{_CAPITALS_WORD}){{0,3}}"
)
_REGION = rf"(?:,[ ]{_WORDS} | [ ]\({_WORDS}\) | [ ]\[{_WORDS}\])"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:,?[ ]\(?(?:\d{{1,2}}[ ]{_MONTH} | {_MONTH}[ ]\d{{1,2}})(?:,?[ ]\d{{4}})?\)?)"
_AGENCY = rf"(?:[ ]?\([{CAPITALS}][\w&/ .-]{{1,20}}\))"
_DASH = r"(?:[ ]?[—–][ ]? | [ ]?--[ ]? | [ ]-[ ])"
_DATELINE = re.compile(
    rf"""
    \s*
    (?: {_PLACE} {_REGION}{{0,2}} {_DAY}? {_AGENCY}? {_DASH}       # PARIS, May 3 (AP) —
      | {_WORDS} {_REGION}{{0,2}} (?:{_DAY} {_AGENCY}? | {_AGENCY}) (?:{_DASH} | :[ ])
                                                                   # Dublin, 3 May –
      | \([{CAPITALS}][A-Za-z]{{1,12}}\) {_DASH}                   # (Reuters) -
      | (?P<labelled> {_PLACE} {_REGION}{{0,2}} :[ ])              # NEW DELHI:
    )
    (?=\S)
    """,
    re.VERBOSE,
)
_LABEL = re.compile(rf"\s*{_PLACE}:[ ]", re.VERBOSE)
_OPENING = 3  # paragraphs, a headline among them: a place before a colon opens one of these
_ONLY_A_QUOTE = re.compile(r"[“\"][^“”\"\n]*+[”\"]?\s*\Z|[‘'][^\n]*[’']\s*\Z")


def without_datelines(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Return the paragraphs, each from behind its dateline on.

    What stands before a colon in capitals may also be a speaker, as in an interview. It is taken
    for a place only if it is the one such label of the text, at its opening, and more than a quote
    follows.
    """
    labels = sum(_LABEL.match(text, *paragraph) is not None for paragraph in paragraphs)
    opening = paragraphs[:_OPENING]
    bodies: list[Span] = []
    for paragraph in paragraphs:
        start, end = paragraph
        dateline = _DATELINE.match(text, start, end)
        if dateline is not None and dateline["labelled"]:
            is_place = labels == 1 and paragraph in opening
            if not is_place or _ONLY_A_QUOTE.match(text, dateline.end(), end):
                dateline = None
        bodies.append((dateline.end() if dateline else start, end))
    return bodies
