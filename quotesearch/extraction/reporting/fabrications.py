"""Fabrications: words that were put into somebody's mouth, by a forgery or by mistake."""

import re
from collections.abc import Sequence

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_words import REACH, Word, forms, split_words
from quotesearch.language.hearsay import ATTRIBUTED, FORGED, FORGERIES, MEDIA, MISTAKENLY
from quotesearch.language.reporting_words import FORMS_OF_BE
from quotesearch.records import Span

_SHOWING = frozenset("of in where showing shows showed has had with purporting".split())
# What is said of a document right behind the words that it puts into somebody's mouth.
_IS_FORGED = re.compile(
    r"""
    [”"’'.,]*\s(?:is|was|are|were|proved|turned\sout\sto\sbe|is\ssaid\sto\sbe)\s(?:\w+\s){0,2}?
    (?:forger(?:y|ies)|forged|fakes?|faked|deepfakes?|hoax|fabricat(?:ed|ions?)|doctored|bogus|
    invented|falsified|made\sup)\b
    """,
    re.VERBOSE,
)


def is_fabricated(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether the words were put into the speaker's mouth: "a doctored clip shows"."""
    content_start, _ = attribution.spans[0]
    _, content_end = attribution.spans[-1]
    sentence_start, _ = layout.sentence_at(content_start)
    lead_start = max(sentence_start, content_start - REACH)
    lead = split_words(layout.text, lead_start, content_start)
    cue = attribution.cue
    if attribution.kind != "indirect":
        if _names_forgery(_up_to_mention(lead, attribution.mention)):
            return True
        if cue and cue[0] < content_start and _is_called_forged(layout, attribution):
            return True
    if cue and cue[0] >= content_end:
        return _is_misattributed(forms(split_words(layout.text, *cue)))
    return _is_misattributed(forms(lead))


def _up_to_mention(words: Sequence[Word], mention: Span | None) -> Sequence[str]:
    """Give the words in front of a mention and its own, in lower case; all where there is none."""
    if mention is not None:
        _, mention_end = mention
        words = [word for word in words if word.start < mention_end]
    return [word.form.lower() for word in words]


def _names_forgery(words: Sequence[str]) -> bool:
    """Tell "a doctored clip shows", "a deepfake of"; not "posting a fake photo, she wrote"."""
    for position, word in enumerate(words):
        next_words = words[position + 1 : position + 3]
        is_medium = word in FORGED and not MEDIA.isdisjoint(next_words)
        is_forgery = word in FORGERIES and not _SHOWING.isdisjoint(next_words[:1])
        if not is_medium and not is_forgery:
            continue
        is_in_aside = words[position:].count(",") % 2 == 1
        if not is_in_aside:
            return True
    return False


def _is_called_forged(layout: Layout, attribution: Attribution) -> bool:
    """Tell "the letter in which she wrote “…” is a forgery"."""
    content_start, _ = attribution.spans[0]
    _, content_end = attribution.spans[-1]
    _, sentence_end = layout.sentence_at(content_start)
    return _IS_FORGED.match(layout.text, content_end, sentence_end) is not None


def _is_misattributed(words: Sequence[str]) -> bool:
    """Tell "was wrongly reported to have", "has been falsely quoted as"."""
    for position, word in enumerate(words):
        if word not in MISTAKENLY:
            continue
        following = words[position + 1 :]
        if not following or following[0] not in ATTRIBUTED:
            continue
        is_passive = position > 0 and words[position - 1] in FORMS_OF_BE
        names_words = following[1:2] == ("as",)
        if (is_passive or names_words) and "," not in following:
            return True
    return False
