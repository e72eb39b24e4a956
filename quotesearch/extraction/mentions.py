"""Mentions: the noun phrase that stands before or after a cue and says who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from quotesearch.extraction.phrases import (
    NOT_IN_DESCRIPTIONS,
    described_name,
    description_starting,
    is_name,
    name_starting,
    noun_phrase_ending,
)
from quotesearch.extraction.structure import Token
from quotesearch.extraction.words import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PLACE_LINKS,
    PRONOUNS,
    QUOTING,
    ROLES,
    VERBS,
)
from quotesearch.models import Span

_OPENING_ADVERBIAL = 14  # words before the comma of "On February 28, …"


class Inherited:
    """The cue has its subject from an earlier verb of the sentence ("… and said", "…, adding")."""


INHERITED = Inherited()


def subject_before(words: Sequence[Token], *, participle: bool, past: bool) -> Span | Inherited | None:
    """The mention that ends before a cue.

    Args:
        words: tokens from the start of the clause to the cue.
        participle: the cue is an -ing form.
        past: the cue may be a passive participle.

    Returns:
        The mention's span; INHERITED when the subject stands further left; None when there is none, as in the
        passive, after a modal verb, or where the article says that nobody said it.
    """
    at = len(words) - 1
    saw_be = saw_not = False
    while at >= 0 and _skippable(words, at):
        saw_be |= words[at].lower in BE_FORMS
        saw_not |= words[at].lower in NEGATIONS
        at -= 1
    if saw_not or (saw_be and past):
        return None
    if at < 0:
        return INHERITED
    word = words[at]
    if word.text == ")":  # "Sen. Bernie Sanders (I-Vt.) said"
        opening = next((i for i in range(at, max(-1, at - 8), -1) if words[i].text == "("), 0)
        return noun_phrase_ending(words, opening - 1) if opening else None
    if word.lower in MODALS:
        before = words[at - 1].lower if at else ""
        return INHERITED if word.lower == "to" and before == "on" else None
    if participle and word.lower == "as":
        return _quoted_before(words, at - 1)
    if participle and not saw_be:
        found = noun_phrase_ending(words, at)
        introduced = found and any(w.lower == "with" and 0 <= found[0] - w.end <= 1 for w in words)
        return found if introduced else INHERITED
    if word.lower in ("and", "but"):
        return INHERITED
    if word.text == ",":
        return _before_apposition(words, at)
    if word.lower in ("who", "which", "that"):
        return _antecedent(words, at)
    return noun_phrase_ending(words, at)


def _quoted_before(words: Sequence[Token], last: int) -> Span | Inherited:
    """ "The Times quoted Bob Ray as saying": the words are Bob Ray's."""
    found = noun_phrase_ending(words, last) if last >= 0 else None
    before = [word.lower for word in words if found and word.end <= found[0]][-1:]
    return found if found and before and before[0] in QUOTING else INHERITED


def _skippable(words: Sequence[Token], at: int) -> bool:
    lower = words[at].lower
    if lower in AUXILIARIES or lower in ADVERBS:
        return True
    if lower.endswith("ly") and not words[at].is_capitalised:
        return True
    if words[at].text != ",":
        return False
    beside = [words[i].lower for i in (at - 1, at + 1) if 0 <= i < len(words)]
    return any(word in ADVERBS or word in AUXILIARIES for word in beside)


def _before_apposition(words: Sequence[Token], comma: int) -> Span | Inherited | None:
    """ "Jane Doe, the mayor, said" and "Jane Doe, who …, said": the name before the first of the two commas."""
    for at in range(comma - 1, max(-1, comma - 30), -1):
        if words[at].text == "," and at > 0:
            if words[at - 1].lower in ROLES and all(is_name(word) for word in words[at + 1 : comma]):
                return words[at + 1].start, words[comma - 1].end  # "her adviser, Jake Sullivan, said"
            opening = words[at + 1]
            relative = opening.lower in DETERMINERS | ROLES | {"who", "whose"} or opening.text[0].isdigit()
            found = noun_phrase_ending(words, at - 1)
            if found and relative:
                return found
    return INHERITED


def _antecedent(words: Sequence[Token], relative: int) -> Span | None:
    at = relative - 1
    if at >= 0 and words[at].text == ",":
        at -= 1
    found = noun_phrase_ending(words, at) if at >= 0 else None
    if found is None or words[relative].lower == "who":
        return found
    return found if any(w.is_capitalised for w in words if found[0] <= w.start < found[1]) else None


def subject_after(words: Sequence[Token]) -> Span | None:
    """The mention that opens `words`, the tokens behind a cue or behind "according to"."""
    if not words or not words[0].is_word or words[0].lower in CALENDAR:
        return None
    first = words[0]
    if first.lower in PRONOUNS:
        return (first.start, first.end) if len(words) == 1 or not words[1].is_word else None
    if first.is_capitalised and first.lower not in DETERMINERS | PLACE_LINKS | CONJUNCTIONS:
        last = name_starting(words, 0)
        last = described_name(words, last) or last
        return first.start, words[last].end
    if first.lower in DETERMINERS or first.lower in ROLES:
        last = description_starting(words)
        return (first.start, words[last].end) if last else None
    return None


def sentence_subject(words: Sequence[Token]) -> Span | None:
    """The mention that opens a sentence, behind an adverbial such as "On February 28,"."""
    if not words:
        return None
    start = 0
    dashes = [at for at, word in enumerate(words[:9]) if word.text in ("-", "—", "–")]
    if dashes and words[0].text.isupper():  # a dateline: "WASHINGTON (Reuters) - …"
        start = dashes[0] + 1
    opener = words[start].lower if start < len(words) else ""
    timed = start + 1 < len(words) and words[start + 1].lower in ("later", "earlier", "after", "ago")
    if opener not in PLACE_LINKS | ADVERBS | CONJUNCTIONS and not opener.endswith(("ly", "ing")) and not timed:
        return _opening_phrase(words[start:])
    for at, word in enumerate(words[start + 1 : start + _OPENING_ADVERBIAL], start=start + 1):
        found = _opening_phrase(words[at + 1 :]) if word.text in (",", "—") else None
        after = next((w for w in words if found and w.start >= found[1]), None)
        if found and after and after.is_word and after.lower not in PLACE_LINKS | CONJUNCTIONS:
            return found
    return None


def _opening_phrase(words: Sequence[Token]) -> Span | None:
    if not words or not words[0].is_word:
        return None
    first = words[0]
    if first.lower in PRONOUNS:
        return first.start, first.end
    if first.lower in DETERMINERS:
        last = 0
        for at, word in enumerate(words[1:6], start=1):
            ends = word.lower in NOT_IN_DESCRIPTIONS | ADVERBS | VERBS or word.lower.endswith("ed")
            if not word.is_word or ends:
                break
            last = at
        return (first.start, words[last].end) if last else None
    if first.is_capitalised and first.lower not in CALENDAR:
        return first.start, words[name_starting(words, 0)].end
    return None
