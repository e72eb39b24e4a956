"""Find the quotes that contain a quotation, or its parts in quotation marks."""

from collections.abc import Collection, Iterable, Sequence

from quotesearch.language.wording.comparison import Comparison, compare, stands_in
from quotesearch.language.wording.compounds import join_compounds
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.similarity import similarity
from quotesearch.language.wording.words import Reading
from quotesearch.records import Wording
from quotesearch.search.verification.compared_quote import ComparedQuote
from quotesearch.search.verification.nearness import NEAR
from quotesearch.search.verification.printed_quotes import PrintedQuote
from quotesearch.search.verification.quotation import FEWEST_WORDS

_RIGHT = ("verbatim", "partial")
_BEST_FIRST: tuple[Wording, ...] = ("verbatim", "partial", "reported", "altered")
_JOINT = " … "  # between parts in quotation marks


def find_containing(quotation: Reading, prints: Iterable[PrintedQuote]) -> list[ComparedQuote]:
    """Find the quotes that have all words of a quotation in their order.

    The words are verbatim in the quote, or the reporter's. Only the quotes with the best wording
    are returned. "altered" has all the words, but an ellipsis or a bracket changes what they say.
    """
    matches = []
    for quote in prints:
        match = _find_in(quote, quotation)
        if match:
            matches.append(match)
    return _best_only(matches)


def _find_in(quote: PrintedQuote, quotation: Reading) -> ComparedQuote | None:
    comparison = compare(quotation, quote.printed)
    if comparison:
        if not _is_telling(quotation, comparison):
            return None
        return ComparedQuote(comparison.standing, *quote, quotation, comparison)
    if len(quotation.words) < FEWEST_WORDS:
        return None
    reported = stands_in(quotation, quote.printed)
    if not reported:
        return None
    return ComparedQuote("reported", *quote, quotation, reported)


def find_containing_marked(
    quotation: Reading,
    marked_parts: Sequence[str],
    prints: Iterable[PrintedQuote],
    compounds: Collection[str],
) -> list[ComparedQuote]:
    """Find the quotes that have all the words that a quotation has in quotation marks.

    The words outside must be a clause of the reporter's: fewer than those in marks, or printed
    around them.

    Args:
        quotation: all of it.
        marked_parts: its parts in marks.
        prints: the quotes.
        compounds: words that are read as one where they are written in two or three.
    """
    marked = join_compounds(read_words(_JOINT.join(marked_parts)), compounds)
    clauses = _starts_of(marked, marked_parts)
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
        if match.is_quoted_by_speaker and similarity(quotation, printed.words) >= NEAR:
            continue
        matches.append(match)
    best = _best_only(matches)
    return best if are_right(best) else []


def _starts_of(reading: Reading, parts: Sequence[str]) -> set[int]:
    """Find the position of the first word of each part in the reading of all of them."""
    starts: set[int] = set()
    offset = 0
    for part in parts:
        words_before = [word for word in reading.words if word.start < offset]
        starts.add(len(words_before))
        offset += len(part) + len(_JOINT)
    return starts


def _is_telling(quotation: Reading, comparison: Comparison) -> bool:
    """Tell whether a part of a quote is long enough not to be printed by chance."""
    return comparison.standing == "verbatim" or len(quotation.words) >= FEWEST_WORDS


def are_right(matches: Sequence[ComparedQuote]) -> bool:
    """Tell whether the words of the quotation are right in the quotes found."""
    return bool(matches) and matches[0].wording in _RIGHT


def _best_only(matches: Sequence[ComparedQuote]) -> list[ComparedQuote]:
    """Keep the quotes with the best wording."""
    wordings = {match.wording for match in matches}
    for best in _BEST_FIRST:
        if best in wordings:
            return [match for match in matches if match.wording == best]
    return []
