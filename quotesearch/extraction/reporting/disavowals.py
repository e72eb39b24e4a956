"""Disavowals: words that were put into somebody's mouth, or that the speaker disowns later."""

import re
from collections.abc import Sequence

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.chain import REACH, Chain, find_words
from quotesearch.language.denial import (
    ALLEGING,
    BE,
    FORGED,
    FORGERIES,
    HEDGES,
    MEDIA,
    MISREPORTED,
    MISTAKENLY,
)
from quotesearch.language.english import ROLES
from quotesearch.records import Span

_DENY = r"""(?:
    den(?:y|ies|ied|ying)|reject(?:s|ed)?|disput(?:e|es|ed)|refut(?:e|es|ed)|disavow(?:s|ed)?|
    dismiss(?:es|ed)?
)"""
_MATTER = r"""(?:
    claims?|allegations?|accusations?|charges?|reports?|accounts?|assertions?|statements?|
    remarks?|comments?|quotes?|words?
)"""
# The speaker denies the words, in the next clause or sentence.
_LATER = re.compile(
    rf"""
    \b(?P<subject>[^\W\d_][\w’'\-]{{0,40}}),?\s
    (?:(?:has|have|had|later|also|since|repeatedly|always|long|flatly|\w+ly)\s){{0,4}}
    (?:
        {_DENY}\s(?:ever\s)?(?P<saying>
            (?:using|saying|making|uttering|writing)\b
          | having\s(?:ever\s)?(?:said|made|used|written|uttered)\b
        )
      | {_DENY}\s(?P<matter>
            (?:it|this|that|so)\b(?!\s\w+\s(?:was|were|is|had|has))
          | (?:(?:the|this|these|those|such|any|all|his|her|both)\s)?{_MATTER}\b(?!\s(?:that|of|about))
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
_RELATIVE = re.compile(
    rf"""
    \b(?:which|something|an?\s\w+|allegations?|claims?|charges?)\s(?:that\s|which\s)?
    (?P<subject>[^\W\d_][\w’'\-]{{0,40}})\s(?:(?:has|have|had|\w+ly|always)\s){{0,3}}{_DENY}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What is said of a document right behind words that it puts into a mouth.
_IS_FORGED = re.compile(
    r"""
    [”"’'.,]*\s(?:is|was|are|were|proved|turned\sout\sto\sbe|is\ssaid\sto\sbe)\s(?:\w+\s){0,2}?
    (?:forger(?:y|ies)|forged|fakes?|faked|deepfakes?|hoax|fabricat(?:ed|ions?)|doctored|bogus|
    invented|falsified|made\sup)\b
    """,
    re.VERBOSE,
)
_SHOWING = frozenset("of in where showing shows showed has had with purporting".split())
# Groups of the pattern that deny the words as words.
_RETELLING = (
    "saying",
    "never",
    "such",
    "otherwise",
    "misquoted",
    "mistaken",
    "retracted",
    "forgery",
)
# Of these, what only the speaker can do: "the mayor denied saying so".
_OWN = ("saying", "never", "misquoted", "retracted")
_CHARGE = re.compile(
    r"\b(?:charge|accusation)s?\b", re.IGNORECASE
)  # of a deed, not of having said so
_PERSONAL = frozenset("he she they it".split())


def is_forged(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether the words were put into the speaker's mouth: "a doctored clip shows"."""
    text, mention, cue = layout.text, attribution.mention, attribution.cue
    start, end = attribution.spans[0][0], attribution.spans[-1][1]
    sentence = layout.sentence_at(start)
    words = find_words(text, max(sentence[0], start - REACH), start)
    if attribution.kind != "indirect":
        ahead = [word for word in words if mention is None or word.start < mention[1]]
        if _names_forgery([word.form.lower() for word in ahead]):
            return True
        if cue and cue[0] < start and _IS_FORGED.match(text, end, sentence[1]):
            return True
    if cue and cue[0] >= end:
        return _is_misreported([word.form for word in find_words(text, *cue)])
    return _is_misreported([word.form for word in words])


def _names_forgery(words: Sequence[str]) -> bool:
    """Tell "a doctored clip shows", "a deepfake of"; not "posting a fake photo, she wrote"."""
    for at, word in enumerate(words):
        following = words[at + 1 : at + 3]
        is_media = word in FORGED and not MEDIA.isdisjoint(following)
        is_forgery = word in FORGERIES and not _SHOWING.isdisjoint(following[:1])
        if (is_media or is_forgery) and words[at:].count(",") % 2 == 0:
            return True
    return False


def _is_misreported(words: Sequence[str]) -> bool:
    """Tell "was wrongly reported to have", "falsely quoted her as"."""
    for at, word in enumerate(words):
        if word in MISTAKENLY and words[at + 1 : at + 2] and words[at + 1] in MISREPORTED:
            passive = at > 0 and words[at - 1] in BE
            if "," not in words[at:] and (passive or words[at + 2 : at + 3] == ["as"]):
                return True
    return False


def find_disavowal(layout: Layout, attribution: Attribution, chain: Chain) -> Span | None:
    """Where the next clause or sentence denies the words, by the same speaker.

    Plainly reported words must be denied as words ("denied saying so"); alleged ones may be denied
    by any means.
    """
    text, cue, mention = layout.text, attribution.cue, attribution.mention
    end = max(attribution.spans[-1][1], cue[1] if cue else 0, mention[1] if mention else 0)
    number = layout.sentence_number(end - 1)
    last = min(number + 1, len(layout.sentences) - 1)
    stop = min(layout.sentences[last][1], layout.sentences[number][1] + 2 * REACH)
    names = {word.form.lower() for word in find_words(text, *mention)} if mention else set()
    content = {word.form.lower() for span in attribution.spans for word in find_words(text, *span)}
    hedged, hearsay = _is_hedged(chain), _is_hearsay(layout, attribution)
    for pattern in (_LATER, _RELATIVE):
        for match in pattern.finditer(text, end, stop):
            groups = match.groupdict()
            retelling = any(groups.get(name) for name in _RETELLING)
            subject = match["subject"].lower()
            same = subject in _PERSONAL or subject in names
            if subject in ROLES and subject not in content:
                same = same or any(groups.get(name) for name in _OWN)
            words_denied = retelling or (hearsay and not _CHARGE.search(match.group()))
            if same and (hedged or words_denied) and not layout.is_quoted(match.start()):
                closing = layout.sentence_at(match.end() - 1)[1]
                return match.start(), closing
    return None


def _is_hearsay(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether somebody else reports that the speaker said it: "police allege that Lee told a friend"."""
    if not attribution.mention:
        return False
    start = attribution.mention[0]
    sentence = layout.sentence_at(start)
    before = {
        word.form.lower()
        for word in find_words(layout.text, max(sentence[0], start - REACH), start)
    }
    return not before.isdisjoint(ALLEGING)


def _is_hedged(chain: Chain) -> bool:
    lower = [word.form for word in chain.words]
    said_to_have = any(lower[at : at + 2] == ["said", "to"] for at in range(len(lower)))
    return said_to_have or bool(HEDGES & set(lower))
