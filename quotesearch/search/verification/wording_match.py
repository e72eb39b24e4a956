"""Judge the wording: which quotes a quotation is, is put together from, or is near to."""

from collections.abc import Collection, Iterable, Sequence

from quotesearch.language.wording.comparison import Comparison
from quotesearch.language.wording.printed_words import PrintedWords
from quotesearch.language.wording.splices import Passage, find_splice
from quotesearch.language.wording.steps import Step
from quotesearch.language.wording.words import Reading
from quotesearch.search.verification.compared_quote import ComparedQuote
from quotesearch.search.verification.containment import (
    are_right,
    find_containing,
    find_containing_marked,
)
from quotesearch.search.verification.nearness import find_nearest
from quotesearch.search.verification.printed_quotes import PrintedQuote


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
    matches = find_containing(quotation, prints)
    if marked_parts and not are_right(matches):
        in_marks = find_containing_marked(quotation, marked_parts, prints, compounds)
        matches = in_marks or matches
    return matches or _find_spliced(quotation, prints) or find_nearest(quotation, prints)


def _find_spliced(quotation: Reading, prints: Sequence[PrintedQuote]) -> list[ComparedQuote]:
    """Find the quotes whose passages are put together in the quotation, in its order."""
    passages = find_splice(quotation, [printed for _, printed in prints])
    if not passages:
        return []
    numbers = dict.fromkeys(passage.original_number for passage in passages)
    matches: list[ComparedQuote] = []
    for number in numbers:
        quote, printed = prints[number]
        own = [passage for passage in passages if passage.original_number == number]
        steps = _lay_passages(own, printed)
        words = sum(passage.end - passage.start for passage in own)
        comparison = Comparison("partial", steps, similarity=words / len(quotation.words))
        matches.append(ComparedQuote("spliced", quote, printed, quotation, comparison))
    return matches


def _lay_passages(passages: Iterable[Passage], printed: PrintedWords) -> tuple[Step, ...]:
    """Lay the passages of a quotation on the print that they are from."""
    steps: list[Step] = []
    end = 0
    for passage in sorted(passages, key=lambda passage: passage.first):
        steps.append(Step("left_out", 0, 0, end, passage.first))
        steps.append(Step("same", passage.start, passage.end, passage.first, passage.last))
        end = max(end, passage.last)
    steps.append(Step("left_out", 0, 0, end, len(printed.words)))
    return tuple(steps)
