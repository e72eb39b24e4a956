"""Noun phrases: names and descriptions of people, found from their last word or from their first."""

from __future__ import annotations

from collections.abc import Sequence

from quotesearch.extraction.structure import Token
from quotesearch.extraction.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    GROUPS,
    MODALS,
    NAME_LINKS,
    NAME_PARTICLES,
    PLACE_LINKS,
    PRONOUNS,
    ROLES,
    VERBS,
)
from quotesearch.models import Span

NOT_IN_DESCRIPTIONS = AUXILIARIES | MODALS | (CONJUNCTIONS - {"and"}) | PRONOUNS | {"there", "here", "so"}
_NO_NAME_OPENINGS = ADVERBS | CONJUNCTIONS | PLACE_LINKS | {"what"}
_DESCRIPTION_WORDS = 9  # a longer description is a misreading


def noun_phrase_ending(words: Sequence[Token], last: int) -> Span | None:
    """The noun phrase whose last word is `words[last]`, or None."""
    head = words[last]
    if not head.is_word or head.lower in CALENDAR or head.lower.endswith(("’s", "'s")):
        return None
    if head.lower in PRONOUNS:
        return head.start, head.end
    if head.is_capitalised and head.lower not in DETERMINERS | CONJUNCTIONS | PLACE_LINKS:
        return _name_ending(words, last)
    return _description_ending(words, last)


def _name_ending(words: Sequence[Token], last: int) -> Span | None:
    first = last
    while first > 0:
        word, at = words[first - 1], first - 2
        if at > 0 and words[at].lower in NAME_PARTICLES:  # "van der Berg"
            at -= 1
        capital_before = at >= 0 and words[at].is_word and words[at].is_capitalised
        joins = word.lower in NAME_LINKS and capital_before and not _opens_sentence(words, at)
        if not (is_name(word) or joins or word.text == "."):
            break
        first -= 1
    while first < last and (words[first].lower in _NO_NAME_OPENINGS or words[first].text == "."):
        first += 1
    opening = first
    while opening > 0 and _modifies(words[opening - 1]):
        opening -= 1
    if opening > 0 and words[opening - 1].lower in ARTICLES:
        opening -= 1
    elif opening < first and opening > 0 and is_name(words[opening - 1]):
        while opening > 0 and is_name(words[opening - 1]):  # "Clinton campaign manager Robby Mook"
            opening -= 1
    elif opening == first and (article := _article_before(words, first)) is not None:
        opening = article
    elif opening == first and opening > 2 and words[opening - 1].lower in ("from", "for", "of", "with"):
        noun = words[opening - 2].lower
        described = _description_ending(words, opening - 2)
        if described and (noun in DOCUMENTS | ROLES or noun.removesuffix("s") in ROLES):
            return described[0], words[last].end
    return words[opening].start, words[last].end


def _article_before(words: Sequence[Token], first: int) -> int | None:
    """ "an angry Hollande": index of the article, with one or two adjectives before the name."""
    for at in range(first - 2, max(-1, first - 4), -1):
        between = words[at + 1 : first]
        if words[at].lower in ("a", "an") and all(w.is_word and w.lower not in NOT_IN_DESCRIPTIONS for w in between):
            return at
    return None


def is_name(word: Token) -> bool:
    return word.is_word and word.is_capitalised and word.lower not in CALENDAR | PRONOUNS


def _modifies(word: Token) -> bool:
    return word.lower in ROLES and not word.is_capitalised


def _opens_sentence(words: Sequence[Token], at: int) -> bool:
    """A capital that only marks the start of a sentence: "After the Senate said"."""
    return at == 0 and words[at].lower in PLACE_LINKS | CONJUNCTIONS | ADVERBS


def _description_ending(words: Sequence[Token], last: int) -> Span | None:
    """ "a senior official", "people familiar with the matter", "a January 9 memorandum"."""
    if words[last].lower in NOT_IN_DESCRIPTIONS | PLACE_LINKS | DETERMINERS - {"others"}:
        return None
    at = last
    while last - at < _DESCRIPTION_WORDS:
        word = words[at]
        if word.lower in DETERMINERS:
            linked = at > 1 and words[at - 1].lower in PLACE_LINKS and words[at - 2].is_word
            if not linked or words[at - 2].lower in NOT_IN_DESCRIPTIONS:
                return word.start, words[last].end
        elif not word.is_word or word.lower in NOT_IN_DESCRIPTIONS:
            return _bare_description(words, at + 1, last)
        if at == 0:
            return _bare_description(words, 0, last)
        at -= 1
    return None


def _bare_description(words: Sequence[Token], first: int, last: int) -> Span | None:
    """A phrase without a determiner can only be a plural: "Pentagon officials", "critics of the deal"."""
    while first < last and words[first].lower in PLACE_LINKS | ADVERBS | {"and"}:
        first += 1
    if words[first].lower in PLACE_LINKS | ADVERBS | CONJUNCTIONS | CALENDAR:
        return None
    plural = any(
        (word.lower.endswith("s") and not word.lower.endswith("ss")) or word.lower == "people"
        for word in words[first : last + 1]
        if word.is_word
    )
    singular_role = words[last].lower in ROLES
    return (words[first].start, words[last].end) if plural or singular_role else None


def name_starting(words: Sequence[Token], at: int) -> int:
    """Index of the last word of the name that starts at `at`."""
    while at + 1 < len(words):
        word, beyond = words[at + 1], at + 2
        if word.lower in NAME_PARTICLES and beyond < len(words) and words[beyond].lower in NAME_PARTICLES:
            beyond += 1
        if is_name(word) or _modifies(word):
            at += 1
        elif (word.lower in NAME_LINKS or word.text == ".") and beyond < len(words) and is_name(words[beyond]):
            at = beyond
        else:
            break
    return at


def described_name(words: Sequence[Token], at: int) -> int | None:
    """ "Cruz constituent Dan Golvach" is not Cruz: index of the last word of a name behind lower-case nouns."""
    if at + 1 < len(words) and words[at + 1].lower.removesuffix("s") in ROLES | GROUPS:
        return at + 1  # nor are "Cruz aides"
    for i, word in enumerate(words[at + 1 : at + 6], start=at + 1):
        if word.is_word and word.is_capitalised and i > at + 1 and is_name(word):
            last = name_starting(words, i)
            return last if last > i else None
        if not word.is_word or word.lower in NOT_IN_DESCRIPTIONS | PLACE_LINKS | ADVERBS | VERBS | {"and"}:
            return None
    return None


def description_starting(words: Sequence[Token]) -> int:
    """Index of the last word of "the mayor of Springfield", with the name that an apposition adds."""
    at = 0
    for i, word in enumerate(words[1 : _DESCRIPTION_WORDS + 1], start=1):
        if not word.is_word or word.lower in NOT_IN_DESCRIPTIONS:
            break
        if word.lower in PLACE_LINKS and word.lower not in ("of", "for", "from", "with"):
            break
        if word.lower in ADVERBS or word.lower in CALENDAR or word.lower == "and":
            break
        at = i
    while at and words[at].lower in PLACE_LINKS | DETERMINERS:
        at -= 1
    return at
