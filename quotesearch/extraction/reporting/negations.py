"""Negations: how often words turn what they govern into its opposite.

Two cancel out: "has denied" denies, "could not deny" does not.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from quotesearch.extraction.reporting.phrase_matching import (
    PhraseMatch,
    is_coordinate,
    match_phrase,
)
from quotesearch.language.claims import names_claim, names_claim_that
from quotesearch.language.denial_phrases import PHRASES, Sense, Words, is_loose
from quotesearch.language.english import ADVERBS, DETERMINERS
from quotesearch.language.reporting_words import FORMS_OF_BE, PREFERRING_WORDS, SAYING_VERBS

DENYING_SENSES = (Sense.DENIES, Sense.DENIES_CLAIMS, Sense.DECRIES_CLAIMS)
_PARTICIPLE = re.compile(r"^(?!un).*ed$|^(?:thrown|taken|withdrawn|shot|forsworn|given)$")
# What follows one of these was not said, whatever stands before: "kept silent rather than say".
_REPLACING = PREFERRING_WORDS | {"instead"}
_ARTICLES = DETERMINERS - {"no"}
_ENUMERATING = frozenset("a the these those past last next first".split())  # "the last few said"
_NEARLY = frozenset("almost nearly".split())
_PERSUADING = frozenset("persuade convince".split())
# Comparatives that "could not" strengthens: "could not be clearer".
_STRENGTHENED = frozenset(
    """
    clearer plainer blunter franker firmer stronger surer happier prouder keener louder simpler
    harsher
    """.split()
)


@dataclass(frozen=True)
class Negations:
    """How often words negate what they govern, and how they leave it.

    `ends_in_denial`: the last negation is a verb or noun of denying, without a verb of saying
    behind it. `leaves_open`: "has not ruled out".
    """

    count: int
    leaves_open: bool
    ends_in_denial: bool


@dataclass(frozen=True)
class _Occurrence:
    """A phrase of denial where it stands among words.

    Attributes:
        words: all words among which it stands.
        match: where it stands, and its sense.
        head: the first words of the content.
        words_lead: the content follows the words.
        is_late: the phrase stands behind the verb that reports.
    """

    words: Words
    match: PhraseMatch
    head: Words
    words_lead: bool
    is_late: bool

    @property
    def first(self) -> str:
        return self.words[self.match.start]

    @property
    def last(self) -> str:
        return self.words[self.match.end - 1]

    @property
    def ahead(self) -> Words:
        return self.words[: self.match.start]

    @property
    def before(self) -> str:
        """The word right before the phrase, "" at the beginning."""
        return self.ahead[-1] if self.ahead else ""

    @property
    def following(self) -> Words:
        """What the phrase governs: the words behind it and the first ones of the content."""
        return (*self.words[self.match.end :], *self.head[:4])


def count_negations(words: Words, head: Words, *, words_lead: bool, verb_end: int = 0) -> Negations:
    """Count the negations among words.

    Args:
        words: the words, as forms.
        head: the first words of the content that they govern.
        words_lead: the words stand in front of the content.
        verb_end: how many of the words belong to the verb that reports or stand in front of it.
    """
    count = 0
    leaves_open = False
    ends_in_denial = False
    position = 0
    while position < len(words):
        match = match_phrase(words, position)
        if match is None:
            ends_in_denial = ends_in_denial and words[position] not in SAYING_VERBS
            position += 1
            continue
        occurrence = _Occurrence(words, match, head, words_lead, is_late=position >= verb_end)
        if match.sense is Sense.LEAVES_OPEN:
            leaves_open = leaves_open or not is_coordinate(words, match)
        elif _is_negation(occurrence):
            count = 1 if occurrence.first in _REPLACING else count + 1
            ends_in_denial = match.sense in DENYING_SENSES
        position = match.end
    return Negations(count, leaves_open, ends_in_denial)


def _is_negation(phrase: _Occurrence) -> bool:
    """Tell whether a phrase of denial negates what it governs, where it stands."""
    match phrase.match.sense:
        case Sense.NEGATES:
            return _negates(phrase)
        case Sense.IS_FALSE:
            return phrase.is_late and phrase.before != "as"
        case Sense.DENIES:
            return _is_denying_verb(phrase)
        case Sense.DENIES_CLAIMS:
            return _is_denying_verb(phrase) and _denies_claim(phrase)
        case Sense.DECRIES_CLAIMS:
            return _is_denying_verb(phrase) and _decries_claim(phrase)
        case _:
            return False


def _negates(phrase: _Occurrence) -> bool:
    """Tell whether a negator or a verb of avoiding negates what it governs."""
    word = phrase.first
    following = phrase.following
    if word == "nor" and "neither" in phrase.ahead:
        return False
    if phrase.is_late and word.endswith("ed") and following[:1] != ("to",):
        return False  # "met for failed talks"
    if word == "few" and phrase.before in _ENUMERATING:
        return False
    if word in _NEARLY:
        says = bool(following) and following[0] in SAYING_VERBS
        return says and not phrase.is_late  # "almost said"
    if not _PERSUADING.isdisjoint(following[:2]):
        return False  # "failed to persuade the board that"
    if word == "without" and not any(_is_verbal(part) for part in following[:2]):
        return False  # "said without notes"
    if phrase.before == "could" and _is_strengthened(following):
        return False
    is_postponed = word in ("not", "never") and "until" in following
    return not is_postponed


def _is_verbal(word: str) -> bool:
    """Tell what "without" negates: "without (ever) saying", "without (any) hesitation"."""
    if word.endswith("ing") or is_loose(word):
        return True
    return word in PHRASES and word not in DETERMINERS


def _is_strengthened(following: Words) -> bool:
    """Tell "not have put it more bluntly", "not be clearer"; not "not say more"."""
    near = following[:6]
    if not _STRENGTHENED.isdisjoint(near):
        return True
    for word, next_word in pairwise((*near, "")):
        if next_word == "more" and word not in SAYING_VERBS:
            return True
        if word == "more" and next_word.endswith("ly"):
            return True
    return False


def _is_denying_verb(phrase: _Occurrence) -> bool:
    """Tell whether a phrase that looks like a verb or noun of denying is one here."""
    word = phrase.first
    is_determined = phrase.before in DETERMINERS
    if is_determined and word.endswith("ed"):
        return False  # "the disputed valley"
    if word in ("dispute", "disputes") and not _ARTICLES.isdisjoint(phrase.ahead[-2:]):
        return False  # "the border dispute"
    if is_coordinate(phrase.words, phrase.match) or _is_passive(phrase):
        return False
    if word == "opposition" and not SAYING_VERBS.isdisjoint(phrase.following[:1]):
        return False  # "prompting the opposition to accuse"
    # "A denial of the claim" denies; "a question about the claim that" does not.
    return not is_determined or phrase.match.sense is Sense.DENIES


def _is_passive(phrase: _Occurrence) -> bool:
    """Tell "was denied a visa"."""
    match = phrase.match
    is_one_word = match.end - match.start == 1
    if not is_one_word or not _PARTICIPLE.search(phrase.first):
        return False
    if phrase.is_late or not phrase.words_lead:
        return False
    for word in reversed(phrase.ahead):
        if not is_loose(word) and word not in ADVERBS:
            return word in FORMS_OF_BE
    return False


def _denies_claim(phrase: _Occurrence) -> bool:
    """Tell "brushed aside suggestions", "balked at calling it", "argued against raising"."""
    following = phrase.following
    if names_claim(following[:7]):
        return True
    if not following or not following[0].endswith("ing"):
        return False
    return following[0] in SAYING_VERBS or phrase.last == "against"


def _decries_claim(phrase: _Occurrence) -> bool:
    """Tell "condemned the claim that"."""
    return names_claim_that(phrase.following[:8])
