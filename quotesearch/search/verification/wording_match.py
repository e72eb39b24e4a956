"""Judge the wording: which quotes a quotation is, is made from, or is near to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotesearch.language.wording.comparison import (
    REPORTER,
    Comparison,
    Printed,
    Step,
    align,
    compare,
    similarity,
    stands_in,
)
from quotesearch.language.wording.qualifiers import is_content
from quotesearch.language.wording.splices import Passage, find_splice
from quotesearch.language.wording.words import Reading, Word, join_compounds, read_words
from quotesearch.records import Wording
from quotesearch.search.verification.compared_quote import ComparedQuote
from quotesearch.search.verification.printed_quotes import PrintedQuote

_RIGHT = ("verbatim", "partial")
_BEST_FIRST: tuple[Wording, ...] = ("verbatim", "partial", "reported", "altered")

_FEWEST_WORDS = 3  # that show a part of a quote: fewer must be all of it
_ALIGNED = 10  # of the nearest quotes
# A quotation is another quote than the print if a smaller share of its words agrees. Half is enough
# where as many as _FRAME_WORDS can agree.
_NEAR = 0.6
_FRAME, _FRAME_WORDS = 0.5, 6
# So many words in a row, and such a share of the quotation, are a part of a quote whatever stands
# around them.
_WORDS_IN_A_ROW = 5
_SHARE_IN_A_ROW = 0.3
# How near a quote is that is only a part of the quotation, or has its words in another order.
_BARELY_NEAR = 0.01
_JOINT = " … "  # between parts in quotation marks


class _Near(NamedTuple):
    """A quote, and how near the quotation is to it."""

    nearness: float
    quote: PrintedQuote


def match_wording(
    quotation: Reading,
    marked_parts: Sequence[str],
    prints: Sequence[PrintedQuote],
    compounds: Collection[str],
) -> list[ComparedQuote]:
    """Find the quotes that a quotation is or, if there are none, those that it is near to.

    Args:
        quotation: as read.
        marked_parts: its parts in quotation marks, where a clause of the reporter's stands outside.
        prints: the quotes.
        compounds: words that are read as one where they are written in two or three.

    Returns:
        Quotes of one wording, the nearest first; those of a splice in its order. Nothing where the
        quotation is near to none.
    """
    matches = _find_containing(quotation, prints)
    if marked_parts and not _are_right(matches):
        marked = join_compounds(read_words(_JOINT.join(marked_parts)), compounds)
        clauses = _starts_of(marked, marked_parts)
        matches = _find_containing_marked(quotation, marked, clauses, prints) or matches
    return matches or _find_spliced(quotation, prints) or _find_nearest(quotation, prints)


def _are_right(matches: Sequence[ComparedQuote]) -> bool:
    """Tell whether the words of the quotation are right in the quotes found."""
    return bool(matches) and matches[0].wording in _RIGHT


def _best_only(matches: Sequence[ComparedQuote]) -> list[ComparedQuote]:
    """Keep the quotes with the best wording."""
    wordings = {match.wording for match in matches}
    for best in _BEST_FIRST:
        if best in wordings:
            return [match for match in matches if match.wording == best]
    return []


# Quotes that contain the words


def _find_containing(quotation: Reading, prints: Iterable[PrintedQuote]) -> list[ComparedQuote]:
    """Find the quotes that have all words of the quotation, verbatim or the reporter's."""
    matches: list[ComparedQuote] = []
    for quote, printed in prints:
        comparison = compare(quotation, printed)
        if comparison:
            if _is_telling(quotation, comparison):
                matches.append(
                    ComparedQuote(comparison.standing, quote, printed, quotation, comparison)
                )
            continue
        reported = None
        if len(quotation.words) >= _FEWEST_WORDS:
            reported = stands_in(quotation, printed)
        if reported:
            matches.append(ComparedQuote("reported", quote, printed, quotation, reported))
    return _best_only(matches)


def _find_containing_marked(
    quotation: Reading, marked: Reading, clauses: Collection[int], prints: Iterable[PrintedQuote]
) -> list[ComparedQuote]:
    """Find the quotes that have all the words that a quotation has in quotation marks.

    The words outside must be a clause of the reporter's: fewer than those in marks, or printed
    around them.

    Args:
        quotation: all of it.
        marked: its words in marks.
        clauses: positions of words in `marked` before which words outside were left out.
        prints: the quotes.
    """
    if not marked.words:
        return []
    is_mostly_marked = 2 * len(marked.words) >= len(quotation.words)
    matches: list[ComparedQuote] = []
    for quote, printed in prints:
        if not is_mostly_marked and not stands_in(quotation, printed):
            continue
        comparison = compare(marked, printed, interrupted=clauses)
        if not comparison or not _is_telling(marked, comparison):
            continue
        match = ComparedQuote(comparison.standing, quote, printed, marked, comparison)
        # Marks inside the speech do not part it from a reporter's clause: the words around were
        # said, too.
        if match.is_quoted_by_speaker and similarity(quotation, printed.words) >= _NEAR:
            continue
        matches.append(match)
    best = _best_only(matches)
    return best if _are_right(best) else []


def _starts_of(reading: Reading, parts: Sequence[str]) -> set[int]:
    """Find the first word of each part in the reading of all of them."""
    starts: set[int] = set()
    offset = 0
    for part in parts:
        words_before = [word for word in reading.words if word.start < offset]
        starts.add(len(words_before))
        offset += len(part) + len(_JOINT)
    return starts


def _is_telling(quotation: Reading, comparison: Comparison) -> bool:
    """Tell whether a part of a quote is long enough not to be printed by chance."""
    return comparison.standing == "verbatim" or len(quotation.words) >= _FEWEST_WORDS


# Quotes that are put together


def _find_spliced(quotation: Reading, prints: Sequence[PrintedQuote]) -> list[ComparedQuote]:
    """Find the quotes whose passages are put together in the quotation, in its order."""
    passages = find_splice(quotation, [printed for _, printed in prints])
    if not passages:
        return []
    numbers = dict.fromkeys(passage.print_number for passage in passages)
    matches: list[ComparedQuote] = []
    for number in numbers:
        quote, printed = prints[number]
        own = [passage for passage in passages if passage.print_number == number]
        steps = _lay_passages(own, printed)
        words = sum(passage.end - passage.start for passage in own)
        comparison = Comparison("partial", steps, similarity=words / len(quotation.words))
        matches.append(ComparedQuote("spliced", quote, printed, quotation, comparison))
    return matches


def _lay_passages(passages: Iterable[Passage], printed: Printed) -> tuple[Step, ...]:
    """Lay the passages of a quotation on the print that they are from."""
    steps: list[Step] = []
    end = 0
    for passage in sorted(passages, key=lambda passage: passage.first):
        steps.append(Step("left_out", 0, 0, end, passage.first))
        steps.append(Step("same", passage.start, passage.end, passage.first, passage.last))
        end = max(end, passage.last)
    steps.append(Step("left_out", 0, 0, end, len(printed.words)))
    return tuple(steps)


# Quotes that are near


def _find_nearest(quotation: Reading, prints: Iterable[PrintedQuote]) -> list[ComparedQuote]:
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


def _is_report(printed: Printed, comparison: Comparison) -> bool:
    """Tell whether most of the words that agree are the reporter's."""
    same: list[int] = []
    for step in comparison.steps:
        if step.operation == "same":
            same += range(step.first, step.last)
    by_reporter = [position for position in same if printed.runs[position] == REPORTER]
    return 2 * len(by_reporter) > len(same)


def _nearness(quotation: Reading, printed: Printed) -> float:
    """Compute the share of the words that agree with the verbatim words, or with all of them.

    0 means that the print is another quote.
    """
    verbatim = [printed.words[position] for position in printed.marked]
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
    if shorter >= _FEWEST_WORDS and share >= _NEAR:
        return True
    if shorter >= _FRAME_WORDS and share >= _FRAME:
        return True
    if shorter >= _FEWEST_WORDS and sorted(keys) == sorted(printed_keys):
        return True
    return _are_two_words_of_two(quotation.words, words)


def _are_two_words_of_two(words: Sequence[Word], printed: Sequence[Word]) -> bool:
    """Tell whether two words agree with two in one that says something by itself."""
    if not len(words) == len(printed) == 2:
        return False
    pairs = zip(words, printed, strict=True)
    return any(word.key == other.key and is_content(other) for word, other in pairs)


def _has_part_of(quotation: Reading, printed: Printed) -> bool:
    """Tell whether a quotation has many verbatim words in a row, or a whole run, among others."""
    keys = [word.key for word in quotation.words]
    length = max(_WORDS_IN_A_ROW, round(_SHARE_IN_A_ROW * len(keys)))
    for start in range(len(keys) - length + 1):
        if printed.find(keys[start : start + length]) >= 0:
            return True
    text = f" {' '.join(keys)} "
    shortest_run = max(_FEWEST_WORDS, _SHARE_IN_A_ROW * len(keys))
    for start, end in printed.ranges:
        run = " ".join(printed.keys[start:end])
        if end - start >= shortest_run and f" {run} " in text:
            return True
    return False
