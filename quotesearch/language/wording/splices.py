"""Find out whether a quotation is made of passages that were not printed together."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quotesearch.language.wording.comparison import Printed, similarity
from quotesearch.language.wording.words import Reading

_MOST = 4  # passages
_FEWEST = 3  # words of a passage, unless it is all of a run or stands between ellipses
_BETWEEN_ELLIPSES = 2
_JOINS = 1  # words that are put in to join two passages
_JOINING = frozenset("and but or so then because while yet".split())
_APART = 4  # words that are left out, at least, where a sentence ends among them
_REST = 3  # words of the quotation, at least, that a print lacks: fewer are an alteration


class Passage(NamedTuple):
    """Words `start` to `end` of a quotation, which are those from `first` on of a print."""

    start: int
    end: int
    print_number: int
    first: int

    @property
    def last(self) -> int:
        return self.first + self.end - self.start


def find_splice(quotation: Reading, prints: Sequence[Printed]) -> list[Passage] | None:
    """Find the passages that a quotation is put together from; None where it is no such thing."""
    passages = _passages(quotation, prints)
    if (
        passages is None
        or len(passages) < 2
        or not all(_tells(quotation, passage, prints) for passage in passages)
    ):
        return None
    sources = {passage.print_number for passage in passages}
    if len(sources) == 1:
        (source,) = sources
        return passages if _from_two_places(passages, prints[source]) else None
    length = len(quotation.words)
    for source in sources:
        words = [prints[source].words[at] for at in prints[source].marked]
        if round(length * (1 - similarity(quotation, words))) < _REST and not quotation.gaps:
            return None
    return passages


def _passages(quotation: Reading, prints: Sequence[Printed]) -> list[Passage] | None:
    """Take the longest passage that is printed, then the next; None where words are left over."""
    passages: list[Passage] = []
    at, joins, length = 0, 0, len(quotation.words)
    while prints and at < length:
        stop = min((gap for gap in quotation.gaps if gap > at), default=length)
        used = [passage.print_number for passage in passages]
        order = [*reversed(used), *(number for number in range(len(prints)) if number not in used)]
        best = max(
            (_longest(quotation, at, stop, prints[number], number) for number in order),
            key=_words_of,
        )
        if _words_of(best) >= _BETWEEN_ELLIPSES:
            passages.append(best)
            at = best.end
        elif passages and joins < _JOINS and quotation.words[at].plain in _JOINING:
            at, joins = at + 1, joins + 1
        else:
            return None
        if len(passages) > _MOST:
            return None
    return passages


def _longest(quotation: Reading, start: int, stop: int, printed: Printed, number: int) -> Passage:
    """The longest passage of a quotation from `start` on that stands in one run of a print."""
    keys = [word.key for word in quotation.words[start:stop]]
    least, most, first = 0, len(keys), 0
    while least < most:
        middle = (least + most + 1) // 2
        found = printed.find(keys[:middle])
        if found < 0:
            most = middle - 1
        else:
            least, first = middle, found
    return Passage(start, start + least, number, first)


def _words_of(passage: Passage) -> int:
    return passage.end - passage.start


def _tells(quotation: Reading, passage: Passage, prints: Sequence[Printed]) -> bool:
    """Whether a passage is long enough not to be printed by chance."""
    if _words_of(passage) >= _FEWEST:
        return True
    enclosed = {passage.start, passage.end} <= quotation.gaps | {0, len(quotation.words)}
    return enclosed or (passage.first, passage.last) in prints[passage.print_number].ranges


def _from_two_places(passages: Sequence[Passage], printed: Printed) -> bool:
    """Whether passages of one print stand apart there: no words are only dropped, or moved."""
    if any(
        printed.runs[one.first] != printed.runs[other.first] for one, other in pairwise(passages)
    ):
        return True
    if sum(map(_words_of, passages)) >= len(printed.marked):
        return False  # all of it, in another order
    return any(_apart(printed, one.last, other.first) for one, other in pairwise(passages))


def _apart(printed: Printed, end: int, start: int) -> bool:
    """Whether a passage that ends and another that begins here belong to different sentences."""
    between = range(end, start) if end <= start else range(start, end)
    ends = any(printed.words[at].ends_sentence for at in between)
    return ends and (end > start or len(between) >= _APART)
