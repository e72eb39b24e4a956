"""Find out whether a quotation is made of passages that were not printed together."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quotesearch.language.wording.printed_words import PrintedWords
from quotesearch.language.wording.similarity import similarity
from quotesearch.language.wording.words import Reading

_MOST_PASSAGES = 4
_FEWEST_WORDS = 3  # of a passage, unless it is all of a run or stands between ellipses
_FEWEST_BETWEEN_ELLIPSES = 2
_MOST_JOINING_WORDS = 1
_JOINING_WORDS = frozenset("and but or so then because while yet".split())
_FEWEST_APART = 4  # words left out between two passages, where a sentence ends among them
_FEWEST_MISSING = 3  # words of the quotation that a print lacks: fewer are an alteration


class Passage(NamedTuple):
    """Words `start` to `end` of a quotation, printed as the words from `first` on of an original.

    `original_number` counts the originals from 0.
    """

    start: int
    end: int
    original_number: int
    first: int

    @property
    def length(self) -> int:
        """Its number of words."""
        return self.end - self.start

    @property
    def last(self) -> int:
        """Where it ends in the original."""
        return self.first + self.length


def find_splice(quotation: Reading, originals: Sequence[PrintedWords]) -> list[Passage] | None:
    """Find the passages that a quotation is put together from; None where it is not spliced."""
    passages = _split(quotation, originals)
    if passages is None or len(passages) < 2:
        return None
    if not all(_is_telling(quotation, passage, originals) for passage in passages):
        return None
    numbers = {passage.original_number for passage in passages}
    if len(numbers) == 1:
        original = originals[passages[0].original_number]
        return passages if _are_from_two_places(passages, original) else None
    for number in numbers:
        if not quotation.gaps and not _lacks_words(quotation, originals[number]):
            return None
    return passages


def _split(quotation: Reading, originals: Sequence[PrintedWords]) -> list[Passage] | None:
    """Take the longest passage that is printed, then the next; None where words are left over."""
    if not originals:
        return None
    passages: list[Passage] = []
    joining_words = 0
    place = 0
    while place < len(quotation.words):
        best = _best_passage(quotation, place, originals, passages)
        if best.length >= _FEWEST_BETWEEN_ELLIPSES:
            passages.append(best)
            place = best.end
        elif passages and quotation.words[place].plain in _JOINING_WORDS:
            joining_words += 1
            place += 1
        else:
            return None
        if joining_words > _MOST_JOINING_WORDS or len(passages) > _MOST_PASSAGES:
            return None
    return passages


def _best_passage(
    quotation: Reading,
    start: int,
    originals: Sequence[PrintedWords],
    passages: Sequence[Passage],
) -> Passage:
    """Find the longest passage from `start` on that stands in any of the originals.

    Of equally long ones, prefer an original that has given a passage already, the latest first.
    """
    later_gaps = [gap for gap in quotation.gaps if gap > start]
    stop = min(later_gaps, default=len(quotation.words))
    numbers = [passage.original_number for passage in reversed(passages)]
    numbers += [number for number in range(len(originals)) if number not in numbers]
    candidates = [
        _longest_passage(quotation, start, stop, originals[number], number) for number in numbers
    ]
    return max(candidates, key=lambda passage: passage.length)


def _longest_passage(
    quotation: Reading, start: int, stop: int, original: PrintedWords, number: int
) -> Passage:
    """Find the longest passage from `start` on that stands in one run of an original.

    It is found by halving: where a passage stands, every shorter one does.
    """
    keys = quotation.keys[start:stop]
    least, most, first = 0, len(keys), 0
    while least < most:
        middle = (least + most + 1) // 2
        place = original.find(keys[:middle])
        if place < 0:
            most = middle - 1
        else:
            least, first = middle, place
    return Passage(start, start + least, number, first)


def _is_telling(quotation: Reading, passage: Passage, originals: Sequence[PrintedWords]) -> bool:
    """Whether a passage is long enough not to be printed by chance."""
    if passage.length >= _FEWEST_WORDS:
        return True
    limits = quotation.gaps | {0, len(quotation.words)}
    if passage.start in limits and passage.end in limits:
        return True
    original = originals[passage.original_number]
    return (passage.first, passage.last) in original.run_spans


def _lacks_words(quotation: Reading, original: PrintedWords) -> bool:
    """Whether an original lacks so many words of a quotation that this is not an alteration."""
    verbatim = [original.words[place] for place in original.verbatim]
    missing_share = 1 - similarity(quotation, verbatim)
    return round(len(quotation.words) * missing_share) >= _FEWEST_MISSING


def _are_from_two_places(passages: Sequence[Passage], original: PrintedWords) -> bool:
    """Whether passages of one original stand apart there: no words are only dropped, or moved."""
    for passage, following in pairwise(passages):
        if original.runs[passage.first] != original.runs[following.first]:
            return True
    if sum(passage.length for passage in passages) >= len(original.verbatim):
        return False  # all of it, in another order
    return any(
        _are_apart(original, passage.last, following.first)
        for passage, following in pairwise(passages)
    )


def _are_apart(original: PrintedWords, end: int, start: int) -> bool:
    """Whether the end of a passage and the start of the next belong to different sentences."""
    between = range(min(start, end), max(start, end))
    if not any(original.words[place].ends_sentence for place in between):
        return False
    return end > start or len(between) >= _FEWEST_APART
