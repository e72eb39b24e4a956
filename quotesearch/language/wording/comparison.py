"""Compare a quotation with printed words in which all of its words stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quotesearch.language.wording.assembly import assemble
from quotesearch.language.wording.masked_words import unmask
from quotesearch.language.wording.pieces import Pieces, cut, find_pieces
from quotesearch.language.wording.printed_words import PrintedWords
from quotesearch.language.wording.steps import Step, restore_brackets, tidy
from quotesearch.language.wording.words import Reading, WordSpan

Standing = Literal["verbatim", "partial", "altered"]


@dataclass(frozen=True)
class Comparison:
    """A quotation beside a print.

    Attributes:
        standing: "verbatim" is all of the print as printed; "partial" a part of it, or with what an
            editor may do; everything else is "altered".
        steps: the quotation laid on the print.
        similarity: the share of the words given that agree, 0 to 1.
    """

    standing: Standing
    steps: tuple[Step, ...]
    similarity: float


def compare(
    quotation: Reading, original: PrintedWords, interrupted: Collection[int] = ()
) -> Comparison | None:
    """Compare a quotation with the verbatim words of a print.

    Args:
        quotation: the quotation.
        original: the print.
        interrupted: gaps of the quotation at which it has a reporter's clause.

    Returns:
        None where the words of the quotation do not all stand in the print, in their order.
    """
    quotation = unmask(quotation, original)
    has_brackets = any(word.bracket for word in quotation.words)
    # Words in brackets may be printed so, as all others, or be an editor's.
    readings = (False, True) if has_brackets else (False,)
    for at_brackets in readings:
        pieces = cut(quotation, at_brackets=at_brackets)
        places = find_pieces(quotation, pieces, original)
        if places is not None:
            return _judge(quotation, pieces, original, places, interrupted)
        for abridged in original.without_brackets():
            places = find_pieces(quotation, pieces, abridged.printed)
            if places is not None:
                comparison = _judge(quotation, pieces, abridged.printed, places, interrupted)
                length = len(original.words)
                steps = restore_brackets(comparison.steps, abridged.places, length)
                return replace(comparison, steps=steps)
    return None


def stands_in(quotation: Reading, original: PrintedWords) -> Comparison | None:
    """Compare a quotation with all the words of a print, the reporter's among them.

    None where it does not stand there, or only with changes to what is said.
    """
    one_run = (0,) * len(original.runs)
    comparison = compare(quotation, replace(original, runs=one_run))
    if comparison is None or comparison.standing == "altered":
        return None
    return comparison


def _judge(
    quotation: Reading,
    pieces: Pieces,
    original: PrintedWords,
    places: Sequence[WordSpan],
    interrupted: Collection[int],
) -> Comparison:
    """Judge a quotation whose pieces all stand in the print."""
    assembly = assemble(quotation, pieces, original, places, interrupted)
    inserted = sum(joint.end - joint.start for joint in pieces.joints)
    similarity = 1 - inserted / len(quotation.words)
    standing: Standing
    if not assembly.is_right:
        standing = "altered"
    elif not _is_whole(original, places):
        standing = "partial"
    elif _is_as_printed(quotation, original.reading):
        standing = "verbatim"
    else:
        adds_marks = _adds_marks(quotation, pieces, original, places)
        standing = "verbatim" if assembly.is_untouched and not adds_marks else "partial"
    return Comparison(standing, tidy(assembly.steps), similarity)


def _is_whole(original: PrintedWords, places: Sequence[WordSpan]) -> bool:
    """Whether the pieces of a quotation are all the verbatim words."""
    quoted: set[int] = set()
    for span in places:
        quoted.update(span.places)
    return quoted.issuperset(original.verbatim)


def _is_as_printed(quotation: Reading, original: Reading) -> bool:
    """Whether a quotation is printed so, even with its ellipses and brackets."""
    if quotation.keys != original.keys or _has_mask(quotation):
        return False
    brackets = [word.bracket > 0 for word in quotation.words]
    printed_brackets = [word.bracket > 0 for word in original.words]
    if brackets != printed_brackets:
        return False
    marks = (quotation.gaps, quotation.recased, quotation.sic)
    return marks == (original.gaps, original.recased, original.sic)


def _adds_marks(
    quotation: Reading, pieces: Pieces, original: PrintedWords, places: Sequence[WordSpan]
) -> bool:
    """Whether a quotation has masks, brackets or a "[sic]" that the print does not have."""
    if quotation.recased or _has_mask(quotation):
        return True
    if quotation.sic and not original.reading.sic:
        return True
    for piece, place in zip(pieces.spans, places, strict=True):
        words = quotation.words[piece.start : piece.end]
        printed_words = original.words[place.start : place.end]
        for word, printed in zip(words, printed_words, strict=True):
            if word.bracket and not printed.bracket:
                return True
    return False


def _has_mask(reading: Reading) -> bool:
    return any(word.masked for word in reading.words)
