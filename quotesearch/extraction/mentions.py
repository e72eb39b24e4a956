"""Mentions: the noun phrase that stands before or after a cue and says who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from quotesearch.extraction.structure import Token
from quotesearch.extraction.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE_FORMS,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    MODALS,
    NAME_LINKS,
    PLACE_LINKS,
    PRONOUNS,
    ROLES,
    VERBS,
)
from quotesearch.models import Span

_NOT_IN_DESCRIPTIONS = AUXILIARIES | MODALS | (CONJUNCTIONS - {"and"}) | PRONOUNS | {"there", "here", "so"}
_DESCRIPTION_WORDS = 9  # a longer description is a misreading
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
        passive or after a modal verb.
    """
    at = len(words) - 1
    saw_be = False
    while at >= 0 and _skippable(words, at):
        saw_be |= words[at].lower in BE_FORMS
        at -= 1
    if saw_be and past:
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
            if words[at - 1].lower in ROLES and all(_names(word) for word in words[at + 1 : comma]):
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
        word, before = words[first - 1], words[first - 2] if first > 1 else None
        capital_before = before is not None and before.is_word and before.is_capitalised
        joins = word.lower in NAME_LINKS and capital_before and not _opens_sentence(words, first - 2)
        if not (_names(word) or joins or word.text == "."):
            break
        first -= 1
    while first < last and (words[first].lower in ADVERBS | CONJUNCTIONS | PLACE_LINKS or words[first].text == "."):
        first += 1
    opening = first
    while opening > 0 and _modifies(words[opening - 1]):
        opening -= 1
    if opening > 0 and words[opening - 1].lower in ARTICLES:
        opening -= 1
    elif opening < first and opening > 0 and _names(words[opening - 1]):
        while opening > 0 and _names(words[opening - 1]):  # "Clinton campaign manager Robby Mook"
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
        if words[at].lower in ("a", "an") and all(w.is_word and w.lower not in _NOT_IN_DESCRIPTIONS for w in between):
            return at
    return None


def _names(word: Token) -> bool:
    return word.is_word and word.is_capitalised and word.lower not in CALENDAR | PRONOUNS


def _modifies(word: Token) -> bool:
    return word.lower in ROLES and not word.is_capitalised


def _opens_sentence(words: Sequence[Token], at: int) -> bool:
    """A capital that only marks the start of a sentence: "After the Senate said"."""
    return at == 0 and words[at].lower in PLACE_LINKS | CONJUNCTIONS | ADVERBS


def _description_ending(words: Sequence[Token], last: int) -> Span | None:
    """ "a senior official", "people familiar with the matter", "a January 9 memorandum"."""
    if words[last].lower in _NOT_IN_DESCRIPTIONS | PLACE_LINKS | DETERMINERS - {"others"}:
        return None
    at = last
    while last - at < _DESCRIPTION_WORDS:
        word = words[at]
        if word.lower in DETERMINERS:
            linked = at > 1 and words[at - 1].lower in PLACE_LINKS and words[at - 2].is_word
            if not linked or words[at - 2].lower in _NOT_IN_DESCRIPTIONS:
                return word.start, words[last].end
        elif not word.is_word or word.lower in _NOT_IN_DESCRIPTIONS:
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


def subject_after(words: Sequence[Token]) -> Span | None:
    """The mention that opens `words`, the tokens behind a cue or behind "according to"."""
    if not words or not words[0].is_word or words[0].lower in CALENDAR:
        return None
    first = words[0]
    if first.lower in PRONOUNS:
        return (first.start, first.end) if len(words) == 1 or not words[1].is_word else None
    if first.is_capitalised and first.lower not in DETERMINERS | PLACE_LINKS | CONJUNCTIONS:
        last = _name_starting(words, 0)
        last = _described_name(words, last) or last
        return first.start, words[last].end
    if first.lower in DETERMINERS or first.lower in ROLES:
        last = _description_starting(words)
        return (first.start, words[last].end) if last else None
    return None


def _name_starting(words: Sequence[Token], at: int) -> int:
    """Index of the last word of the name that starts at `at`."""
    while at + 1 < len(words):
        word, after = words[at + 1], words[at + 2] if at + 2 < len(words) else None
        capital_after = after is not None and after.is_word and after.is_capitalised
        if _names(word) or _modifies(word):
            at += 1
        elif (word.lower in NAME_LINKS or word.text == ".") and capital_after and after and _names(after):
            at += 2
        else:
            break
    return at


def _described_name(words: Sequence[Token], at: int) -> int | None:
    """ "Cruz constituent Dan Golvach" is not Cruz: index of the last word of a name behind lower-case nouns."""
    for i, word in enumerate(words[at + 1 : at + 6], start=at + 1):
        if word.is_word and word.is_capitalised and i > at + 1 and _names(word):
            last = _name_starting(words, i)
            return last if last > i else None
        if not word.is_word or word.lower in _NOT_IN_DESCRIPTIONS | PLACE_LINKS | ADVERBS | VERBS | {"and"}:
            return None
    return None


def _description_starting(words: Sequence[Token]) -> int:
    """Index of the last word of "the mayor of Springfield", with the name that an apposition adds."""
    at = 0
    for i, word in enumerate(words[1 : _DESCRIPTION_WORDS + 1], start=1):
        if not word.is_word or word.lower in _NOT_IN_DESCRIPTIONS:
            break
        if word.lower in PLACE_LINKS and word.lower not in ("of", "for", "from", "with"):
            break
        if word.lower in ADVERBS or word.lower in CALENDAR or word.lower == "and":
            break
        at = i
    while at and words[at].lower in PLACE_LINKS | DETERMINERS:
        at -= 1
    return at


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
            ends = word.lower in _NOT_IN_DESCRIPTIONS | ADVERBS | VERBS or word.lower.endswith("ed")
            if not word.is_word or ends:
                break
            last = at
        return (first.start, words[last].end) if last else None
    if first.is_capitalised and first.lower not in CALENDAR:
        return first.start, words[_name_starting(words, 0)].end
    return None
