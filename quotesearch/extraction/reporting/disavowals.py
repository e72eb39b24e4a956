"""Disavowals: words that the speaker disowns later, in the same sentence or the next.

Plainly reported words must be denied as words ("denied saying so"); alleged ones may be denied by
any means ("she denies it").
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_words import REACH, forms, split_words
from quotesearch.extraction.reporting.governing_words import GoverningWords
from quotesearch.language.english import ROLES
from quotesearch.language.hearsay import ALLEGING_VERBS, HEARSAY_HEDGES
from quotesearch.records import Span

_DENY = r"""(?:
    den(?:y|ies|ied|ying)|reject(?:s|ed)?|disput(?:e|es|ed)|refut(?:e|es|ed)|disavow(?:s|ed)?|
    dismiss(?:es|ed)?
)"""
_MATTER = r"""(?:
    claims?|allegations?|accusations?|charges?|reports?|accounts?|assertions?|statements?|
    remarks?|comments?|quotes?|words?
)"""
_SUBJECT = r"(?P<subject>[^\W\d_][\w’'\-]{0,40})"
# The speaker denies the words, in the next clause or sentence.
_NEXT_CLAUSE = re.compile(
    rf"""
    \b{_SUBJECT},?\s
    (?:(?:has|have|had|later|also|since|repeatedly|always|long|flatly|\w+ly)\s){{0,4}}
    (?:
        {_DENY}\s(?:ever\s)?(?P<saying>
            (?:using|saying|making|uttering|writing)\b
          | having\s(?:ever\s)?(?:said|made|used|written|uttered)\b
        )
      | {_DENY}\s(?P<matter>
            (?:it|this|that|so)\b(?!\s\w+\s(?:was|were|is|had|has))
          | (?:(?:the|this|these|those|such|any|all|his|her|both)\s)?
            {_MATTER}\b(?!\s(?:that|of|about))
        )
      | (?P<otherwise>(?:says|said|swears|insists|insisted|maintains)\sotherwise\b)
      | (?P<never>
            (?:(?:says|said|insists|insisted)\s(?:that\s)?(?:he|she|they)\s)?
            never\s(?:said|wrote|used|made|uttered|did)\s
            (?:so|it|that|this|them|those|these|such|any)\b
        )
      | (?P<such>
            (?:says|said|did|made|used|wrote)\s(?:that\s)?
            (?:(?:he|she|they)\s(?:had\s)?(?:said|used)\s)?
            (?:no\ssuch|nothing\sof\sthe\s(?:kind|sort))\b
        )
      | (?:(?:says|said|insists|insisted)\s(?:that\s)?(?:he|she|they)\s)?
        (?P<misquoted>(?:was|were)\smisquoted)
      | (?P<mistaken>
            (?:
                (?:now|says|said|admits|admitted|concedes|conceded|acknowledges|acknowledged)\s
            ){{1,2}}
            (?:that\s)?(?:he|she|they)\s(?:was|were|had\sbeen)\s
            (?:mistaken|wrong|misinformed|in\serror)(?=[.,;])
        )
      | (?P<retracted>
            (?:retracted|withdrew|withdrawn|recanted|walked\sback|took\sback|taken\sback|disavowed|
            disowned)\s
            (?:it|(?:the|this|that|his|her|their|those)\s{_MATTER})\b
        )
      | (?P<forgery>
            (?:calls|called|describes|described)\s(?:the|this|that|it|those|them)\s
            (?:\w+\s){{0,2}}?(?:as\s)?an?\s(?:fabrication|forgery|fake|invention|hoax|lie)\b
        )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same in a relative clause: "a claim she denies".
_RELATIVE_CLAUSE = re.compile(
    rf"""
    \b(?:which|something|an?\s\w+|allegations?|claims?|charges?)\s(?:that\s|which\s)?
    {_SUBJECT}\s(?:(?:has|have|had|\w+ly|always)\s){{0,3}}{_DENY}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Groups of the pattern that deny the words as words.
_DENYING_WORDS = frozenset(
    "saying never such otherwise misquoted mistaken retracted forgery".split()
)
# Those that only the speaker can do: "the mayor denied saying so".
_DONE_BY_SPEAKER = frozenset("saying never misquoted retracted".split())
# A charge is of a deed, not of having said something.
_CHARGE = re.compile(r"\b(?:charge|accusation)s?\b", re.IGNORECASE)
_PRONOUNS = frozenset("he she they it".split())


def find_disavowal(
    layout: Layout, attribution: Attribution, governing: GoverningWords
) -> Span | None:
    """Find where the next clause or sentence denies the words, by the same speaker.

    Returns the span from the subject of that clause to the end of its sentence.
    """
    is_alleged = _is_hedged(governing)
    is_hearsay = _is_hearsay(layout, attribution)
    for match in _denying_clauses(layout, attribution):
        groups = {name for name, text in match.groupdict().items() if text}
        denies_words = not _DENYING_WORDS.isdisjoint(groups)
        denies_hearsay = is_hearsay and not _CHARGE.search(match.group())
        if not is_alleged and not denies_words and not denies_hearsay:
            continue
        if layout.is_quoted(match.start()):
            continue
        if _is_by_speaker(layout.text, attribution, match["subject"].lower(), groups):
            _, sentence_end = layout.sentence_at(match.end() - 1)
            return match.start(), sentence_end
    return None


def _denying_clauses(layout: Layout, attribution: Attribution) -> Iterator[re.Match[str]]:
    """Yield the clauses that deny something, up to the end of the next sentence."""
    start = _end_of_report(attribution)
    number = layout.sentence_number(start - 1)
    next_number = min(number + 1, len(layout.sentences) - 1)
    _, sentence_end = layout.sentences[number]
    _, next_sentence_end = layout.sentences[next_number]
    stop = min(next_sentence_end, sentence_end + 2 * REACH)
    for pattern in (_NEXT_CLAUSE, _RELATIVE_CLAUSE):
        yield from pattern.finditer(layout.text, start, stop)


def _end_of_report(attribution: Attribution) -> int:
    ends = [attribution.spans[-1][1]]
    for part in (attribution.cue, attribution.mention):
        if part:
            ends.append(part[1])
    return max(ends)


def _is_by_speaker(
    text: str, attribution: Attribution, subject: str, groups: Collection[str]
) -> bool:
    """Tell whether the subject of a denying clause is the speaker of the words that it denies."""
    if subject in _PRONOUNS or subject in _mention_words(text, attribution):
        return True
    is_role = subject in ROLES and subject not in _content_words(text, attribution)
    return is_role and not _DONE_BY_SPEAKER.isdisjoint(groups)


def _mention_words(text: str, attribution: Attribution) -> set[str]:
    if attribution.mention is None:
        return set()
    return _lower_words(text, attribution.mention)


def _content_words(text: str, attribution: Attribution) -> set[str]:
    words: set[str] = set()
    for span in attribution.spans:
        words |= _lower_words(text, span)
    return words


def _lower_words(text: str, span: Span) -> set[str]:
    return {word.form.lower() for word in split_words(text, *span)}


def _is_hedged(governing: GoverningWords) -> bool:
    """Tell "is said to have told", "allegedly told"."""
    words = forms(governing.to_content)
    if not HEARSAY_HEDGES.isdisjoint(words):
        return True
    return ("said", "to") in pairwise(words)


def _is_hearsay(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether somebody else says that the speaker said it: "police allege that Lee told"."""
    if not attribution.mention:
        return False
    mention_start, _ = attribution.mention
    sentence_start, _ = layout.sentence_at(mention_start)
    lead_start = max(sentence_start, mention_start - REACH)
    lead = _lower_words(layout.text, (lead_start, mention_start))
    return not ALLEGING_VERBS.isdisjoint(lead)
