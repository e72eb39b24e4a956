"""Find where whom an article speaks of is the subject of a sentence."""

import re
from collections.abc import Mapping, Sequence

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.tokens import tokens
from quotesearch.extraction.resolution.entities import Place
from quotesearch.language.names.titles import ROLES

_OBJECT_REACH = 40  # characters before a name that are searched for its preposition
_POSSESSIVE = ("’s", "'s", "’ ", "' ")
# What follows somebody who does something, whatever stands before the name.
_ACTS = re.compile(
    r",? (?:(?:also|has|had|then|later) )?(?:[a-z]{2,}(?:s|ed)|said|told|wrote|went|was|were)\b"
)
# A preposition (and up to three words after it) before a name, which is therefore no subject.
_PREPOSITION = re.compile(
    r"""
    \b (?:of|for|to|with|by|from|against|about|at|in|on|between|like|than|behind|over|after|and)
    (?: [ ] (?:the|a|an|his|her) )?
    (?: [ ] [\w.\-]+ ){0,3}
    [ ]? \Z
    """,
    re.VERBOSE,
)


def find_subjects(layout: Layout, places: Sequence[Place], ends: Mapping[int, int]) -> list[Place]:
    """Return the subject of each sentence: the first place that is neither object nor possessor.

    Args:
        places: where the text speaks of somebody, in order.
        ends: where the words at these places end.
    """
    text = layout.text
    last_sentence = None
    subjects = []
    for place in places:
        sentence = layout.sentence_at(place.start)
        if sentence == last_sentence:
            continue
        reach = max(sentence[0], place.start - _OBJECT_REACH)
        end = ends[place.start]
        preposition = _PREPOSITION.search(text, reach, place.start)
        is_object = preposition is not None and not _is_of_office(text, reach, preposition.start())
        if is_object and _ACTS.match(text, end):
            is_object = False
        is_possessor = text.startswith(_POSSESSIVE, end)
        if not is_object and not is_possessor:
            last_sentence = sentence
            subjects.append(place)
    return subjects


def _is_of_office(text: str, reach: int, preposition: int) -> bool:
    """Tell "Minister of Health Ann Lee" by the word before its preposition."""
    before = tokens(text, reach, preposition)
    return bool(before) and before[-1].is_capitalised and before[-1].lower in ROLES
