"""Find the quotes that a quotation is near to: those of which it may be a version."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotesearch.language.wording.alignment import align
from quotesearch.language.wording.comparison import Comparison
from quotesearch.language.wording.printed_words import REPORTER, PrintedWords
from quotesearch.language.wording.qualifiers import is_content
from quotesearch.language.wording.similarity import similarity
from quotesearch.language.wording.words import Reading, Word
from quotesearch.records import Wording
from quotesearch.search.verification.compared_quote import ComparedQuote
from quotesearch.search.verification.printed_quotes import PrintedQuote
from quotesearch.search.verification.quotation import FEWEST_WORDS

_ALIGNED = 10  # of the nearest quotes
# A quotation is another quote than the print if a smaller share of its words agrees. Half is enough
# where as many as _FRAME_WORDS can agree.
NEAR = 0.6
_FRAME, _FRAME_WORDS = 0.5, 6
# So many words in a row, and such a share of the quotation, are a part of a quote whatever stands
# around them.
_WORDS_IN_A_ROW = 5
_SHARE_IN_A_ROW = 0.3
# How near a quote is that is only a part of the quotation, or has its words in another order.
_BARELY_NEAR = 0.01


class _Near(NamedTuple):
    """A quote, and how near the quotation is to it."""

    nearness: float
    quote: PrintedQuote


def find_nearest(quotation: Reading, prints: Iterable[PrintedQuote]) -> list[ComparedQuote]:
    """Find the quotes that the quotation is a version of, verbatim or in the reporter's words."""
    measured = [_Near(_nearness(quotation, quote.printed), quote) for quote in prints]
    near = [candidate for candidate in measured if candidate.nearness]
    near.sort(key=lambda candidate: candidate.nearness, reverse=True)
    matches: list[ComparedQuote] = []
    for candidate in near[:_ALIGNED]:
        match = _align(quotation, candidate)
        if match:
            matches.append(match)
    if not matches:
        return []
    best = min(matches, key=lambda match: (-match.closeness, match.wording))
    return [match for match in matches if match.wording == best.wording]


def _align(quotation: Reading, candidate: _Near) -> ComparedQuote | None:
    """Lay a quotation on a quote: on its report where most that agrees is the reporter's."""
    quote, printed = candidate.quote
    wording: Wording = "reported"
    aligned = align(quotation, printed, reported=True)
    if aligned is None or not _is_report(printed, aligned):
        wording = "altered"
        aligned = align(quotation, printed)
    if aligned is None:
        return None
    comparison = replace(aligned, similarity=candidate.nearness)
    return ComparedQuote(wording, quote, printed, quotation, comparison)


def _is_report(printed: PrintedWords, comparison: Comparison) -> bool:
    """Tell whether most of the words that agree are the reporter's."""
    same: list[int] = []
    for step in comparison.steps:
        if step.operation == "same":
            same += range(step.first, step.last)
    by_reporter = [position for position in same if printed.runs[position] == REPORTER]
    return 2 * len(by_reporter) > len(same)


def _nearness(quotation: Reading, printed: PrintedWords) -> float:
    """Compute the share of the words that agree with the verbatim words, or with all of them.

    0 means that the print is another quote.
    """
    verbatim = [printed.words[position] for position in printed.verbatim]
    if verbatim:
        share = similarity(quotation, verbatim)
        if _is_version(quotation, verbatim, share):
            return max(share, _BARELY_NEAR)
    if len(verbatim) < len(printed.words):
        share = similarity(quotation, printed.words)
        if _is_version(quotation, printed.words, share):
            return share
    return _BARELY_NEAR if _has_part_of(quotation, printed) else 0.0


def _is_version(quotation: Reading, words: Sequence[Word], share: float) -> bool:
    """Tell whether a quotation can be a version of printed words, given the share that agrees."""
    keys = [word.key for word in quotation.words]
    printed_keys = [word.key for word in words]
    shorter = min(len(keys), len(printed_keys))
    if shorter >= FEWEST_WORDS and share >= NEAR:
        return True
    if shorter >= _FRAME_WORDS and share >= _FRAME:
        return True
    if shorter >= FEWEST_WORDS and sorted(keys) == sorted(printed_keys):
        return True
    return _are_two_words_of_two(quotation.words, words)


def _are_two_words_of_two(words: Sequence[Word], printed: Sequence[Word]) -> bool:
    """Tell whether two words agree with two in one that says something by itself."""
    if not len(words) == len(printed) == 2:
        return False
    pairs = zip(words, printed, strict=True)
    return any(word.key == other.key and is_content(other) for word, other in pairs)


def _has_part_of(quotation: Reading, printed: PrintedWords) -> bool:
    """Tell whether a quotation has many verbatim words in a row, or a whole run, among others."""
    keys = [word.key for word in quotation.words]
    length = max(_WORDS_IN_A_ROW, round(_SHARE_IN_A_ROW * len(keys)))
    for start in range(len(keys) - length + 1):
        if printed.find(keys[start : start + length]) >= 0:
            return True
    text = f" {' '.join(keys)} "
    shortest_run = max(FEWEST_WORDS, _SHARE_IN_A_ROW * len(keys))
    for start, end in printed.run_spans:
        run = " ".join(printed.keys[start:end])
        if end - start >= shortest_run and f" {run} " in text:
            return True
    return False
