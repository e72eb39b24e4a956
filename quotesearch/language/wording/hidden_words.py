"""Find the printed words that a quotation hides at its joints."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter

from quotesearch.language.wording.pieces import Joint
from quotesearch.language.wording.printed_words import REPORTER, PrintedWords
from quotesearch.language.wording.qualifiers import frames, matters, takes_back
from quotesearch.language.wording.words import Reading, Word, WordSpan

MOST_REPLACED = 4  # printed words that words in brackets stand for without an ellipsis
COORDINATE = frozenset("and or which who whom where".split())  # start a clause of its own

_Ends = Callable[[Word], bool]

_NEW_CLAUSE = COORDINATE | {"but"}
_ends_clause: _Ends = attrgetter("ends_clause")
_ends_sentence: _Ends = attrgetter("ends_sentence")


def hidden_spans(
    quotation: Reading, joints: Sequence[Joint], original: PrintedWords, places: Sequence[WordSpan]
) -> list[WordSpan]:
    """Find the printed words that each joint stands for.

    Between two pieces these are all the words between their places. Before the first and behind the
    last, a quotation may start and end anywhere: there they are only those that brackets stand for,
    or that may not be left out.

    Args:
        quotation: the quotation.
        joints: of the quotation.
        original: the print.
        places: where the pieces between the joints are printed; one less.
    """
    first_place, last_place = places[0], places[-1]
    spans = [_hidden_before(quotation, original, joints[0], first_place.start)]
    for place, next_place in pairwise(places):
        spans.append(WordSpan(place.end, next_place.start))
    spans.append(_hidden_behind(original, joints[-1], last_place.end))
    return spans


def _hidden_before(
    quotation: Reading, original: PrintedWords, joint: Joint, first: int
) -> WordSpan:
    """Find the words before printed word `first` that the start of a quotation hides."""
    nothing = WordSpan(first, first)
    clause = _start_of(_ends_clause, original, first)
    if joint.is_bracketed:
        return WordSpan(max(clause, first - MOST_REPLACED), first)
    # A first letter in brackets, as in "[T]he", says that the sentence has more words.
    starts_in_bracket = quotation.words[0].bracket > 0
    is_recased = starts_in_bracket or 0 in quotation.recased
    if not (joint.has_gap or is_recased):
        return nothing
    sentence = _start_of(_ends_sentence, original, clause)
    words = original.words
    is_coordinate = clause < first and words[clause].plain in COORDINATE
    is_framed = any(frames(word) for word in words[sentence:clause])
    if is_framed and not is_coordinate:
        return WordSpan(sentence, first)
    hides = any(matters(words, place) for place in range(clause, first))
    return WordSpan(clause, first) if hides else nothing


def _hidden_behind(original: PrintedWords, joint: Joint, last: int) -> WordSpan:
    """Find the words from printed word `last` on that the end of a quotation hides."""
    nothing = WordSpan(last, last)
    if not (joint.is_bracketed or joint.has_gap):
        return nothing
    ends = _ends_sentence if joint.has_gap else _ends_clause
    end = _end_of(ends, original, last)
    if joint.is_bracketed:
        return WordSpan(last, min(end, last + MOST_REPLACED))
    hidden = original.words[last:end]
    if not hidden or hidden[0].plain in _NEW_CLAUSE:
        return nothing
    return WordSpan(last, end) if any(map(takes_back, hidden)) else nothing


def _start_of(ends: _Ends, original: PrintedWords, place: int) -> int:
    """Go back from a word to the start of its clause or sentence, or of its run."""
    while place > 0:
        before = place - 1
        if original.runs[before] == REPORTER or ends(original.words[before]):
            break
        place = before
    return place


def _end_of(ends: _Ends, original: PrintedWords, place: int) -> int:
    """Go on from a word to the end of its clause or sentence, or of its run."""
    while place < len(original.words):
        is_end = place > 0 and ends(original.words[place - 1])
        if original.runs[place] == REPORTER or is_end:
            break
        place += 1
    return place
