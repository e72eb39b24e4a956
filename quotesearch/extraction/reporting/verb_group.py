"""The verb group of a cue: the words right before it that belong to it.

Of "Lee was careful not to [say]" it is "was careful not to": auxiliaries, negators and the verbs
above the cue. Asides are left out: "has not, she added, [said]".
"""

from collections.abc import Sequence

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_words import CLAUSE_OPENERS, Word, words_in_front
from quotesearch.language.denial_phrases import LOOSE_WORDS, PHRASE_WORDS, PHRASES, Sense
from quotesearch.language.english import ADVERBS
from quotesearch.language.reporting_words import AUXILIARIES, LINKING_WORDS, PREFERRING_WORDS
from quotesearch.records import Span

# Words that can stand in a verb group, besides adverbs in -ly.
GROUP_WORDS = PHRASE_WORDS | LINKING_WORDS | AUXILIARIES | ADVERBS | LOOSE_WORDS
# A gerund behind one of these belongs to another verb and is not negated with it: "by saying".
_GERUND_OPENERS = frozenset("by after before while when in upon on for since with".split())
# Endings of a verb of avoiding, as opposed to a negator: "declined", "refuse", "fails".
_VERB_ENDINGS = ("ed", "es", "ing", "e", "l", "ls")
_SHORTEST_VERB = 5  # letters
_LONGEST_ASIDE = 8  # words and marks, with the comma that opens it
_LONGEST_PREFERENCE = 8  # words between "rather" and "than", with "rather"
_LONGEST_INSERTION = 7  # words between a verb of avoiding and "to", with the verb


def find_verb_group(
    layout: Layout, attribution: Attribution, cue: Span, cue_words: Sequence[Word]
) -> list[Word]:
    """Find the words in front of a cue that belong to it, back to its mention or to a content."""
    parts = list(attribution.spans)
    if attribution.mention:
        parts.append(attribution.mention)
    cue_start, _ = cue
    sentence_start, _ = layout.sentence_at(cue_start)
    in_front = words_in_front(layout, cue_start, sentence_start, parts)
    verb = cue_words[0].form if cue_words else ""
    return take_verb_group(in_front, verb)


def take_verb_group(in_front: Sequence[Word], verb: str) -> list[Word]:
    """Take from the end of the words those that belong to the verb that follows them."""
    reverse_group: list[Word] = []
    position = len(in_front) - 1
    while position >= 0:
        following = reverse_group[-1].form if reverse_group else None
        start = _part_start(in_front, position, verb, following)
        if start is None:
            break
        is_aside = in_front[position].is_mark
        if not is_aside:
            part = in_front[start : position + 1]
            reverse_group.extend(reversed(part))
        position = start - 1
    return reverse_group[::-1]


def _part_start(
    words: Sequence[Word], position: int, verb: str, following: str | None
) -> int | None:
    """Find where the part of the verb group begins that ends at a position, or None at its edge.

    `following` is the next word of the group, None where only the verb itself follows.
    """
    word = words[position]
    if word.is_mark:
        if following is not None and following not in GROUP_WORDS:
            return None
        return _aside_start(words, position)
    if word.form == "than":
        preference = _preference_start(words, position)
        if preference is not None:
            return preference
    if word.form in CLAUSE_OPENERS:
        return None
    if following is None and verb.endswith("ing") and _separates_gerund(words, position):
        return None
    if word.form in GROUP_WORDS or word.form.endswith("ly"):
        return position
    return _insertion_start(words, position, verb, following)


def _aside_start(words: Sequence[Word], closing: int) -> int | None:
    """Find the comma that opens an aside, given its last mark: "has not, she added, said"."""
    if words[closing].form != ",":
        return None
    for opening in _positions_before(closing, _LONGEST_ASIDE):
        if not words[opening].is_mark:
            continue
        in_front = words[opening - 1].form if opening > 0 else ""
        interrupts = in_front in AUXILIARIES or in_front in PHRASE_WORDS
        return opening if words[opening].form == "," and interrupts else None
    return None


def _preference_start(words: Sequence[Word], than: int) -> int | None:
    """Find the "rather" or "sooner" of a "than": "would sooner quit than say"."""
    for position in _positions_before(than, _LONGEST_PREFERENCE):
        word = words[position]
        if word.form in PREFERRING_WORDS:
            return position
        if word.is_mark or word.form in CLAUSE_OPENERS:
            return None
    return None


def _separates_gerund(words: Sequence[Word], position: int) -> bool:
    """Tell whether a gerund that follows belongs to another verb: not in "lost no time in"."""
    before = words[position - 1].form if position > 0 else ""
    return words[position].form in _GERUND_OPENERS and before != "time"


def _insertion_start(
    words: Sequence[Word], position: int, verb: str, following: str | None
) -> int | None:
    """Find where the words behind a verb of avoiding begin: "declined | on Monday to say"."""
    next_word = verb if following is None else following
    is_infinitive = "to" in (verb, next_word)
    if not is_infinitive and not next_word.endswith("ing"):
        return None
    for place in _positions_before(position, _LONGEST_INSERTION):
        word = words[place]
        if word.is_mark or word.form in CLAUSE_OPENERS:
            return None
        if _is_negator(word.form):
            return place + 1 if _is_verb(word.form) else None
    return None


def _is_negator(word: str) -> bool:
    for phrase in PHRASES.get(word, ()):
        if len(phrase.words) == 1 and phrase.sense is Sense.NEGATES:
            return True
    return False


def _is_verb(word: str) -> bool:
    return word.endswith(_VERB_ENDINGS) and len(word) >= _SHORTEST_VERB


def _positions_before(position: int, count: int) -> range:
    """Give the positions before one, the nearest first, at most so many."""
    last = max(0, position - count)
    return range(position - 1, last - 1, -1)
