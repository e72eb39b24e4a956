"""Matching: which phrase of denial begins at a word."""

from typing import NamedTuple

from quotesearch.language.denial_phrases import PHRASES, Sense, Words, is_loose
from quotesearch.language.reporting_words import CONFIRMING_VERBS, PREFERRING_WORDS

_AMOUNTS = frozenset("more less".split())  # "rather more than" prefers nothing
_LONGEST_PREFERENCE = 8  # words behind "rather" up to "than", at most
_ALTERNATIVES = ("or", "nor")


class PhraseMatch(NamedTuple):
    """A phrase of denial among words: the words `start` to `end`, the end excluded."""

    start: int
    end: int
    sense: Sense


def match_phrase(words: Words, start: int) -> PhraseMatch | None:
    """Match the longest phrase of denial that begins at a word; adverbs may stand inside it."""
    end = _end_of_excess(words, start) or _end_of_preference(words, start)
    if end is not None:
        return PhraseMatch(start, end, Sense.NEGATES)
    for phrase in PHRASES.get(words[start], ()):
        end = _end_of_phrase(phrase.words, words, start)
        if end is not None:
            return PhraseMatch(start, end, phrase.sense)
    return None


def is_coordinate(words: Words, match: PhraseMatch) -> bool:
    """Tell "confirm or deny", "denied nor confirmed": one of two verbs under one negator."""
    before = words[: match.start][-2:]
    if len(before) == 2 and before[0] in CONFIRMING_VERBS and before[1] in _ALTERNATIVES:
        return True
    after = words[match.end :][:2]
    return len(after) == 2 and after[0] in _ALTERNATIVES and after[1] in CONFIRMING_VERBS


def _end_of_excess(words: Words, start: int) -> int | None:
    """Match "too polite to"."""
    is_excess = words[start] == "too" and words[start + 2 : start + 3] == ("to",)
    return start + 3 if is_excess else None


def _end_of_preference(words: Words, start: int) -> int | None:
    """Match "would rather quit than", which negates what follows."""
    if words[start] not in PREFERRING_WORDS:
        return None
    second = start + 1
    following = words[second : second + _LONGEST_PREFERENCE]
    if "than" not in following or following[0] in _AMOUNTS:
        return None
    than = second + following.index("than")
    return than + 1


def _end_of_phrase(phrase: Words, words: Words, start: int) -> int | None:
    """Find the end of a phrase whose first word stands at `start`, or None if it is another."""
    end = start + 1
    for part in phrase[1:]:
        while end < len(words) and words[end] != part and is_loose(words[end]):
            end += 1
        if end == len(words) or words[end] != part:
            return None
        end += 1
    return end
