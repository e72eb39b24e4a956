"""How similar a quotation is to printed words, and to which of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from rapidfuzz.distance import LCSseq, Levenshtein

from quotesearch.language.wording.qualifiers import PRONOUN_KINDS
from quotesearch.language.wording.words import Keys, Reading, Word, WordSpan

_REACH = 60  # words, at most, by which a part may be longer than the quotation
_STARTS = 5  # about so many of the parts that share most words are compared
_ADDED_WEIGHT = 2.1  # of a word that the quotation adds, where a word that it drops weighs 1
_CONTRACTED = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}
_IRREGULAR_STEMS = {"won't": "will", "can't": "can", "shan't": "shall"}


def similarity(quotation: Reading, words: Sequence[Word]) -> float:
    """Return the share of the words of a quotation that agree with printed ones, 0 to 1.

    It is compared, in order, with the part of the print most like it. "Isn't" agrees with "is not"
    here: similar is not yet the same.
    """
    ours = _without_contractions(quotation.words)
    theirs = _without_contractions(words)
    if not ours or not theirs:
        return 0.0
    start, end = most_similar_span(ours, theirs)
    distance = Levenshtein.distance(ours, theirs[start:end])
    return max(0.0, 1 - distance / len(ours))


def most_similar_span(ours: Keys, theirs: Keys) -> WordSpan:
    """Find the part of their words that ours are a version of. Neither may be empty."""
    length = len(ours)
    if len(theirs) <= length:
        return WordSpan(0, len(theirs))
    difference = partial(_difference, ours, theirs)
    likely = _likely_starts(ours, theirs)
    start = min(likely, key=lambda likely_start: difference(likely_start, likely_start + length))
    end = start + length
    if difference(start, end) > _ADDED_WEIGHT * length:
        return WordSpan(start, end)  # a different text: where it starts and ends does not matter

    # Words may be dropped or added, so that the part is longer or shorter than the quotation.
    reach = min(length, _REACH)

    def best_start(start: int, end: int) -> int:
        lowest = max(0, start - reach)
        highest = min(end, start + reach)
        starts = range(lowest, highest + 1)
        return min(starts, key=lambda new_start: difference(new_start, end))

    def best_end(start: int, end: int) -> int:
        lowest = max(start, end - reach)
        highest = min(len(theirs), end + reach)
        ends = range(lowest, highest + 1)
        return min(ends, key=lambda new_end: difference(start, new_end))

    start = best_start(start, end)
    end = best_end(start, end)
    return WordSpan(best_start(start, end), end)


def _difference(ours: Keys, theirs: Keys, start: int, end: int) -> float:
    """Measure how much our words differ from a part of theirs.

    Words added weigh more than words dropped, so that a word at an end of ours is looked for a
    little further on.
    """
    same = LCSseq.similarity(ours, theirs[start:end])
    added = len(ours) - same
    dropped = end - start - same
    return _ADDED_WEIGHT * added + dropped


def _likely_starts(ours: Keys, theirs: Keys) -> list[int]:
    """Find where parts of our length start that have most of our words, in any order.

    Of many equally good ones, a few are enough.
    """
    counts = _shared_counts(ours, theirs)
    most = max(counts)
    best = [start for start, count in enumerate(counts) if count == most]
    step = max(1, len(best) // _STARTS)
    return best[::step]


def _shared_counts(ours: Keys, theirs: Keys) -> list[int]:
    """Count how many of our words, in any order, each part of our length has."""
    length = len(ours)
    missing = Counter(ours)  # below zero for words that the part has too often
    shared = 0
    counts: list[int] = []
    for place, word in enumerate(theirs):
        if word in missing:
            missing[word] -= 1
            if missing[word] >= 0:
                shared += 1
        if place >= length:
            left = theirs[place - length]  # has left the part
            if left in missing:
                missing[left] += 1
                if missing[left] > 0:
                    shared -= 1
        if place >= length - 1:
            counts.append(shared)
    return counts


def _without_contractions(words: Iterable[Word]) -> Keys:
    """List the keys of words, with contractions taken apart."""
    keys: list[str] = []
    for word in words:
        keys += _parts(word)
    return tuple(keys)


def _parts(word: Word) -> tuple[str, ...]:
    """List the keys of the words that a contraction is made of; of any other word, its own."""
    if word.plain.endswith("n't"):
        stem = word.plain.removesuffix("n't")
        return _IRREGULAR_STEMS.get(word.plain, stem), "not"
    stem, apostrophe, ending = word.plain.rpartition("'")
    if not apostrophe or ending not in _CONTRACTED:
        return (word.key,)
    if ending == "s" and stem not in PRONOUN_KINDS:
        return (word.key,)  # "the mayor's": more often a possessive
    return stem, _CONTRACTED[ending]
